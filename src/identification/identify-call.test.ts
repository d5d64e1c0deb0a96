import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, phone, start, waitingOf } from '../../test/engine/toy-caller.ts';
import { openCall, openToyBank } from '../../test/engine/toys.ts';

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

test('T12 part: an agreement blocked after the request was sent is refused by the update that would approve', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  await bank.stores.customers.block('aino', { at: bank.clock.now(), why: 'lost' }, { audit: [] });
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'rejected');
  await bank.clock.advance(210_000);
  assert.equal((await bank.identify.look(flow)).outcome, 'refused');
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
