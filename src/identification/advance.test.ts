import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toyPlans } from '../../test/engine/toys.ts';
import { advance, beginFlow } from './advance.ts';
import type { Flow, FlowEvent, Plan } from './flow.ts';

const [app, long] = toyPlans as [Plan, Plan];
const begin = (plan: Plan = long): Flow => beginFlow(plan, 'phone', { id: 'f', boundTo: { call: 'c' }, purpose: 'call', expires: 9_000 });
const run = (flow: Flow, ...events: FlowEvent[]) => events.reduce(advance, flow);
const claimed = (customer: string | null = 'aino', refuse?: string): FlowEvent => ({
  is: 'claimed',
  ref: 'r',
  customer,
  drawn: [],
  ...(refuse ? { refuse } : {}),
});
const asked = (challenge: string): FlowEvent => ({ is: 'asked', challenge, since: 0, expires: 100 });
const accepted = (challenge: string, by = 'password', notes: string[] = []): FlowEvent => ({
  is: 'judged',
  challenge,
  verdict: 'accepted',
  notes,
  later: { uses: [], messages: [] },
  proof: { by, credential: `${by} 1`, elements: [by === 'password' ? 'knowledge' : 'possession'], amr: [], at: 5, budget: null },
});
const rejected = (challenge: string, why = 'wrong'): FlowEvent => ({ is: 'judged', challenge, verdict: 'rejected', why });

test('D6: a wrong first answer is asked on to the last proof and refused only there', () => {
  const afterWrong = run(begin(), claimed(), asked('1'), rejected('1', 'wrong password'));
  assert.equal(afterWrong.outcome, undefined);
  const over = run(afterWrong, asked('2'), accepted('2', 'one-time-code'));
  assert.equal(over.outcome, 'refused');
  assert.equal(over.why, 'wrong password');
  assert.deepEqual(over.proofs, []);
});

test('I7 part: an unknown and a blocked customer stand at the same steps as anybody', () => {
  const known = run(begin(), claimed(), asked('1'), rejected('1'));
  for (const who of [claimed(null), claimed('sirkka', 'blocked')]) {
    const other = run(begin(), who, asked('1'), rejected('1'));
    assert.equal(other.at, known.at);
    assert.equal(run(other, asked('2'), rejected('2')).outcome, 'refused');
  }
});

test('S52 part: a forced change comes after full acceptance, and only if it was noted', () => {
  const right = run(
    begin(),
    claimed(),
    asked('1'),
    accepted('1', 'password', ['password temporary']),
    asked('2'),
    accepted('2', 'one-time-code'),
  );
  assert.equal(right.steps[right.at]?.do, 'renew');
  assert.equal(advance(right, { is: 'done', uses: [] }).outcome, 'identified');
  assert.equal(run(begin(), claimed(), asked('1'), accepted('1'), asked('2'), accepted('2', 'one-time-code')).outcome, 'identified');
});

test('an answer to an older question, a late approval, a doubled key change nothing', () => {
  const flow = run(begin(), claimed(), asked('1'), { is: 'again' }, asked('2'));
  assert.equal(advance(flow, accepted('1')), flow);
  const over = run(begin(app), claimed(), asked('1'), accepted('1', 'approval'));
  assert.equal(over.outcome, 'identified');
  for (const event of [accepted('1'), claimed('eve'), { is: 'ended', why: 'hung-up' } as FlowEvent])
    assert.equal(advance(over, event), over);
});

test('T27: a declined request takes no answer any more, yet the caller still waits', () => {
  const declined = run(begin(app), claimed(), asked('1'), { is: 'voided', challenge: '1', why: 'declined' });
  assert.equal(declined.outcome, undefined);
  assert.deepEqual(declined.asked?.expires, 100);
  assert.equal(advance(declined, accepted('1', 'approval')), declined);
  assert.equal(advance(declined, { is: 'ended', why: 'expired' }).outcome, 'refused');
});

test('D15 part: who changes the way leaves a wrong answer behind, but never who they are or that they are blocked', () => {
  const changed = run(begin(), claimed(), asked('1'), rejected('1'), { is: 'switched', to: app }, asked('2'), accepted('2', 'approval'));
  assert.equal(changed.outcome, 'identified');
  const blocked = run(
    begin(),
    claimed('sirkka', 'blocked'),
    asked('1'),
    { is: 'switched', to: app },
    asked('2'),
    accepted('2', 'approval'),
  );
  assert.equal(blocked.outcome, 'refused');
});

const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.constantFrom<FlowEvent>(claimed(), claimed(null), claimed('eve'), claimed('sirkka', 'blocked')),
  fc.constantFrom('1', '2', '3').map(asked),
  fc.constantFrom('1', '2', '3').map((id) => accepted(id)),
  fc.constantFrom('1', '2', '3').map((id) => rejected(id)),
  fc.constantFrom<FlowEvent>(
    { is: 'done', uses: [] },
    { is: 'again' },
    { is: 'switched', to: app },
    { is: 'switched', to: long },
    { is: 'ended', why: 'expired' },
  ),
  fc.constantFrom('1', '2', '3').map((id): FlowEvent => ({ is: 'voided', challenge: id, why: 'not-me' })),
);

test('I1: whatever happens in whatever order, who was claimed first is never exchanged for another', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
      let flow = begin();
      let first: string | null | undefined;
      for (const event of events) {
        flow = advance(flow, event);
        first ??= flow.claimed?.customer;
        if (flow.claimed) assert.equal(flow.claimed.customer, first);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('I1: nobody is identified who is unknown, blocked, or was rejected in the last way they took', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
      const flow = run(begin(), ...events);
      if (flow.outcome !== 'identified') return;
      assert.ok(flow.claimed?.customer);
      assert.equal(flow.doomed, undefined);
      const wanted = flow.steps.filter((step) => step.do === 'prove');
      assert.ok(flow.proofs.length >= wanted.length);
    }),
    { numRuns: 2_000 },
  );
});
