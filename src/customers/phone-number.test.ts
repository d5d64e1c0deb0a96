import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { blockAgreement } from './block.ts';
import { changeDueNumbers, proposeNumber, showNumber, undoNumber } from './phone-number.ts';
import { readNumber } from './read-number.ts';
import { registerNumbers } from './register-numbers.ts';

const day = 86_400_000;

function openBank() {
  const { stores, signals } = openMemory();
  const clock = createVirtualClock();
  const policy = { numberCoolingOff: 3 * day };
  const parts = { stores, signals, clock, policy, keys: createPlainKeys(), random: createSeededRandom(1), node: 'north' };
  const sms = async () => (await stores.outbox.claim('sms', clock.now(), clock.now(), 99)).map(({ to, body }) => ({ to, body }));
  const audit = async () => (await stores.audit.since(0, 99)).map(({ what }) => what);
  return { parts, stores, clock, sms, audit };
}

test('S20: a number is read as people write it, and kept as the network wants it', () => {
  const same = [
    ['+46701740605', ['070-174 06 05', '0701740605', '+46 70 174 06 05', '0046701740605', '+46 (0)70-174 06 05', ' 070 174\u00a006 05 ']],
    ['+358401234567', ['040 123 4567', '040-1234567', '+358 40 123 4567', '+358 (0)40 1234567']],
    ['+358501234567', ['050 1234567']],
    ['+4915112345678', ['+49 151 1234 5678']],
  ] as const;
  for (const [number, written] of same) for (const typed of written) assert.equal(readNumber(typed), number, typed);
});

test('S20: what is no number, or needs its country, is refused', () => {
  const none = ['', '+', '12345', '070-174 06', '070-174 06 05 9', '08-465 004 10', '09 1234567', '+0701740605', '+46 70 174 06 05 x'];
  for (const typed of [...none, 'call me', '+1234567890123456', '070;174', '++46701740605', '٠٧٠١٧٤٠٦٠٥'])
    assert.equal(readNumber(typed), undefined, typed);
});

test('S20: whatever is typed, what is read is a number of E.164 and is read as itself again', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[+0][0-9 ()-]{0,18}$/));
  fc.assert(
    fc.property(typed, (text) => {
      const number = readNumber(text);
      if (number === undefined) return;
      assert.match(number, /^\+[1-9][0-9]{6,14}$/);
      assert.equal(readNumber(number), number);
    }),
  );
});

test('T41 part: the old number is told at once, the new one waits for its day, and until then it can be undone', async () => {
  const { parts, clock, sms, audit } = openBank();
  await registerNumbers(parts, [{ customer: 'aino', number: '+46701740605' }]);
  assert.deepEqual(await sms(), []);
  const due = clock.now() + 3 * day;
  assert.deepEqual(await proposeNumber(parts, 'aino', '070-174 06 99'), { is: 'proposed', due });
  assert.deepEqual(await sms(), [{ to: 'aino', body: { is: 'notice', notice: 'number-changed', with: { at: due }, until: due } }]);
  assert.deepEqual(await showNumber(parts, 'aino'), { number: '+46701740605', changes: due });
  await clock.advance(3 * day - 1);
  assert.equal(await changeDueNumbers(parts), 0);
  assert.equal((await showNumber(parts, 'aino')).number, '+46701740605');
  await clock.advance(1);
  assert.equal(await changeDueNumbers(parts), 1);
  assert.deepEqual(await showNumber(parts, 'aino'), { number: '+46701740699', changes: null });
  await proposeNumber(parts, 'aino', '040 123 4567');
  assert.deepEqual([await undoNumber(parts, 'aino'), await undoNumber(parts, 'aino')], ['undone', 'unchanged']);
  await clock.advance(4 * day);
  assert.equal(await changeDueNumbers(parts), 0);
  assert.equal((await showNumber(parts, 'aino')).number, '+46701740699');
  assert.deepEqual(
    (await audit()).filter((what) => what !== 'number-read'),
    ['number-registered', 'number-proposed', 'number-changed', 'number-proposed', 'number-undone'],
  );
});

test('T41 part: a first number that nobody vouches for waits as well; who has one cannot have it replaced at once, not by the bank either', async () => {
  const { parts, clock } = openBank();
  await proposeNumber(parts, 'maj', '070-174 06 11');
  assert.equal((await showNumber(parts, 'maj')).number, null);
  await clock.advance(3 * day);
  await changeDueNumbers(parts);
  assert.equal((await showNumber(parts, 'maj')).number, '+46701740611');
  await registerNumbers(parts, [{ customer: 'maj', number: '+46701740699' }]);
  assert.equal((await showNumber(parts, 'maj')).number, '+46701740611');
  assert.deepEqual(await proposeNumber(parts, 'maj', 'soon'), { is: 'not-a-number' });
});

test('T41 part: who blocks their codes has undone the number that was waiting; what the bank itself blocks leaves it', async () => {
  for (const [by, number] of [
    ['customer', '+46701740605'],
    ['staff', '+46701740605'],
    ['bank', '+46701740699'],
  ] as const) {
    const { parts, clock } = openBank();
    await registerNumbers(parts, [{ customer: 'aino', number: '+46701740605' }]);
    await proposeNumber(parts, 'aino', '070-174 06 99');
    await blockAgreement(parts, { customer: 'aino', by });
    await clock.advance(4 * day);
    await changeDueNumbers(parts);
    assert.equal((await showNumber(parts, 'aino')).number, number, by);
  }
});

test('S63: a number is sealed for its customer, and neither number nor change stands in clear in what is stored of it', async () => {
  const { parts, stores } = openBank();
  await registerNumbers(parts, [{ customer: 'aino', number: '+46701740605' }]);
  const read = { purpose: 'code', at: 0, node: 'north' } as const;
  const stored = await stores.numbers.read('aino', read);
  assert.ok(stored);
  await registerNumbers(parts, [{ customer: 'elias', number: '+46701740605' }]);
  const other = await stores.numbers.read('elias', read);
  assert.equal(other?.digest, stored.digest);
  assert.notEqual(other?.sealed, stored.sealed);
  assert.ok(!JSON.stringify([await stores.audit.since(0, 99), stored]).includes('1740605'));
});
