import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, newId, now } from './samples.ts';

export function testWakeups(at: At): void {
  test('T25: after so many unanswered requests no more wake-ups, until one is answered', async () => {
    const customer = newId('customer');
    const allow = () => at().wakeups.allow(customer, 3, now);
    assert.deepEqual([await allow(), await allow(), await allow(), await allow()], [true, true, true, false]);
    await at().wakeups.answered(customer);
    assert.deepEqual([await allow(), await at().wakeups.allow(customer, 0, now)], [true, false]);
    await at().wakeups.answered(newId('customer'));
    assert.equal(await at().wakeups.allow(newId('customer'), 0, now), false);
  });

  test('T25: a pause is kept to its end; a shorter one does not shorten it', async () => {
    const customer = newId('customer');
    await at().wakeups.pause(customer, now + 10);
    await at().wakeups.pause(customer, now + 5);
    await at().wakeups.answered(customer);
    assert.equal(await at().wakeups.allow(customer, 3, now + 9), false);
    assert.equal(await at().wakeups.allow(customer, 3, now + 10), true);
  });

  test('T25: twenty requests at once wake no more than three times', async () => {
    const customer = newId('customer');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => at().wakeups.allow(customer, 3, now)));
    assert.equal(outcomes.filter(Boolean).length, 3);
  });
}
