import { say, writeDigits } from '#texts';
import type { Command, Sight } from '../hand/page/commands.ts';
import type { Guest } from '../page-state.ts';
import { contract, type Plain } from './contract.ts';
import type { Hands } from './hands.ts';
import type { Cast } from './show.ts';

type Stands = 'not-in-use' | 'lost' | 'open';

/**
 * This browser's app is this customer's, by the public way alone: the real form with a fresh activation code, and for whoever
 * was here before, the button that takes this phone away. A customer without an app finds it not in use.
 */
export async function openApp(hands: Hands, cast: Cast, signal: AbortSignal): Promise<void> {
  const act = createActs(hands, cast, signal);
  let stands = await act.look();
  if (stands === 'open') {
    const owner = await act.findOwner();
    if (owner?.id === cast.guest.id) return act.goHome();
    if (!owner) return;
    await act.takeAway(owner);
    stands = 'lost';
  }
  if (stands === 'lost') await act.startOver();
  if (cast.guest.appCode) await act.enrol();
}

export async function fetchActivationCode(userCode: string): Promise<string> {
  const answer = await fetch('/demo/v1/activation-code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userCode }),
  });
  if (!answer.ok) throw new Error(`No activation code: ${answer.status}`);
  return ((await answer.json()) as { activationCode: string }).activationCode;
}

function createActs(hands: Hands, { language, guest, guests, appName }: Cast, signal: AbortSignal) {
  const words = (id: Plain) => say(contract, language, id);
  const named = (id: 'enrol' | 'startOver' | 'ownCode') => say(contract, language, id, { app: appName });
  const tell = (command: Command) => hands.tell('app', command, signal);
  const see = (...any: Sight[]) => tell({ do: 'see', any });
  const press = (role: 'button' | 'link', name: string) => tell({ do: 'press', control: { role, name } });
  const enrolling: Sight = { role: 'heading', name: named('enrol') };
  const lost: Sight = { role: 'button', name: named('startOver') };
  const homes: Sight[] = (['notTalking', 'callOpen', 'talking'] as const).map((id) => ({ role: 'heading', name: words(id), begins: true }));
  return {
    async look(): Promise<Stands> {
      // Wherever the app was left, an open one has its way home.
      const at = await see(enrolling, lost, { role: 'link', name: words('home') });
      return at === 0 ? 'not-in-use' : at === 1 ? 'lost' : 'open';
    },
    /** Whose it is says the app itself. */
    async findOwner(): Promise<Guest | undefined> {
      const known = guests.filter(({ appCode }) => appCode);
      await press('link', words('me'));
      await press('link', words('checkUserCode'));
      const at = await see(...known.map(({ userCode }): Sight => ({ role: 'definition', name: writeDigits(userCode ?? '') })));
      return known[at];
    },
    goHome: () => press('link', words('home')).then(() => {}),
    async takeAway({ appCode }: Guest): Promise<void> {
      await press('link', words('me'));
      await press('link', words('phones'));
      await tell({ do: 'press', control: { role: 'button', name: words('remove'), begins: true, beside: words('thisPhone') } });
      await tell({ do: 'fill', label: named('ownCode'), value: appCode ?? '' });
      await press('button', words('confirm'));
    },
    async startOver(): Promise<void> {
      await tell({ do: 'press', control: { role: 'button', name: named('startOver') } });
      await see(enrolling);
    },
    async enrol(): Promise<void> {
      if (!guest.userCode || !guest.appCode) return;
      const fields = [
        ['userCode', guest.userCode],
        ['activationCode', await fetchActivationCode(guest.userCode)],
        ['chooseCode', guest.appCode],
        ['repeatCode', guest.appCode],
      ] as const;
      for (const [id, value] of fields) await tell({ do: 'fill', label: words(id), value });
      await press('button', words('start'));
      await see(...homes);
    },
  };
}
