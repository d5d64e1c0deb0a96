import type { Plan } from '#identification';
import type { Brand, Language, TimeZone } from '#texts';
import { areAsRecorded, findHoursFaults, type Hours } from './hours.ts';
import type { Key, PromptSettings, Reason, Way } from './prompts/prompts.ts';

/** What a bank chooses of its telephone. */
export type PhoneSettings = {
  readonly brand: Brand;
  /** In the order they are spoken. A way without a plan is not spoken, and its key means nothing. */
  readonly ways: readonly { readonly key: Key; readonly way: Way }[];
  /** Which plan a way runs (S5). `unidentified` needs none. */
  readonly plans: { readonly [way in Way]?: string };
  /**
   * Which plan it runs once it was refused twice in this call, where that is another: one that sets right what may be the reason. Not
   * the second time, when most have only mistyped; and for everybody alike, so that it tells nothing (D6).
   */
  readonly again?: { readonly [way in Way]?: string };
  /** The first is key 1 (S14). */
  readonly reasons: readonly Reason[];
  /** The number dialled decides the language. */
  readonly numbers: readonly { readonly number: string; readonly dialled?: readonly string[]; readonly language: Language }[];
  /** Whether calls are recorded; then callers are told. */
  readonly recording: boolean;
  /** When somebody answers; without it always. Blocking works day and night. */
  readonly hours?: Hours;
  readonly timeZone: TimeZone;
};

/** Announced only in a first menu that is repeated. */
export const languageKeys: { readonly [key: string]: Language } = { '6': 'sv', '7': 'fi', '8': 'en' };

export type Meaning = { readonly plan: string; readonly purpose: 'call' | 'block' } | 'unidentified' | 'nothing';

/** What a key of the first menu means; 0 is way 5, unannounced. `failed`: the plans that were refused in this call. */
export function meaningOf(settings: PhoneSettings, key: string, failed: readonly string[] = []): Meaning {
  const way = settings.ways.find((one) => one.key === key)?.way;
  if (key === '0' || way === 'unidentified') return 'unidentified';
  const first = way && settings.plans[way];
  const isRefusedTwice = failed.filter((plan) => plan === first).length > 1;
  const plan = way && isRefusedTwice ? (settings.again?.[way] ?? first) : first;
  return plan ? { plan, purpose: way === 'block' ? 'block' : 'call' } : 'nothing';
}

/** The plans by which one identifies, in the order of their ways, each once. */
export function plansOf({ ways, plans }: PhoneSettings): readonly string[] {
  return [...new Set(ways.flatMap(({ way }) => (way === 'block' ? [] : (plans[way] ?? []))))];
}

/** How whoever was identified by this plan proves it once more: by the same way, as it is asked the first time. */
export function planAfter(settings: PhoneSettings, plan: string): string | undefined {
  const first = plansOf(settings);
  const way = settings.ways.find((one) => settings.again?.[one.way] === plan)?.way;
  return first.includes(plan) ? plan : way && settings.plans[way];
}

/** Whose number was dialled, however it is written; undefined: nobody answers there. */
export function findNumber({ numbers }: PhoneSettings, dialled: string): PhoneSettings['numbers'][number] | undefined {
  return numbers.find((one) => [one.number, ...(one.dialled ?? [])].some((number) => digitsOf(number) === digitsOf(dialled)));
}

function digitsOf(number: string): string {
  return number.replaceAll(/\D/g, '');
}

/** What is spoken: a key that is not built yet is not. */
export function promptSettingsOf({ brand, ways, plans, reasons, hours }: PhoneSettings): PromptSettings {
  return {
    brand,
    reasons,
    saysHours: hours !== undefined && areAsRecorded(hours),
    ways: ways.filter(({ way }) => way === 'unidentified' || plans[way] !== undefined),
  };
}

/** What is wrong with these settings, in sentences. */
export function findPhoneFaults(settings: PhoneSettings, plans: readonly Plan[]): string[] {
  const { ways, numbers, reasons, hours } = settings;
  const taken = ways.map(({ key }) => key).filter((key, at, keys) => key === '0' || key in languageKeys || keys.indexOf(key) !== at);
  const named = [...new Set(ways.flatMap(({ way }) => [settings.plans[way] ?? [], settings.again?.[way] ?? []].flat()))];
  const unknown = named.filter((name) => !plans.some((plan) => plan.name === name && plan.channels.includes('phone')));
  return [
    ...taken.map((key) => `phone: key ${key} is taken`),
    ...unknown.map((name) => `phone: there is no plan ${name} for the phone`),
    ...(reasons.length > 9 ? ['phone: there are keys for nine reasons'] : []),
    ...(hours ? findHoursFaults(hours) : []),
    ...(numbers.length === 0 ? ['phone: there is no number to call'] : []),
  ];
}
