import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, phone, waitingOf } from '../../test/engine/toy-caller.ts';
import { lastSent, openToyBank, openTracedBank } from '../../test/engine/toys.ts';

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
    await bank.clock.advance(bank.parts.policy.smsAgainEvery);
    const { prompts, again, is } = await bank.identify.again(flow);
    assert.equal(again, 1);
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
