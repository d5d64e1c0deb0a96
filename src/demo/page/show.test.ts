import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#texts';
import type { Command } from '../hand/page/commands.ts';
import type { Guest } from '../page-state.ts';
import type { FrameName, Hands } from './hands.ts';
import { play } from './play.ts';
import { prepare } from './prepare.ts';
import { type Cast, writeShow } from './show.ts';

const aino: Guest = {
  id: 'aino',
  name: 'Aino Lindqvist',
  userCode: '47110823',
  appCode: '749206',
  codes: [],
  beside: [],
  number: '08-465 004 10',
  note: '',
};
const cast: Cast = { language: 'sv', guest: aino, guests: [aino], advisor: 'Anna Backman', appName: 'Lyktan' };

/** Hands that do at once what they are told, and keep what it was. */
function createFakeHands(answer: (frame: FrameName, command: Command) => number | Promise<number> = () => 0) {
  const told: { frame: FrameName; command: Command }[] = [];
  const hands: Hands = {
    async tell(frame, command, signal) {
      signal.throwIfAborted();
      told.push({ frame, command });
      return answer(frame, command);
    },
    go: (frame, address) => void told.push({ frame, command: { do: 'see', any: [{ prompt: address }] } }),
  };
  return { told, hands };
}

const stage = (hands: Hands) => ({ hands, fast: true, onFrame: () => {}, onCaption: () => {} });

describe('the show', () => {
  test('it rings, keys the user code, approves in the app and is taken at the desk, in this order', async () => {
    const { told, hands } = createFakeHands();
    await play(writeShow(cast), stage(hands), new AbortController().signal);
    const pressed = told.flatMap(({ frame, command }) => (command.do === 'press' ? [`${frame} ${command.control.name}`] : []));
    assert.deepEqual(pressed, [
      'phone Ring',
      'phone 1',
      ...[...'47110823'].map((key) => `phone ${key}`),
      'phone Fyrkant',
      'app Jag',
      'app Godkänn transaktionen',
      'app Godkänn',
      'app Bekräfta',
      'phone 1',
      'desk Ta nästa samtal',
      'app Hem',
      'phone Lägg på',
    ]);
  });

  for (const language of languages) {
    test(`in ${language} it lasts under 60 seconds, and no step is before the one above it`, () => {
      const times = writeShow({ ...cast, language }).flatMap(({ at }) => (at === undefined ? [] : [at]));
      assert.deepEqual(
        times,
        [...times].sort((one, other) => one - other),
      );
      assert.ok((times.at(-1) ?? 60) < 55);
    });
  }

  test('it can be stopped at any step, and nothing is pressed after that', async () => {
    const steps = writeShow(cast);
    for (let last = 0; last < steps.length; last++) {
      const stop = new AbortController();
      const { told, hands } = createFakeHands(() => {
        if (told.length === last + 1) stop.abort(new Error('stopped'));
        return 0;
      });
      await play(steps, stage(hands), stop.signal).catch((reason: Error) => assert.equal(reason.message, 'stopped'));
      assert.equal(told.length, last + 1);
    }
  });

  test('it is stopped while it waits for its next second', async () => {
    const stop = new AbortController();
    const { told, hands } = createFakeHands();
    const playing = play([{ in: 'phone', do: { do: 'stop' }, at: 3_600 }], { ...stage(hands), fast: false }, stop.signal);
    stop.abort(new Error('stopped'));
    await assert.rejects(playing, /stopped/);
    assert.deepEqual(told, []);
  });
});

describe('before the show', () => {
  const did = (told: { frame: FrameName; command: Command }[], frame: FrameName) =>
    told.flatMap((one) => {
      if (one.frame !== frame || one.command.do === 'see') return [];
      return [
        one.command.do === 'press'
          ? one.command.control.name
          : one.command.do === 'fill'
            ? `${one.command.label}: ${one.command.value}`
            : one.command.do,
      ];
    });
  const elias: Guest = { ...aino, id: 'elias', name: 'Elias Nyberg', userCode: '52907746', appCode: '835207' };
  /** The app is open, and says whose it is by the place in the list of those who have one. */
  const openAs =
    (place: number) =>
    (frame: FrameName, { do: what, ...rest }: Command) => {
      if (frame !== 'app' || what !== 'see') return 0;
      const { any } = rest as { any: readonly { role: string }[] };
      if (any[0]?.role === 'definition') return place;
      return any.length === 3 ? 2 : 0;
    };

  test('where the app is the customer’s already, nothing is filled in', async () => {
    const { told, hands } = createFakeHands(openAs(0));
    await prepare(hands, cast, new AbortController().signal);
    assert.deepEqual(did(told, 'app'), ['Jag', 'Kontrollera användarkoden', 'Hem']);
    assert.deepEqual(did(told, 'desk'), ['turn-on']);
  });

  test('where it is somebody else’s, their own button takes this phone away', async (context) => {
    context.mock.method(globalThis, 'fetch', async () => Response.json({ activationCode: 'K7M-4QX-9TB' }));
    const { told, hands } = createFakeHands(openAs(1));
    await prepare(hands, { ...cast, guests: [aino, elias] }, new AbortController().signal);
    assert.deepEqual(did(told, 'app').slice(2), [
      'Jag',
      'Mina telefoner',
      'Ta bort ',
      'Din egen kod i Lyktan: 835207',
      'Bekräfta',
      'Börja använda Lyktan på nytt',
      'Användarkod: 47110823',
      'Aktiveringskod: K7M-4QX-9TB',
      'Välj en egen kod: 749206',
      'Upprepa koden: 749206',
      'Börja använda',
    ]);
  });

  test('a customer without an app finds it not in use', async () => {
    const { told, hands } = createFakeHands();
    await prepare(hands, { ...cast, guest: { ...aino, id: 'maj', appCode: null } }, new AbortController().signal);
    assert.deepEqual(did(told, 'app'), []);
  });

  test('the desk is brought to the language of the table', async () => {
    const { told, hands } = createFakeHands(openAs(0));
    await prepare(hands, { ...cast, language: 'fi' }, new AbortController().signal);
    assert.ok(told.some(({ command }) => JSON.stringify(command).includes('/desk?lang=fi')));
  });
});
