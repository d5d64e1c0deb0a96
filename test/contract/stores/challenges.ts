import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type At,
  aChallenge,
  aFlow,
  aReservation,
  aSettlement,
  beginAsking,
  minute,
  missOnce,
  newId,
  nothing,
  now,
  reserve,
} from './samples.ts';

export function testChallenges(at: At): void {
  const take = (id: string, time = now) => at().challenges.take(id, time, null);

  test('I2: a challenge takes one answer', async () => {
    const { challenge } = await beginAsking(at);
    assert.deepEqual(await at().challenges.find(challenge.id), challenge);
    assert.deepEqual(await take(challenge.id), { is: 'taken', tryId: null });
    assert.deepEqual(await take(challenge.id), { is: 'gone' });
  });

  test('I2: of a hundred answers at once one is taken, and one try reserved', async () => {
    const { challenge } = await beginAsking(at);
    const key = { of: newId('customer'), kind: 'strangers' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => at().challenges.take(challenge.id, now, aReservation(key))));
    assert.equal(answers.filter(({ is }) => is === 'taken').length, 1);
    assert.equal((await at().tries.state(key)).open, 1);
  });

  test('a challenge that is unknown, expired, followed by a newer one or of a flow that is over is gone', async () => {
    const [expired, followed, ended, overdue] = [
      await beginAsking(at, { expires: now }),
      await beginAsking(at),
      await beginAsking(at),
      await beginAsking(at, {}, { expires: now }),
    ];
    const open = aChallenge(followed.flow.id);
    await at().flows.move({ ...followed.flow, version: 2 }, { ...nothing, open });
    await at().flows.move({ ...ended.flow, version: 2, ended: true }, nothing);
    const key = { of: newId('customer'), kind: 'strangers' };
    for (const id of [newId('challenge'), ...[expired, followed, ended, overdue].map(({ challenge }) => challenge.id)]) {
      assert.deepEqual(await at().challenges.take(id, now, aReservation(key)), { is: 'gone' });
    }
    assert.equal((await at().tries.state(key)).open, 0);
    assert.deepEqual(await take(open.id), { is: 'taken', tryId: null });
    assert.deepEqual(await take((await beginAsking(at, { expires: now + 1 })).challenge.id), { is: 'taken', tryId: null });
  });

  test('I3: while open tries fill the budget the challenge waits, and can be answered when one is settled', async () => {
    const { challenge } = await beginAsking(at);
    const key = { of: newId('customer'), kind: 'strangers' };
    for (let wrong = 0; wrong < 4; wrong++) await missOnce(at, key);
    const last = await reserve(at, key);
    const reservation = aReservation(key);
    assert.deepEqual(await at().challenges.take(challenge.id, now, reservation), { is: 'full' });
    await at().tries.settle(aSettlement(last, 'right'), nothing);
    assert.deepEqual(await at().challenges.take(challenge.id, now, reservation), { is: 'taken', tryId: reservation.id });
  });

  test('I3: with the budget used up the answer is refused unevaluated, and the challenge is answered all the same', async () => {
    const { challenge } = await beginAsking(at);
    const key = { of: newId('customer'), kind: 'strangers' };
    for (let wrong = 0; wrong < 5; wrong++) await missOnce(at, key);
    assert.deepEqual(await at().challenges.take(challenge.id, now, aReservation(key)), { is: 'locked' });
    assert.deepEqual(await take(challenge.id), { is: 'gone' });
  });

  test('I3: likewise while the budget rests, and no longer', async () => {
    const [one, two] = [await beginAsking(at), await beginAsking(at)];
    const rule = { tries: 2, then: 'pause', pause: minute, lockAt: 15 } as const;
    const key = { of: newId('customer'), kind: 'strangers' };
    for (let wrong = 0; wrong < 2; wrong++) await missOnce(at, key, rule);
    assert.deepEqual(await at().challenges.take(one.challenge.id, now + minute - 1, aReservation(key, rule)), { is: 'locked' });
    const reservation = aReservation(key, rule);
    assert.deepEqual(await at().challenges.take(two.challenge.id, now + minute, reservation), { is: 'taken', tryId: reservation.id });
  });

  test('S10: what waits for a customer’s app is open, unanswered, of flows that go on; the oldest first', async () => {
    const customer = newId('customer');
    const second = await beginAsking(at, { customer, opened: now + 2 });
    const first = await beginAsking(at, { customer, opened: now + 1 });
    const over = [
      await beginAsking(at, { customer, expires: now + 10 }),
      await beginAsking(at, { customer }, { expires: now + 10 }),
      await beginAsking(at, { customer }, { ended: true }),
    ];
    const taken = await beginAsking(at, { customer });
    await take(taken.challenge.id);
    await beginAsking(at, { customer: newId('customer') });
    await beginAsking(at, { customer, authenticator: 'sms-code' });
    await beginAsking(at);
    assert.deepEqual(await at().challenges.waiting(customer, 'app-approval', now + 10), [first.challenge, second.challenge]);
    const before = await at().challenges.waiting(customer, 'app-approval', now + 9);
    assert.deepEqual(
      new Set(before.map(({ id }) => id)),
      new Set([first, second, ...over.slice(0, 2)].map(({ challenge }) => challenge.id)),
    );
  });

  test('the question that followed another is the one that waits', async () => {
    const customer = newId('customer');
    const { flow } = await beginAsking(at, { customer });
    const open = aChallenge(flow.id, { customer });
    await at().flows.move({ ...flow, version: 2 }, { ...nothing, open });
    assert.deepEqual(await at().challenges.waiting(customer, 'app-approval', now), [open]);
  });

  test('a challenge cannot open under an identifier in use, and then the flow stays', async () => {
    const { flow, challenge } = await beginAsking(at);
    const other = aFlow();
    await at().flows.begin(other, nothing);
    const twice = at().flows.move({ ...other, version: 1 }, { ...nothing, open: { ...challenge, flow: other.id } });
    await assert.rejects(twice, { code: 'id-used-twice' });
    assert.deepEqual([await at().flows.find(other.id), await at().flows.find(flow.id)], [other, flow]);
  });
}
