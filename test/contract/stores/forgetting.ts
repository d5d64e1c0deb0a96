import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Use } from '#ports';
import {
  type At,
  aCall,
  aChallenge,
  aCredential,
  aCustomer,
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

const year = 365 * 24 * 60 * minute;
/** Long before what other tests leave behind. */
const long = now - 5 * year;
const before = long + year;
const many = 1_000;

export function testForgetting(at: At): void {
  test('an identification that is long over is forgotten with all it asked, one that goes on or is younger is not', async () => {
    const old = await beginAsking(at, { opened: long, expires: long + minute }, { expires: long + minute });
    const open = await beginAsking(at, { opened: long, expires: long + minute }, { expires: long + minute });
    const young = await beginAsking(at, { opened: before, expires: before + minute }, { expires: before + minute });
    for (const { flow } of [old, young]) await at().flows.move({ ...flow, version: 2, ended: true }, nothing);
    assert.ok((await at().flows.forget(before, many)) >= 1);
    const left = await Promise.all(
      [old, open, young].map(async ({ flow, challenge }) =>
        [await at().flows.find(flow.id), await at().challenges.find(challenge.id)].map(Boolean),
      ),
    );
    assert.deepEqual(left, [
      [false, false],
      [true, true],
      [true, true],
    ]);
    assert.equal(await at().flows.forget(before, many), 0);
  });

  test('no more is forgotten at once than is asked for, the oldest first', async () => {
    const flows = [2, 0, 1].map((place) => aFlow({ ended: true, expires: long - year + place }));
    for (const flow of flows) await at().flows.begin(flow, nothing);
    assert.equal(await at().flows.forget(long, 2), 2);
    assert.deepEqual(
      (await Promise.all(flows.map(({ id }) => at().flows.find(id)))).map((flow) => flow !== undefined),
      [true, false, false],
    );
    assert.equal(await at().flows.forget(long, 2), 1);
  });

  test('a call is forgotten long after it ended', async () => {
    const [old, young, open] = [aCall(), aCall(), aCall()];
    for (const call of [old, young, open]) await at().calls.open(call, nothing);
    await at().calls.end(old.id, long, nothing);
    await at().calls.end(young.id, before, nothing);
    assert.equal(await at().calls.forget(before, many), 1);
    const left = await Promise.all([old, young, open].map(({ id }) => at().calls.find(id)));
    assert.deepEqual(
      left.map((call) => call?.id),
      [undefined, young.id, open.id],
    );
  });

  test('a credential is forgotten long after it ended or expired, with what was counted of it', async () => {
    const [ended, expired, living, lately] = [
      aCredential(),
      aCredential({ expires: long }),
      aCredential({ expires: before }),
      aCredential(),
    ];
    for (const each of [ended, expired, living, lately]) await at().credentials.add(each, { ...nothing, atMost: 1, now: long });
    await at().credentials.end(ended.id, long, nothing);
    await at().credentials.end(lately.id, before, nothing);
    const spend = async (...uses: Use[]) => {
      const { flow, challenge } = await beginAsking(at);
      await at().challenges.take(challenge.id, now, null);
      return at().challenges.decide({ challenge: challenge.id, flow: { ...flow, version: 2 }, uses, audit: [] });
    };
    const used = (id: string): Use[] => [
      { is: 'once', of: 'kind', mark: id },
      { is: 'counter', of: id, value: 7 },
    ];
    for (const { id } of [ended, living]) {
      assert.equal(await spend(...used(id)), 'decided');
      await missOnce(at, { of: id, kind: 'own' });
    }
    assert.equal(await at().credentials.forget(before, many), 2);
    assert.deepEqual([await at().credentials.find(expired.id), (await at().credentials.find(living.id))?.id], [undefined, living.id]);
    assert.equal((await at().tries.state({ of: ended.id, kind: 'own' })).wrong, 0);
    assert.equal((await at().tries.state({ of: living.id, kind: 'own' })).wrong, 1);
    assert.deepEqual([await spend(...used(ended.id)), await spend(...used(living.id))], ['decided', 'spent']);
    assert.equal(await at().credentials.add(ended, { ...nothing, atMost: 1, now }), 'added');
  });

  test('who has not been a customer for long is forgotten, with the tries and wake-ups', async () => {
    const [old, young, staying] = [aCustomer(), aCustomer(), aCustomer()];
    await at().customers.addAll([old, young, staying], nothing);
    await at().customers.close(old.id, long, nothing);
    await at().customers.close(young.id, before, nothing);
    for (const { id } of [old, young]) {
      await missOnce(at, { of: id, kind: 'strangers' });
      await at().wakeups.pause(id, now + year);
    }
    assert.equal(await at().customers.forget(before, many), 1);
    const left = await at().customers.among([old.id, young.id, staying.id], []);
    assert.deepEqual(new Set(left.map(({ id }) => id)), new Set([young.id, staying.id]));
    const wrong = async ({ id }: typeof old) => (await at().tries.state({ of: id, kind: 'strangers' })).wrong;
    assert.deepEqual([await wrong(old), await wrong(young)], [0, 1]);
    const wakes = ({ id }: typeof old) => at().wakeups.allow(id, 3, now);
    assert.deepEqual([await wakes(old), await wakes(young)], [true, false]);
  });

  test('I5: what is counted, locked, resting or being compared is never forgotten, however old it is', async () => {
    const keys = ['empty', 'wrong', 'open', 'locked', 'resting'].map((kind) => ({ of: newId('budget'), kind }));
    const [empty, wrong, open, locked, resting] = keys;
    assert.ok(empty && wrong && open && locked && resting);
    await at().tries.settle(aSettlement(await reserve(at, empty, undefined, long), 'right', { now: long }), nothing);
    await missOnce(at, wrong, undefined, long);
    await reserve(at, open, undefined, long);
    for (let miss = 0; miss < 5; miss += 1) await missOnce(at, locked, undefined, long);
    const pause = { tries: 1, then: 'pause', pause: year, lockAt: 9 } as const;
    await missOnce(at, resting, pause, long);
    const seen = () => Promise.all(keys.map((key) => at().tries.state(key)));
    const counted = await seen();
    assert.ok((await at().tries.forgetEmpty(long, 100_000)) >= 1);
    assert.deepEqual(await seen(), counted);
    assert.equal(await at().tries.reserve(aReservation(resting, pause), long + 1), 'locked');
    assert.equal(await at().tries.reserve(aReservation(locked), now), 'locked');
    assert.equal(await at().tries.reserve(aReservation(empty), now), 'reserved');
    assert.equal(await at().tries.forgetEmpty(long, 100_000), 0);
  });

  test('I3: a budget that is forgotten while tries are reserved in it counts every one of them', async () => {
    const key = { of: newId('budget'), kind: 'race' };
    await at().tries.settle(aSettlement(await reserve(at, key), 'right'), nothing);
    const forget = () => at().tries.forgetEmpty(now, 100_000);
    const tries = Array.from({ length: 12 }, () => at().tries.reserve(aReservation(key), now));
    const [outcomes] = await Promise.all([Promise.all(tries), forget(), forget(), forget()]);
    assert.equal(outcomes.filter((one) => one === 'reserved').length, 5);
    assert.equal((await at().tries.state(key)).open, 5);
  });

  test('T25: a customer of whom requests are unanswered, or who pauses, is not forgotten', async () => {
    const [answered, unanswered, paused] = [newId('customer'), newId('customer'), newId('customer')];
    for (const customer of [answered, unanswered]) await at().wakeups.allow(customer, 1, now);
    await at().wakeups.answered(answered);
    await at().wakeups.pause(paused, now + 10);
    assert.ok((await at().wakeups.forgetAnswered(now, 100_000)) >= 1);
    const allowed = await Promise.all([answered, unanswered, paused].map((customer) => at().wakeups.allow(customer, 1, now)));
    assert.deepEqual(allowed, [true, false, false]);
  });

  test('I2: a session that is over and a mark that need not be kept are forgotten, and no other', async () => {
    const session = (expires: number) => ({ id: newId('session'), kind: 'desk', of: newId('staff'), began: long, expires });
    const [old, young] = [session(long), session(now + year)];
    for (const each of [old, young]) await at().sessions.begin(each, nothing);
    const [spent, kept] = [newId('mark'), newId('mark')];
    await at().sessions.use(spent, long);
    await at().sessions.use(kept, now + year);
    assert.equal(await at().sessions.forget(before, many), 2);
    assert.deepEqual([await at().sessions.find(old.id, long - 1), await at().sessions.find(young.id, now)], [undefined, young]);
    assert.deepEqual([await at().sessions.use(spent, now), await at().sessions.use(kept, now)], ['used', 'spent']);
  });

  test('an alarm is kept for as long as anything, and then forgotten', async () => {
    const alarm = (time: number) => ({ id: newId('alarm'), at: time, kind: 'test', call: null, customer: null, detail: '' });
    const [old, young] = [alarm(long), alarm(before)];
    for (const each of [old, young]) await at().alarms.raise(each, nothing);
    assert.equal(await at().alarms.forget(before, many), 1);
    const left = (await at().alarms.latest(100_000)).map(({ id }) => id);
    assert.deepEqual([left.includes(old.id), left.includes(young.id)], [false, true]);
  });

  test('challenges of nobody that were never asked anew go with their flow', async () => {
    const flow = aFlow({ ended: true, expires: long });
    await at().flows.begin(flow, nothing);
    const stray = aChallenge(flow.id, { opened: long });
    await at().flows.move({ ...flow, version: 1 }, { ...nothing, open: stray });
    await at().flows.forget(before, many);
    assert.equal(await at().challenges.find(stray.id), undefined);
  });
}
