import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { approve, openPhoneBank } from '../../../test/telephone/bank.ts';
import { hears, press, recordOf, ring, swedish, wait } from '../../../test/telephone/journey.ts';

describe('hang-up, and what breaks', () => {
  const moments = {
    greeting: [],
    'user code': ['1'],
    'half a user code': ['1', '4711'],
    'app request': ['1', '47110823#'],
    'app waiting': ['1', '47110823#', 'wait'],
    reason: ['1', '47110823#', 'approve'],
    queue: ['5'],
    talking: ['5', 'take'],
    'step-up': ['5', 'take', 'identify', '1', '47110823#'],
  };
  for (const [moment, acts] of Object.entries(moments)) {
    test(`S42 T35: a hang-up at "${moment}" frees everything within five seconds`, async () => {
      const bank = await openPhoneBank();
      const caller = await ring(bank);
      for (const act of acts) {
        if (act === 'wait') await wait(bank, caller, 40);
        else if (act === 'approve') await approve(bank, 'aino');
        else if (act === 'take') await bank.calls.take(caller.id, 'anna');
        else if (act === 'identify') await bank.calls.wish(caller.id, 'identify');
        else await press(bank, caller, act);
        await wait(bank, caller, 1);
      }
      await caller.hangUp();
      await bank.clock.advance(5_000);
      assert.notEqual((await recordOf(bank, caller)).ended, null);
      assert.deepEqual(await bank.calls.list(), []);
      assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
      assert.deepEqual(await bank.identify.waiting('aino', 'app-approval'), []);
      assert.equal(bank.line.count(), 0);
      assert.equal(bank.line.find(caller.id, 'test')?.board.step.over, 'ended');
    });
  }

  test('S42: a flow that was being begun while the caller hung up is ended too', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    const { begin } = bank.stores.flows;
    Object.assign(bank.stores.flows, {
      begin: async (...given: Parameters<typeof begin>) => {
        await new Promise<void>((resolve) => bank.clock.at(bank.clock.now() + 400, resolve));
        return begin(...given);
      },
    });
    caller.press('1');
    await bank.clock.advance(100);
    await caller.hangUp();
    await bank.clock.advance(1_000);
    assert.equal((await bank.stores.audit.since(0, 100)).filter(({ what }) => what === 'flow-begun').length, 1);
    assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
  });

  test('D7: one address that opens many calls at the same moment gets its own share of the line and no more', async () => {
    const bank = await openPhoneBank({ limits: { calls: 50, callsOfOne: 5 } });
    const to = '08-465 004 10';
    const ringAs = (name: string, times: number) =>
      Promise.all(Array.from({ length: times }, () => bank.line.open({ to, from: null }, { name, is: 'address' })));
    const [greedy, neighbour] = await Promise.all([ringAs('address 192.0.2.1', 60), ringAs('address 192.0.2.2', 1)]);
    assert.equal(greedy.filter((call) => call !== 'busy').length, 5);
    assert.notEqual(neighbour[0], 'busy');
    assert.notEqual(await bank.line.open({ to, from: null }, { name: 'address 192.0.2.2', is: 'address' }), 'busy');
    assert.equal(await bank.line.open({ to, from: null }, { name: 'address 192.0.2.1', is: 'address' }), 'busy');
  });

  test('a store that is out of order is said once, and a person answers', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    Object.assign(bank.stores.flows, { find: () => Promise.reject(new Error('47110823 is in no error')) });
    caller.news();
    caller.press('47110823#');
    await hears(bank, caller, 'not-working', 'to-a-person', 'queue', 'queue-next');
    assert.match(bank.complaints.join(), /phone-identification/);
    assert.doesNotMatch(bank.complaints.join(), /4711/);
  });

  test('a queue that cannot be reached is tried again while the caller hears the sound', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    const { queue } = bank.stores.calls;
    Object.assign(bank.stores.calls, { queue: () => Promise.reject(new Error('out of order')) });
    await press(bank, caller, '5', 20_000);
    Object.assign(bank.stores.calls, { queue });
    await wait(bank, caller, 5);
    assert.notEqual((await recordOf(bank, caller)).queued, null);
    assert.ok(caller.longestSilence <= 3_000);
  });

  test('I8: what a store says of its own fault comes into no log, whatever it was that failed', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '5', 1_000);
    Object.assign(bank.stores.calls, { alive: () => Promise.reject(new Error('duplicate key 47110823')) });
    await bank.clock.advance(5_000);
    assert.deepEqual([...new Set(bank.complaints)], ['phone-places Error']);
  });

  test('S42: a hang-up that the store did not take is tried again until it has', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 2_000);
    const { end } = bank.stores.calls;
    const { ofCall } = bank.stores.flows;
    const outOfOrder = () => Promise.reject(new Error('out of order'));
    Object.assign(bank.stores.calls, { end: outOfOrder });
    Object.assign(bank.stores.flows, { ofCall: outOfOrder });
    await caller.hangUp();
    assert.equal((await recordOf(bank, caller)).ended, null);
    Object.assign(bank.stores.calls, { end });
    Object.assign(bank.stores.flows, { ofCall });
    await bank.clock.advance(3_000);
    assert.notEqual((await recordOf(bank, caller)).ended, null);
    assert.deepEqual(await ofCall(caller.id), []);
  });

  test('a request that could not be ended when the caller was put through is ended later: nobody approves for nothing', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 2_000);
    const { find } = bank.stores.flows;
    Object.assign(bank.stores.flows, { find: () => Promise.reject(new Error('out of order')) });
    await hears(bank, caller, 'not-working', 'to-a-person', 'queue', 'queue-next');
    Object.assign(bank.stores.flows, { find });
    await wait(bank, caller, 3);
    assert.equal(await approve(bank, 'aino'), 'nothing waits');
    assert.equal((await recordOf(bank, caller)).identified, null);
  });

  test('an engine that takes its time is bridged by a word and a sound', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    const { find } = bank.stores.customers;
    const { byIdentifier } = bank.stores.customers;
    Object.assign(bank.stores.customers, {
      find,
      byIdentifier: async (...given: Parameters<typeof byIdentifier>) => {
        await new Promise<void>((resolve) => bank.clock.at(bank.clock.now() + 8_000, resolve));
        return byIdentifier(...given);
      },
    });
    caller.news();
    caller.press('47110823#');
    await hears(bank, caller, 'one-moment', 'app-request');
    assert.ok(caller.longestSilence <= 3_000, String(caller.longestSilence));
  });

  test('T38: a lost lease leaves no half identity; the caller keeps the line, unidentified', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 2_000);
    await approve(bank, 'aino');
    await wait(bank, caller, 2);
    const { renew } = bank.stores.calls;
    Object.assign(bank.stores.calls, { renew: () => Promise.reject(new Error('out of order')) });
    await wait(bank, caller, 16);
    Object.assign(bank.stores.calls, { renew });
    await wait(bank, caller, 30);
    const record = bank.line.find(caller.id, 'test')?.record ?? '';
    assert.notEqual(record, caller.id);
    const found = await bank.calls.find(record);
    assert.deepEqual([found?.identified, found?.queued !== null], [null, true]);
    assert.ok(caller.heard.some(({ prompt }) => prompt === 'not-working'));
  });

  test('a line lives as long as its collector is heard of, and an idle one is hung up', async () => {
    const bank = await openPhoneBank();
    const call = await bank.line.open({ to: swedish, from: null }, { name: 'ivr', is: 'client' });
    assert.ok(typeof call === 'object');
    await bank.clock.advance(50_000);
    assert.equal(bank.line.count(), 1);
    await bank.clock.advance(20_000);
    assert.equal(bank.line.count(), 0);
  });

  test('S42: the lease of a live call is renewed as long as it lasts', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '5');
    await wait(bank, caller, 3_600);
    const { lease, ended } = await recordOf(bank, caller);
    assert.ok(ended === null && lease > bank.clock.now());
  });

  test('limits: calls at once, of one and of all; an unknown number; a stranger finds nobody else’s call', async () => {
    const bank = await openPhoneBank({ limits: { calls: 3, callsOfOne: 2 } });
    const open = (owner: string, to = swedish) => bank.line.open({ to, from: null }, { name: owner, is: 'address' });
    assert.equal(await open('a', '0812345'), 'no-such-number');
    const call = await open('a');
    assert.ok(typeof call === 'object' && typeof (await open('a', '0846500420')) === 'object');
    assert.equal(await open('a'), 'busy');
    assert.ok(typeof (await open('b')) === 'object');
    assert.equal(await open('c'), 'busy');
    assert.equal(bank.line.find(call.id, 'b'), undefined);
    await bank.line.close();
    assert.equal(bank.line.count(), 0);
  });
});
