import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BudgetKey, BudgetRule } from '#ports';
import { takeOne } from './decisions.ts';
import {
  type At,
  aCustomer,
  anEvent,
  aReservation,
  aSettlement,
  minute,
  missOnce,
  newId,
  nothing,
  now,
  reserve,
  wasWritten,
} from './samples.ts';

const empty = { wrong: 0, open: 0, sinceRight: 0, pausedUntil: null, locked: null };
const strict: BudgetRule = { tries: 3, then: 'pause', pause: minute, lockAt: 9 };

const untold = () => nothing;

export function testTries(at: At): void {
  const newKey = () => ({ of: newId('customer'), kind: 'strangers' });

  test('I3: tries are reserved up to the budget, then the next one waits', async () => {
    const key = newKey();
    assert.deepEqual(await at().tries.state(key), empty);
    for (let open = 0; open < 5; open++) await reserve(at, key);
    assert.equal(await at().tries.reserve(aReservation(key), now), 'full');
    assert.deepEqual(await at().tries.state(key), { ...empty, open: 5 });
    assert.equal(await at().tries.reserve(aReservation({ ...key, kind: 'device' }), now), 'reserved');
  });

  test('I3: a hundred reservations at once never overfill the budget', async () => {
    const key = newKey();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => at().tries.reserve(aReservation(key), now)));
    assert.equal(outcomes.filter((one) => one === 'reserved').length, 5);
    assert.equal(outcomes.filter((one) => one === 'full').length, 95);
  });

  test('five wrong tries lock; neither time nor another reservation opens it', async () => {
    const key = newKey();
    for (let wrong = 1; wrong <= 5; wrong++) await missOnce(at, key, undefined, now + wrong);
    assert.deepEqual(await at().tries.state(key), { ...empty, wrong: 5, sinceRight: 5, locked: now + 5 });
    assert.equal(await at().tries.reserve(aReservation(key), now + 365 * 24 * 60 * minute), 'locked');
    assert.equal(await at().tries.reserve(aReservation(key, { tries: 9, then: 'lock' }), now), 'locked');
  });

  test('I5: a right try gives back the wrong ones reserved before it, and only those', async () => {
    const key = newKey();
    const [one, right, two] = [await reserve(at, key), await reserve(at, key), await reserve(at, key)];
    for (const wrong of [one, two]) await at().tries.settle(aSettlement(wrong, 'wrong'), nothing);
    assert.equal(await at().tries.settle(aSettlement(right, 'right'), nothing), 'settled');
    assert.deepEqual(await at().tries.state(key), { ...empty, wrong: 1, sinceRight: 1 });
    await at().tries.settle(aSettlement(await reserve(at, key), 'right'), nothing);
    assert.deepEqual(await at().tries.state(key), empty);
  });

  test('a try given back counts neither way', async () => {
    const key = newKey();
    await missOnce(at, key);
    await at().tries.settle(aSettlement(await reserve(at, key), 'back'), nothing);
    assert.deepEqual(await at().tries.state(key), { ...empty, wrong: 1, sinceRight: 1 });
  });

  test('a try is settled once; a late settlement writes nothing', async () => {
    const [key, event] = [newKey(), anEvent()];
    for (const first of ['right', 'wrong', 'back'] as const) {
      const id = await reserve(at, key);
      assert.equal(await at().tries.settle(aSettlement(id, first), nothing), 'settled');
      const before = await at().tries.state(key);
      for (const as of ['right', 'wrong', 'back'] as const)
        assert.equal(await at().tries.settle(aSettlement(id, as), { audit: [event] }), 'late');
      assert.deepEqual(await at().tries.state(key), before);
    }
    assert.equal(await at().tries.settle(aSettlement(newId('try'), 'wrong'), { audit: [event] }), 'late');
    assert.equal(await wasWritten(at, event), false);
  });

  test('D7: under the strict rule the budget rests, twice as long each time, then locks', async () => {
    const key = newKey();
    for (let wrong = 0; wrong < 3; wrong++) await missOnce(at, key, strict);
    assert.deepEqual(await at().tries.state(key), { ...empty, sinceRight: 3, pausedUntil: now + minute });
    assert.equal(await at().tries.reserve(aReservation(key, strict), now + minute - 1), 'locked');
    for (let wrong = 0; wrong < 3; wrong++) await missOnce(at, key, strict, now + minute);
    assert.deepEqual(await at().tries.state(key), { ...empty, sinceRight: 6, pausedUntil: now + 3 * minute });
    for (let wrong = 0; wrong < 3; wrong++) await missOnce(at, key, strict, now + 3 * minute);
    const state = await at().tries.state(key);
    assert.deepEqual([state.sinceRight, state.locked], [9, now + 3 * minute]);
    assert.equal(await at().tries.reserve(aReservation(key, strict), now + 3000 * minute), 'locked');
  });

  test('a right try begins the rests anew, and does not end the one that runs (I5)', async () => {
    const key = newKey();
    const rule: BudgetRule = { ...strict, tries: 2 };
    await missOnce(at, key, rule);
    await at().tries.settle(aSettlement(await reserve(at, key, rule), 'right', { rule }), nothing);
    for (let wrong = 0; wrong < 2; wrong++) await missOnce(at, key, rule);
    assert.equal((await at().tries.state(key)).pausedUntil, now + minute);
    await at().tries.settle(aSettlement(await reserve(at, key, rule, now + minute), 'right', { rule, now: now + minute }), nothing);
    assert.deepEqual(await at().tries.state(key), { ...empty, pausedUntil: now + minute });
    for (let wrong = 0; wrong < 2; wrong++) await missOnce(at, key, rule, now + 10 * minute);
    assert.equal((await at().tries.state(key)).pausedUntil, now + 11 * minute);
  });

  test('the last tries before the lock cannot be overrun by open ones', async () => {
    const key = newKey();
    const rule: BudgetRule = { tries: 3, then: 'pause', pause: minute, lockAt: 4 };
    for (let wrong = 0; wrong < 3; wrong++) await missOnce(at, key, rule);
    const last = await reserve(at, key, rule, now + minute);
    assert.equal(await at().tries.reserve(aReservation(key, rule), now + minute), 'full');
    await at().tries.settle(aSettlement(last, 'wrong', { rule, now: now + minute }), nothing);
    assert.equal((await at().tries.state(key)).locked, now + minute);
  });

  test('an open try whose node died counts as wrong, by its own rule', async () => {
    await at().tries.settleOrphans(now + 1e9, now, untold);
    const [key, resting] = [newKey(), newKey()];
    const one: BudgetRule = { tries: 1, then: 'pause', pause: minute, lockAt: 9 };
    const old = await reserve(at, key, undefined, now + 2e9);
    await reserve(at, resting, one, now + 2e9);
    const young = await reserve(at, key, undefined, now + 2e9 + 1);
    assert.equal(await at().tries.settleOrphans(now + 2e9 + 1, now, untold), 2);
    assert.deepEqual(await at().tries.state(key), { ...empty, wrong: 1, open: 1, sinceRight: 1 });
    assert.equal((await at().tries.state(resting)).pausedUntil, now + minute);
    assert.equal(await at().tries.settle(aSettlement(old, 'right'), nothing), 'late');
    assert.equal(await at().tries.settle(aSettlement(young, 'right'), nothing), 'settled');
    assert.equal(await at().tries.settleOrphans(now + 2e9 + 1, now, untold), 0);
  });

  test('RTS 4(4): a customer whom the try of a dead node locks is told of it in the same moment; who is no customer is not', async () => {
    await at().tries.settleOrphans(now + 3e9, now, untold);
    const customer = aCustomer();
    await at().customers.add(customer, nothing);
    const budgets = [customer.id, newKey().of].map((of) => ({ of, kind: 'strangers' }));
    const last: BudgetRule = { tries: 1, then: 'lock' };
    for (const key of budgets) await reserve(at, key, last, now + 4e9);
    const tell = ({ of, kind }: BudgetKey) => ({ audit: [{ ...anEvent(), customer: of, what: `told ${kind}` }] });
    assert.equal(await at().tries.settleOrphans(now + 4e9 + 1, now, tell), 2);
    for (const key of budgets) assert.equal((await at().tries.state(key)).locked, now);
    const told = await Promise.all(budgets.map(({ of }) => at().audit.of(of, ['told strangers'], 9)));
    assert.deepEqual(
      told.map((events) => events.length),
      [1, 0],
    );
  });

  test('somebody opens a lock: all is forgotten but the tries that are open', async () => {
    const [key, event] = [newKey(), anEvent()];
    const open = await reserve(at, key);
    for (let wrong = 0; wrong < 4; wrong++) await missOnce(at, key);
    await missOnce(at, key, { tries: 6, then: 'lock' });
    await at().tries.unlock(key, { audit: [event] });
    assert.deepEqual([await at().tries.state(key), await wasWritten(at, event)], [{ ...empty, open: 1 }, true]);
    await at().tries.settle(aSettlement(open, 'wrong'), nothing);
    assert.deepEqual(await at().tries.state(key), { ...empty, wrong: 1, sinceRight: 1 });
    await at().tries.unlock(newKey(), nothing);
  });

  test('I3, I5: an identification gives back the wrong tries from before its question, never a later one, a rest that runs or a lock', async () => {
    const forgive = async (key: BudgetKey, before: number) => {
      const { decision } = await takeOne(at);
      assert.equal(await at().challenges.decide({ ...decision, uses: [{ is: 'forgive', ...key, before }] }), 'decided');
      return at().tries.state(key);
    };
    const [key, rested, locked] = [newKey(), newKey(), newKey()];
    assert.deepEqual(await forgive(key, now + 9), empty);
    const open = await reserve(at, key, undefined, now);
    for (const time of [now, now + 1, now + 2]) await missOnce(at, key, undefined, time);
    assert.deepEqual(await forgive(key, now + 2), { ...empty, wrong: 1, sinceRight: 1, open: 1 });
    await at().tries.settle(aSettlement(open, 'back'), nothing);
    for (let wrong = 0; wrong < 3; wrong++) await missOnce(at, rested, strict);
    assert.deepEqual(await forgive(rested, now + 1), { ...empty, pausedUntil: now + minute });
    for (let wrong = 0; wrong < 5; wrong++) await missOnce(at, locked);
    assert.deepEqual(await forgive(locked, now + 1), { ...empty, locked: now });
  });

  test('fifty right tries at once, each asking again while the budget is full: all succeed', async () => {
    const key = newKey();
    const tryUntilRight = async () => {
      for (;;) {
        const reservation = aReservation(key);
        const outcome = await at().tries.reserve(reservation, now);
        if (outcome === 'reserved') return at().tries.settle(aSettlement(reservation.id, 'right'), nothing);
        assert.equal(outcome, 'full');
        await new Promise(setImmediate);
      }
    };
    const outcomes = await Promise.all(Array.from({ length: 50 }, tryUntilRight));
    assert.equal(outcomes.filter((one) => one === 'settled').length, 50);
    assert.deepEqual(await at().tries.state(key), empty);
  });
}
