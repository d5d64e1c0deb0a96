import { clock, type Language, say } from '#texts';
import type { DeskCall, DeskSettings } from '../desk-state.ts';
import { elementTexts, meansTexts, methodTexts, stateTexts } from './identity-texts.ts';
import { deskTexts } from './texts.ts';

/** What every sentence of the desk depends on. */
export type Speech = { readonly language: Language; readonly settings: DeskSettings };

/** The card's heading: whom one speaks with, as long as that is known. */
export function nameCaller(call: DeskCall, { language }: Speech): string {
  return call.identified?.name ?? say(stateTexts, language, 'unidentified');
}

export function describeState(call: DeskCall, speech: Speech): string {
  const { language } = speech;
  if (call.is === 'over') return say(stateTexts, language, call.wasIdentified ? 'over' : 'callOver');
  if (call.is === 'talking' && !call.yours) return say(deskTexts, language, 'hasCall', { name: call.advisor ?? '–' });
  if (call.identified) return describeIdentity(call.identified, speech);
  return say(stateTexts, language, call.failed.length > 0 ? 'failed' : 'notTried');
}

function describeIdentity({ plan, at }: NonNullable<DeskCall['identified']>, { language, settings }: Speech): string {
  const means = plan in meansTexts ? say(meansTexts, language, plan as keyof typeof meansTexts, { app: settings.app[language] }) : '';
  return say(stateTexts, language, 'identified', { time: clock(language, at, settings.timeZone), means });
}

/** By which ways; those that failed too (D20). */
export function nameMethods({ is, identified, failed }: DeskCall, { language, settings }: Speech): string {
  if (is === 'over') return '–';
  const plans = identified ? [identified.plan] : failed;
  const names = plans.flatMap((plan) =>
    plan in methodTexts ? [say(methodTexts, language, plan as keyof typeof methodTexts, { app: settings.app[language] })] : [plan],
  );
  return names.length > 0 ? names.join(', ') : say(deskTexts, language, 'none');
}

/** Which word is truer than the element's own. */
const isShownBy: Readonly<Record<string, readonly (keyof typeof elementTexts)[]>> = { knowledge: ['pwd'], possession: ['sms', 'otp'] };

export function nameElements({ is, identified }: DeskCall, { language }: Speech): string {
  if (is === 'over') return '–';
  const { elements = [], amr = [] } = identified ?? {};
  const names = elements.map((element) => {
    const exact = isShownBy[element]?.find((method) => amr.includes(method)) ?? element;
    return exact in elementTexts ? say(elementTexts, language, exact as keyof typeof elementTexts) : exact;
  });
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return list === '' ? say(deskTexts, language, 'none') : list.charAt(0).toLocaleUpperCase(language) + list.slice(1);
}

export function nameReason({ reason }: DeskCall, { language, settings }: Speech): string {
  return settings.reasons.find(({ id }) => id === reason)?.name[language] ?? '–';
}

/** Whole minutes: a figure that changes each second is a figure nobody reads. */
export function sayWaited(since: number | null, now: number, { language }: Speech): string {
  if (since === null) return '–';
  return say(deskTexts, language, 'minutes', { count: Math.max(0, Math.floor((now - since) / 60_000)) });
}

/** S44: in one line. */
export function sayDiscuss({ is, identified }: DeskCall, { language, settings }: Speech): string {
  if (is === 'over') return '–';
  return settings.discuss[identified ? 'identified' : 'unidentified'][language];
}

/** What a desk knows when the server has been silent: that nobody is identified any more (the lease may have run out, T38). */
export function withoutContact(call: DeskCall): DeskCall {
  return { ...call, identified: null, wrongCodes: [], codeBoxes: null };
}
