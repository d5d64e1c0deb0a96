import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVirtualClock, settle } from '#adapters/virtual';
import { answerChallenge } from './answer-challenge.ts';
import { type Box, type Key, makeStartedBox } from './box.ts';
import { readDisplay } from './display.ts';
import { generateCode } from './generate-code.ts';
import { type Counted, holdBox, type Seen } from './hold.ts';

const secret = new TextEncoder().encode('12345678901234567890');
const answerSecret = new TextEncoder().encode('98765432109876543210');

function takeInHand(box: Box = makeStartedBox('2580', 3), claim?: (of: Counted, counter: number) => Promise<number>) {
  const clock = createVirtualClock();
  const events: (Seen | { kept: Box })[] = [];
  const held = holdBox({
    box,
    secret,
    answerSecret,
    ...(claim ? { claim } : {}),
    keep: (kept) => void events.push({ kept }),
    onChange: (seen) => void events.push(seen),
    now: clock.now,
    after: (wait, call) => clock.at(clock.now() + wait, call),
  });
  const seen = () => events.filter((one): one is Seen => 'box' in one).at(-1);
  const pressAll = async (keys: string) => {
    for (const key of keys.split(' ')) await held.press(key as Key);
  };
  return { clock, events, held, seen, pressAll };
}

test('K24: the code that is seen is the one of the counter, and what it cost is kept before it is seen', async () => {
  const { events, seen, pressAll } = takeInHand();
  await pressAll('OK 2 5 8 0 OK');
  assert.equal(seen()?.code, await generateCode(secret, 3));
  const [kept, last] = events.slice(-2);
  assert.ok(last && 'code' in last && last.code !== undefined);
  assert.ok(kept && 'kept' in kept && kept.kept.counter === 4);
});

test('K21: a box in the hand goes dark by itself, and a key that is pressed puts that off', async () => {
  const { clock, seen, pressAll } = takeInHand();
  await pressAll('OK');
  await clock.advance(20_000);
  await pressAll('2');
  await clock.advance(20_000);
  assert.equal(seen()?.box.display.is, 'pin');
  await clock.advance(10_000);
  assert.equal(seen()?.box.display.is, 'dark');
  assert.equal(clock.pending, 0);
});

test('a box that was left lit is dark, or goes dark, when it is taken up again', async () => {
  const clock = createVirtualClock();
  const lit: Box = { ...makeStartedBox('2580'), display: { is: 'pin', keyed: '25' }, pressed: clock.now() - 29_000 };
  assert.equal(takeInHand({ ...lit, pressed: 0 }).seen()?.box.display.is, 'dark');
  const { clock: later, seen } = takeInHand(lit);
  assert.equal(seen()?.box.display.is, 'pin');
  await later.advance(1_000);
  assert.equal(seen()?.box.display.is, 'dark');
});

test('a key pressed while the code is computed has the last word', async () => {
  const { events, held, seen, pressAll } = takeInHand();
  await pressAll('OK 2 5 8 0');
  const [code, out] = [held.press('OK'), held.press('OK')];
  await Promise.all([code, out]);
  assert.equal(seen()?.box.display.is, 'dark');
  assert.ok(events.every((one) => !('code' in one) || one.code === undefined));
  assert.equal(held.box.counter, 4);
});

test('a box put away changes no more', async () => {
  const { clock, held, events, pressAll } = takeInHand();
  await pressAll('OK');
  const before = events.length;
  held.putAway();
  await clock.advance(120_000);
  await settle();
  assert.equal(events.length, before);
});

test('N5: MENU twice asks for eight digits, shows them as they are keyed, and OK shows the answer of the other key', async () => {
  const { seen, pressAll } = takeInHand({ ...makeStartedBox('2580'), answered: 7 });
  await pressAll('OK 2 5 8 0 OK MENU MENU 0 0 4 2 1 9');
  assert.deepEqual(readDisplay(seen()?.box ?? assert.fail()), { word: 'ANGE TAL', left: '', stars: '', digits: '004219' });
  await pressAll('OK 8 5 MENU 6 9 OK');
  assert.equal(seen()?.code, await answerChallenge(answerSecret, 7, '00421986'));
  assert.deepEqual([seen()?.box.counter, seen()?.box.answered], [1, 8]);
});

test('K28: a box without such a key has one line in its menu', async () => {
  const { answered: _, ...box } = makeStartedBox('2580');
  const { seen, pressAll } = takeInHand(box);
  await pressAll('OK 2 5 8 0 OK MENU MENU MENU');
  assert.equal(seen()?.box.display.is, 'menu');
});

test('D10: a box that lies in two windows shows no code twice: each counter is claimed before its code is seen', async () => {
  let spent = 9;
  const claim = async (_: Counted, counter: number) => {
    spent = Math.max(spent, counter) + 1;
    return spent - 1;
  };
  const [one, other] = [takeInHand(undefined, claim), takeInHand(undefined, claim)];
  await Promise.all([one.pressAll('OK 2 5 8 0 OK'), other.pressAll('OK 2 5 8 0 OK')]);
  const shown = [one, other].map(({ seen }) => seen()?.code);
  assert.deepEqual(shown.toSorted(), [await generateCode(secret, 9), await generateCode(secret, 10)].toSorted());
});

test('what was done with the box elsewhere is seen, and nothing is kept of it', async () => {
  const { clock, events, held, seen } = takeInHand();
  const changed = makeStartedBox('7283', 8);
  await held.follow({ ...changed, display: { is: 'code', counter: 7 }, pressed: clock.now() });
  assert.equal(seen()?.code, await generateCode(secret, 7));
  assert.ok(events.every((one) => !('kept' in one)));
});
