import { type Language, say } from '#texts';
import type { Command, Sight } from '../hand/page/commands.ts';
import type { Guest } from '../page-state.ts';
import { contract, type Plain } from './contract.ts';
import type { FrameName } from './hands.ts';
import { kitchenTexts } from './texts.ts';

/** What is done, in which frame, not before which second, and what the caption says from then on. */
export type ShowStep = { readonly in: FrameName; readonly do: Command; readonly at?: number; readonly caption?: string };

export type Cast = {
  readonly language: Language;
  readonly guest: Guest;
  readonly guests: readonly Guest[];
  readonly advisor: string;
  readonly appName: string;
};

/** The first minute (product): the same buttons that a visitor presses. Each `see` waits for what a visitor would wait for. */
export function writeShow({ language, guest, advisor, appName }: Cast): readonly ShowStep[] {
  const [first = guest.name] = guest.name.split(' ');
  const words = (id: Plain) => say(contract, language, id);
  const press = (name: string): Command => ({ do: 'press', control: { role: 'button', name } });
  const follow = (name: string): Command => ({ do: 'press', control: { role: 'link', name } });
  const see = (...any: Sight[]): Command => ({ do: 'see', any });
  const prompt = (id: string) => see({ prompt: id });
  const keys = [...(guest.userCode ?? '')];
  return [
    { in: 'phone', do: { do: 'choose', label: words('number'), option: guest.number } },
    { in: 'phone', do: press(words('call')), caption: say(kitchenTexts, language, 'calls', { name: first }) },
    { in: 'phone', do: prompt('menu') },
    { in: 'phone', do: press('1'), at: 8, caption: say(kitchenTexts, language, 'chooses', { name: first }) },
    { in: 'phone', do: prompt('user-code') },
    ...keys.map((key, place): ShowStep => ({ in: 'phone', do: press(key), at: 9.5 + place * 0.35 })),
    { in: 'phone', do: press(words('hash')), at: 13 },
    { in: 'phone', do: prompt('app-request'), caption: say(kitchenTexts, language, 'request') },
    { in: 'app', do: follow(words('me')), at: 17 },
    { in: 'app', do: follow(words('open')), at: 19 },
    { in: 'app', do: see({ role: 'heading', name: words('isItYou') }) },
    { in: 'app', do: press(words('approve')), at: 31, caption: say(kitchenTexts, language, 'compares') },
    { in: 'app', do: { do: 'fill', label: say(contract, language, 'ownCode', { app: appName }), value: guest.appCode ?? '' }, at: 32 },
    { in: 'app', do: press(words('confirm')), at: 33.5, caption: say(kitchenTexts, language, 'approves', { name: first }) },
    { in: 'app', do: see({ role: 'status', name: words('done') }) },
    { in: 'phone', do: prompt('identified'), caption: say(kitchenTexts, language, 'identified') },
    { in: 'phone', do: prompt('reason') },
    { in: 'phone', do: press('1'), at: 41 },
    { in: 'phone', do: prompt('queue') },
    { in: 'desk', do: press(words('takeNext')), at: 46 },
    { in: 'desk', do: see({ role: 'heading', name: guest.name }), caption: say(kitchenTexts, language, 'taken', { name: advisor }) },
    { in: 'app', do: follow(words('home')), at: 48 },
    { in: 'phone', do: press(words('hangUp')), at: 53, caption: say(kitchenTexts, language, 'hangsUp', { name: first }) },
    { in: 'desk', do: see({ role: 'status', name: words('over'), begins: true }) },
    { in: 'app', do: see({ role: 'heading', name: words('notTalking') }) },
  ];
}
