import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BudgetKey, Decision } from '#ports';
import {
  type At,
  aChallenge,
  anEvent,
  aReservation,
  aSettlement,
  beginAsking,
  newId,
  nothing,
  now,
  reserve,
  wasWritten,
} from './samples.ts';

/** A question taken with a reserved try: what stands before every decision. */
export async function takeOne(at: At, key: BudgetKey = { of: newId('customer'), kind: 'strangers' }) {
  const { flow, challenge } = await beginAsking(at);
  const taken = await at().challenges.take(challenge.id, now, aReservation(key));
  if (taken.is !== 'taken' || !taken.tryId) throw new Error(`The challenge was not taken: ${taken.is}`);
  const [event, open] = [anEvent(), aChallenge(flow.id)];
  const outbox = [{ id: newId('message'), kind: 'push' as const, to: 'phone', body: { title: 'x' }, due: now }];
  const next = { ...flow, version: flow.version + 1, body: { step: 2 } };
  const decision: Decision = {
    challenge: challenge.id,
    flow: next,
    uses: [],
    settle: aSettlement(taken.tryId, 'right'),
    open,
    audit: [event],
    outbox,
  };
  return { flow, next, challenge, key, tryId: taken.tryId, event, open, outbox, decision };
}

/** Asserts that a decision left nothing behind. */
export async function assertUntouched(at: At, { flow, key, event, open }: Awaited<ReturnType<typeof takeOne>>): Promise<void> {
  assert.deepEqual(await at().flows.find(flow.id), flow);
  assert.equal((await at().tries.state(key)).open, 1);
  assert.equal(await wasWritten(at, event), false);
  assert.equal(await at().challenges.find(open.id), undefined);
}

export function testDecisions(at: At): void {
  test('I4: flow, try, next question, audit and outbox are written together', async () => {
    const { decision, next, key, event, open, outbox } = await takeOne(at);
    assert.equal(await at().challenges.decide(decision), 'decided');
    assert.deepEqual(await at().flows.find(next.id), next);
    assert.deepEqual([(await at().tries.state(key)).open, await wasWritten(at, event)], [0, true]);
    assert.equal((await at().challenges.take(open.id, now, null)).is, 'taken');
    const due = await at().outbox.claim('push', now, now, 10_000);
    assert.deepEqual(
      due.filter(({ id }) => id === outbox[0]?.id),
      [{ ...outbox[0], failures: 0 }],
    );
  });

  test('a decision about a flow that has moved is stale, and nothing is written', async () => {
    const taken = await takeOne(at);
    await at().flows.move({ ...taken.next, ended: true }, nothing);
    assert.equal(await at().challenges.decide(taken.decision), 'stale');
    await assertUntouched(at, { ...taken, flow: { ...taken.next, ended: true } });
    assert.equal(await at().challenges.decide({ ...taken.decision, flow: { ...taken.next, id: newId('flow') } }), 'stale');
  });

  test('I1: a decision moves only the flow whose question was answered', async () => {
    const [one, other] = [await takeOne(at), await takeOne(at)];
    assert.equal(await at().challenges.decide({ ...one.decision, flow: other.next }), 'stale');
    await assertUntouched(at, one);
    await assertUntouched(at, other);
  });

  test('a question that nobody has taken cannot be decided', async () => {
    const { flow, challenge } = await beginAsking(at);
    const flowAfter = { ...flow, version: 2 };
    assert.equal(await at().challenges.decide({ challenge: challenge.id, flow: flowAfter, uses: [], audit: [] }), 'stale');
    assert.equal(await at().challenges.decide({ challenge: challenge.id, uses: [], audit: [] }), 'stale');
    assert.equal(await at().challenges.decide({ challenge: newId('challenge'), uses: [], audit: [] }), 'stale');
    assert.deepEqual(await at().flows.find(flow.id), flow);
  });

  test('without a flow the question is given back for another answer, and the flow stays', async () => {
    const { challenge, flow, tryId, event, key } = await takeOne(at);
    const settle = aSettlement(tryId, 'wrong');
    assert.equal(await at().challenges.decide({ challenge: challenge.id, uses: [], settle, audit: [event] }), 'decided');
    assert.deepEqual(await at().flows.find(flow.id), flow);
    const { wrong, open } = await at().tries.state(key);
    assert.deepEqual([wrong, open, await wasWritten(at, event)], [1, 0, true]);
    assert.equal((await at().challenges.take(challenge.id, now, aReservation(key))).is, 'taken');
  });

  test('an accepted answer whose try was settled as an orphan’s is spent, a rejected one counts once', async () => {
    const taken = await takeOne(at);
    await at().tries.settle(aSettlement(taken.tryId, 'wrong'), nothing);
    await reserve(at, taken.key);
    for (const as of ['right', 'back'] as const) {
      assert.equal(await at().challenges.decide({ ...taken.decision, settle: aSettlement(taken.tryId, as) }), 'spent');
      await assertUntouched(at, taken);
    }
    assert.equal(await at().challenges.decide({ ...taken.decision, settle: aSettlement(taken.tryId, 'wrong') }), 'decided');
    assert.equal((await at().tries.state(taken.key)).wrong, 1);
  });

  test('fifty decisions at once about one question: one is decided', async () => {
    const { decision, open: _open, ...taken } = await takeOne(at);
    const { open: _, outbox: __, ...plain } = decision;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => at().challenges.decide(plain)));
    assert.equal(outcomes.filter((one) => one === 'decided').length, 1);
    assert.deepEqual(await at().flows.find(taken.flow.id), taken.next);
  });
}
