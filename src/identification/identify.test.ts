import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePolicy } from '#policy';
import { lastSent, openCall, openToyBank, openTracedBank, runUntil } from '../../test/engine/toys.ts';
import type { Identify } from './identify.ts';

const start = { plan: 'long', channel: 'phone', purpose: 'call', boundTo: { session: 's' } } as const;
type Bank = Awaited<ReturnType<typeof openToyBank>>;

async function begin(identify: Identify, userCode = '47110823', plan = 'long') {
  const { flow } = await identify.begin({ ...start, plan });
  const view = await identify.claim(flow, userCode);
  assert.notEqual(view, 'malformed');
  return flow;
}

async function finish({ identify, stores, clock }: Bank, flow: string, password = '5863') {
  await identify.answer(flow, password);
  return identify.answer(flow, (await lastSent(stores, clock.now())) ?? '000000');
}

const waitingOf = async ({ identify }: Bank, customer = 'aino') => {
  const [first] = await identify.waiting(customer, 'approval');
  assert.ok(first);
  return first;
};
const phone = 'approval of aino';

test('a customer who answers everything rightly is identified, with what was really shown', async () => {
  const bank = await openToyBank();
  const view = await finish(bank, await begin(bank.identify));
  assert.equal(view.outcome, 'identified');
  assert.deepEqual(view.result, {
    customer: 'aino',
    plan: 'long',
    acr: 'loa2',
    amr: ['mfa', 'pwd', 'sms'],
    elements: ['knowledge', 'possession'],
    at: bank.clock.now(),
  });
});

test('I7: known, wrong, unknown, blocked and one without credentials are asked the same and get the same answer', async () => {
  const seen = [];
  for (const [userCode, password] of [
    ['47110823', '0000'],
    ['99999999', '5863'],
    ['918364', '5863'],
    ['604218', '5863'],
  ] as const) {
    const { identify } = await openToyBank();
    const flow = await begin(identify, userCode);
    const views = [await identify.look(flow), await identify.answer(flow, password), await identify.answer(flow, '123456')];
    seen.push(views.map(({ is, prompts, outcome, result, again }) => ({ is, prompts, outcome, result, again })));
  }
  for (const other of seen) assert.deepEqual(other, seen[0]);
  assert.equal(seen[0]?.at(-1)?.outcome, 'refused');
});

test('I7: nothing is sent for an unknown, blocked or doomed identification', async () => {
  for (const [userCode, password] of [
    ['99999999', '5863'],
    ['918364', '5863'],
    ['47110823', '0000'],
  ] as const) {
    const bank = await openToyBank();
    await bank.identify.answer(await begin(bank.identify, userCode), password);
    assert.equal(await lastSent(bank.stores, bank.clock.now()), undefined);
  }
});

test('T4: spaces, hyphens and full-width digits are brought into one form once, other marks are not', async () => {
  for (const [typed, outcome] of [
    [' 58 63', 'identified'],
    ['５８６３', 'identified'],
    ['58-63\n', 'identified'],
    ['5863\0', 'refused'],
    ['58637', 'refused'],
  ] as const) {
    const bank = await openToyBank();
    assert.equal((await finish(bank, await begin(bank.identify), typed)).outcome, outcome, JSON.stringify(typed));
  }
});

test('S6 part: what has not the form of a user code is told at once and changes nothing', async () => {
  const { identify } = await openToyBank();
  const { flow } = await identify.begin(start);
  for (const typed of ['47110', '471108233', 'LEIR4821', '', '0471108', '۴۷۱۱۰۸۲۳'])
    assert.equal(await identify.claim(flow, typed), 'malformed', typed);
  assert.equal((await identify.look(flow)).is, 'claim');
});

test('I3, I6: five wrong tries over many identifications, the sixth is not evaluated, and the app still works', async () => {
  const bank = await openToyBank();
  for (let n = 0; n < 5; n++) await bank.identify.answer(await begin(bank.identify), '0000');
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'refused', 'the right password after five wrong ones');
  await begin(bank.identify, '47110823', 'app');
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'accepted');
});

test('I3: `strict` rests fifteen minutes after five wrong ones, then takes answers again', async () => {
  const bank = await openToyBank(1, { policy: choosePolicy('strict') });
  for (let n = 0; n < 5; n++) await bank.identify.answer(await begin(bank.identify), '0000');
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'refused');
  await bank.clock.advance(15 * 60_000);
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'identified');
});

test('T9 part, T10: a thousand wrong guesses in a thousand identifications at once, five evaluated; T8: fifty right ones at once all succeed', async () => {
  const bank = await openToyBank();
  const flows = await Promise.all(Array.from({ length: 1_000 }, () => begin(bank.identify)));
  await runUntil(bank.clock, Promise.all(flows.map((flow) => bank.identify.answer(flow, '0000'))));
  const state = await bank.stores.tries.state({ of: 'aino', kind: 'strangers' });
  assert.equal(state.wrong, 5);
  assert.notEqual(state.locked, null);
  const other = await openToyBank();
  const right = await Promise.all(Array.from({ length: 50 }, () => begin(other.identify)));
  const answers = await runUntil(other.clock, Promise.all(right.map((flow) => other.identify.answer(flow, '5863'))));
  assert.equal(answers.filter(({ prompts }) => prompts[0]?.message.id === 'one-time-code').length, 50);
  assert.equal((await other.stores.tries.state({ of: 'aino', kind: 'strangers' })).wrong, 0);
});

test('T1 part: a thousand approvals of one request at once, one accepted', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, () => bank.identify.approve(challenge, { value: 'yes', credential: phone })),
  );
  assert.equal(answers.filter((answer) => answer === 'accepted').length, 1);
  assert.equal((await bank.identify.look(flow)).outcome, 'identified');
});

test('T12 part: an agreement blocked after the request was sent is refused by the update that would approve', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  await bank.stores.customers.block('aino', { at: bank.clock.now(), why: 'lost' }, { audit: [] });
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'rejected');
  await bank.clock.advance(210_000);
  assert.equal((await bank.identify.look(flow)).outcome, 'refused');
});

test('a mistyped own code keeps the request open, five of them lock that phone and nothing else', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  for (let n = 0; n < 5; n++) assert.equal(await bank.identify.approve(challenge, { value: 'typo', credential: phone }), 'retry');
  assert.equal(await bank.identify.approve(challenge, { value: 'yes', credential: phone }), 'locked');
  assert.equal((await bank.identify.look(flow)).outcome, null);
  const other = await begin(bank.identify);
  assert.equal((await finish(bank, other)).outcome, 'identified');
});

test('T27: decline, "not in a call", wrong digits and an unknown user code and nobody at all end for the caller at the same drawn moment', async () => {
  const ends = [];
  for (const how of ['declined', 'not-me', 'wrong-digits', 'unknown', 'nobody looks'] as const) {
    const bank = await openToyBank(7);
    const flow = await begin(bank.identify, how === 'unknown' ? '99999999' : '47110823', 'app');
    if (how === 'wrong-digits')
      assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'no', credential: phone }), 'rejected');
    else if (how !== 'unknown' && how !== 'nobody looks')
      assert.equal(await bank.identify.refuse('aino', (await waitingOf(bank)).challenge, how), 'voided');
    const { until, outcome } = await bank.identify.look(flow);
    assert.equal(outcome, null);
    if (how !== 'nobody looks') assert.deepEqual(await bank.identify.waiting('aino', 'approval'), []);
    await bank.clock.advance((until ?? 0) - bank.clock.now());
    assert.equal((await bank.identify.look(flow)).outcome, 'refused');
    ends.push(until);
  }
  assert.equal(new Set(ends).size, 1);
});

test('S42: hanging up ends what runs in that call, and a late approval finds nothing', async () => {
  const bank = await openToyBank();
  await openCall(bank, 'call-1');
  const { flow } = await bank.identify.begin({ ...start, plan: 'app', boundTo: { call: 'call-1' } });
  await bank.identify.claim(flow, '47110823');
  const { challenge } = await waitingOf(bank);
  await bank.identify.endCall('call-1');
  assert.equal(await bank.identify.approve(challenge, { value: 'yes', credential: phone }), 'gone');
  assert.equal((await bank.identify.look(flow)).outcome, 'ended');
});

test('S42: nobody is rung for a call that is over or not known, and an approval for one that has lost its lease identifies nobody', async () => {
  const bank = await openToyBank();
  const claimIn = async (call: string) => {
    const { flow } = await bank.identify.begin({ ...start, plan: 'app', boundTo: { call } });
    await bank.identify.claim(flow, '47110823');
    return flow;
  };
  assert.equal((await bank.identify.look(await claimIn('no-such-call'))).outcome, 'ended');
  assert.deepEqual(await bank.identify.waiting('aino', 'approval'), []);
  await openCall(bank, 'call-1');
  const flow = await claimIn('call-1');
  const { challenge } = await waitingOf(bank);
  await bank.clock.advance(60_000);
  assert.deepEqual(await bank.identify.waiting('aino', 'approval'), []);
  assert.equal(await bank.identify.approve(challenge, { value: 'yes', credential: phone }), 'rejected');
  assert.notEqual((await bank.identify.look(flow)).outcome, 'identified');
});

test('S26 part: a new code can be had twice; the old one is no longer taken', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  await bank.identify.answer(flow, '5863');
  const first = await lastSent(bank.stores, bank.clock.now());
  assert.equal((await bank.identify.again(flow)).again, 1);
  assert.notEqual(await lastSent(bank.stores, bank.clock.now()), first);
  assert.equal((await bank.identify.again(flow)).again, 0);
  const last = await lastSent(bank.stores, bank.clock.now());
  await bank.identify.again(flow);
  assert.equal(await lastSent(bank.stores, bank.clock.now()), undefined);
  assert.notEqual(first, last);
  assert.equal((await bank.identify.answer(flow, last ?? '')).outcome, 'identified');
});

test('I8: a flow, its audit and its views hold no keyed answer and no code', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  await bank.identify.answer(flow, '5863');
  const code = (await lastSent(bank.stores, bank.clock.now())) ?? '';
  await bank.identify.answer(flow, code);
  const kept = JSON.stringify([await bank.stores.flows.find(flow), await bank.stores.audit.since(0, 1_000)]);
  for (const secret of ['5863', code, '47110823']) assert.ok(secret && !kept.includes(secret), secret);
});

test('I4: if the audit cannot be written nobody is identified', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  const decide = bank.stores.challenges.decide;
  bank.stores.challenges.decide = async () => Promise.reject(new Error('disk full'));
  await assert.rejects(bank.identify.approve(challenge, { value: 'yes', credential: phone }));
  bank.stores.challenges.decide = decide;
  assert.equal((await bank.identify.look(flow)).outcome, null);
});

test('N1 part: a step-up takes who it is from the same call, and from no other; what ran before in the call ends', async () => {
  const bank = await openToyBank();
  const { identify, stores, clock } = bank;
  for (const call of ['call 1', 'call 2']) await openCall(bank, call);
  const beginIn = async (call: string) => (await identify.begin({ ...start, plan: 'app', boundTo: { call } })).flow;
  const first = await beginIn('call 1');
  await identify.claim(first, '47110823');
  const again = await beginIn('call 1');
  assert.equal((await identify.claimAs(again, first)).is, 'prove');
  assert.equal((await identify.look(first)).outcome, 'ended');
  assert.equal((await identify.waiting('aino', 'approval')).length, 1);
  await assert.rejects(identify.claimAs(await beginIn('call 2'), first), { code: 'no-such-identification' });
  await stores.customers.block('aino', { at: clock.now(), why: 'lost' }, { audit: [] });
  assert.equal((await identify.claimAs(await beginIn('call 1'), first)).is, 'prove');
  assert.deepEqual(await identify.waiting('aino', 'approval'), []);
});

test('N3 part: in whose name a call is open stays known when the caller keys an unknown code next', async () => {
  const bank = await openToyBank();
  await openCall(bank, 'call 1');
  for (const typed of ['47110823', '99999999']) {
    const { flow } = await bank.identify.begin({ ...start, plan: 'app', boundTo: { call: 'call 1' } });
    await bank.identify.claim(flow, typed);
  }
  assert.deepEqual(
    (await bank.stores.calls.inNameOf('aino', bank.clock.now())).map(({ id }) => id),
    ['call 1'],
  );
});

test('I1: a call that is identified as one customer is never made another one by a second approval', async () => {
  const bank = await openToyBank();
  await openCall(bank, 'call 1');
  await bank.stores.customers.unblock('sirkka', { audit: [] });
  const identifyAs = async (typed: string, customer: string) => {
    const { flow } = await bank.identify.begin({ ...start, plan: 'app', boundTo: { call: 'call 1' } });
    await bank.identify.claim(flow, typed);
    return bank.identify.approve((await waitingOf(bank, customer)).challenge, { value: 'yes', credential: `approval of ${customer}` });
  };
  assert.equal(await identifyAs('47110823', 'aino'), 'accepted');
  assert.equal(await identifyAs('918364', 'sirkka'), 'rejected');
  assert.equal((await bank.stores.calls.find('call 1'))?.identified?.customer, 'aino');
});

test('T12 part: a phone that was taken away while its answer was compared proves nothing', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  const decide = bank.stores.challenges.decide;
  bank.stores.challenges.decide = async (decision) => {
    await bank.stores.credentials.end(phone, bank.clock.now(), { audit: [] });
    return decide(decision);
  };
  assert.equal(await bank.identify.approve(challenge, { value: 'yes', credential: phone }), 'rejected');
  assert.notEqual((await bank.identify.look(flow)).outcome, 'identified');
});

test('I3: who knows the password gets five tries at the code that follows, however often they give the right password', async () => {
  const bank = await openToyBank();
  for (let round = 0; round < 8; round++) {
    const flow = await begin(bank.identify);
    await bank.identify.answer(flow, '5863');
    await bank.identify.answer(flow, '000000');
  }
  assert.notEqual((await bank.stores.tries.state({ of: 'aino', kind: 'strangers' })).locked, null);
});

test('D6: asking for a new code says nothing about the answer before it', async () => {
  const seen = [];
  for (const [typed, password] of [
    ['47110823', '5863'],
    ['47110823', '0000'],
    ['99999999', '5863'],
    ['918364', '5863'],
  ] as const) {
    const bank = await openToyBank();
    const flow = await begin(bank.identify, typed);
    await bank.identify.answer(flow, password);
    const { prompts, again, is } = await bank.identify.again(flow);
    seen.push({ prompts, again, is });
  }
  for (const other of seen) assert.deepEqual(other, seen[0]);
});

test('T16 part: known, unknown, wrong and blocked make the same calls to stores, keys, chance and signals', async () => {
  const traces = [];
  for (const [typed, password] of [
    ['47110823', '5863'],
    ['47110823', '0000'],
    ['99999999', '5863'],
    ['918364', '5863'],
  ] as const) {
    const { identify, trace } = await openTracedBank();
    const flow = await begin(identify, typed);
    await identify.answer(flow, password);
    traces.push([...trace]);
  }
  for (const trace of traces) assert.deepEqual(trace, traces[0]);
  assert.ok((traces[0]?.length ?? 0) > 20);
});

test('a comparison that breaks gives the question back and counts the try', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  const find = bank.stores.credentials.of;
  bank.stores.credentials.of = async () =>
    Promise.resolve([
      {
        get sealed(): string {
          throw new Error('disk');
        },
      },
    ] as never);
  await assert.rejects(bank.identify.answer(flow, '5863'));
  bank.stores.credentials.of = find;
  await bank.identify.answer(flow, '5863');
  assert.equal((await bank.identify.answer(flow, (await lastSent(bank.stores, bank.clock.now())) ?? '')).outcome, 'identified');
});
