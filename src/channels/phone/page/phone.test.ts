import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVirtualClock } from '#adapters/virtual';
import type { Step } from '../step.ts';
import type { ConnectionListener } from './connection.ts';
import { createPhone, type PhoneView } from './phone.ts';
import type { Player } from './player.ts';

const collect = { min: 1, max: 1, hash: false, first: 8_000, between: 0, secret: false, keep: false, swallow: 0 };
const entry = { ...collect, min: 6, max: 8, hash: true, first: 20_000, between: 10_000 };
const sentence = (prompt: 'menu' | 'user-code' | 'connecting') => ({ prompt, language: 'sv' as const, text: prompt, audio: [] });
const stepOf = (n: number, change: Partial<Step> = {}): Step => ({
  n,
  call: 'c',
  language: 'sv',
  say: [sentence('menu')],
  collect,
  sound: null,
  talk: null,
  over: null,
  ...change,
});

/** A phone whose sentences take a second each, and a line that only remembers. */
function createDesk() {
  const clock = createVirtualClock();
  const said: unknown[] = [];
  const sounds: (string | null)[] = [];
  let listener: ConnectionListener | undefined;
  let view: PhoneView | undefined;
  let cancel = () => {};
  const player: Player = {
    play(say, onSentence, onSaid) {
      cancel();
      const speak = (place: number) => {
        if (place === say.length) return onSaid();
        onSentence(place);
        cancel = clock.at(clock.now() + 1_000, () => speak(place + 1));
      };
      speak(0);
    },
    cut: () => cancel(),
    sound: (sound) => void sounds.push(sound),
    setMuted: () => {},
    beep: () => {},
    unlock: () => {},
  };
  const phone = createPhone({
    player,
    connect: (to) => {
      listener = to;
      return {
        call: (number) => void said.push(['call', number]),
        input: (...input) => void said.push(input),
        hangUp: () => void said.push('hang-up'),
      };
    },
    onChange: (now) => {
      view = now;
    },
    now: clock.now,
    after: (wait, call) => clock.at(clock.now() + wait, call),
    lost: 'lost',
    rings: 1_500,
  });
  const hear = (step: Step) => listener?.onStep(step);
  return { clock, phone, said, sounds, hear, line: () => listener, view: () => view as PhoneView };
}

async function answered() {
  const desk = createDesk();
  desk.phone.call('08');
  desk.hear(stepOf(1));
  await desk.clock.advance(1_600);
  return desk;
}

test('it rings before it is answered, and what is said is written and lit in the moment it is said', async () => {
  const desk = createDesk();
  desk.phone.call('08');
  desk.hear(stepOf(1));
  assert.deepEqual([desk.view().status, desk.view().log.length, desk.sounds], ['calling', 0, ['ringing']]);
  await desk.clock.advance(1_500);
  const { status, log, now } = desk.view();
  assert.deepEqual([status, log.map(({ prompt }) => prompt), now], ['in-call', ['menu'], 0]);
  await desk.clock.advance(1_000);
  assert.equal(desk.view().now, null);
});

test('keyed digits are shown as a count, once, half a second after the last', async () => {
  const desk = await answered();
  desk.hear(stepOf(2, { collect: entry }));
  for (const key of '4711') {
    desk.phone.press(key);
    await desk.clock.advance(400);
    assert.equal(desk.view().keyed, 0);
  }
  await desk.clock.advance(100);
  assert.equal(desk.view().keyed, 4);
  desk.phone.press('#');
  assert.deepEqual(desk.said.at(-1), [2, '4711', 'hash']);
  assert.doesNotMatch(JSON.stringify(desk.view()), /4711/);
  desk.hear(stepOf(3));
  assert.equal(desk.view().keyed, 0);
});

test('a count whose hash came at once is announced all the same', async () => {
  const desk = await answered();
  desk.hear(stepOf(2, { collect: entry }));
  for (const key of '47110823#') desk.phone.press(key);
  desk.hear(stepOf(3));
  await desk.clock.advance(500);
  assert.equal(desk.view().keyed, 8);
});

test('hanging up, at any moment, ends sound and call; keys are nobody’s then', async () => {
  const desk = await answered();
  desk.phone.hangUp();
  assert.deepEqual([desk.view().status, desk.said.at(-1), desk.sounds.at(-1)], ['ended', 'hang-up', null]);
  const before = desk.said.length;
  desk.phone.press('1');
  desk.hear(stepOf(2));
  desk.phone.hangUp();
  await desk.clock.advance(60_000);
  assert.equal(desk.said.length, before);
});

test('the bank’s end is heard to its last word', async () => {
  const desk = await answered();
  desk.hear(stepOf(2, { collect: null, over: 'ended' }));
  assert.equal(desk.view().status, 'in-call');
  await desk.clock.advance(1_000);
  assert.equal(desk.view().status, 'ended');
});

test('the advisor is named while they talk', async () => {
  const desk = await answered();
  desk.hear(stepOf(2, { collect: null, say: [sentence('connecting')], talk: { advisor: 'Anna Backman' } }));
  assert.equal(desk.view().advisor, 'Anna Backman');
});

test('whoever is parked hears the waiting sound, and sees that the advisor comes back', async () => {
  const desk = await answered();
  const talk = { advisor: 'Anna Backman' };
  desk.hear(stepOf(2, { collect: null, say: [sentence('connecting')], talk }));
  await desk.clock.advance(1_000);
  desk.hear(stepOf(3, { collect: null, say: [], talk, sound: 'waiting' }));
  assert.deepEqual([desk.view().advisor, desk.view().held, desk.sounds.at(-1)], ['Anna Backman', true, 'waiting']);
  desk.hear(stepOf(4, { collect: null, say: [], talk }));
  assert.deepEqual([desk.view().advisor, desk.view().held, desk.sounds.at(-1)], ['Anna Backman', false, null]);
});

test('a refused call and a broken line say why; a refusal in mid-call ends nothing', async () => {
  const refused = createDesk();
  refused.phone.call('08');
  refused.line()?.onRefused('busy');
  assert.deepEqual([refused.view().status, refused.view().trouble], ['ended', 'busy']);
  const desk = await answered();
  desk.line()?.onRefused('junk');
  assert.equal(desk.view().status, 'in-call');
  desk.line()?.onLost();
  assert.deepEqual([desk.view().status, desk.view().trouble], ['ended', 'lost']);
});
