import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { blockAgreement, findCustomer, type ImportParts, importCustomers, unblockAgreement } from './index.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the register of customers', () => {
  const aino = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823' };

  let parts: ImportParts;
  const told: string[] = [];
  const importAll = (...lines: unknown[]) =>
    importCustomers(
      parts,
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
    );
  const audited = async () => (await parts.stores.audit.since(0, 100)).map(({ what, customer }) => `${what} ${customer}`);

  beforeEach(() => {
    const { stores, signals } = openMemory();
    told.length = 0;
    signals.listen('customer:aino', () => told.push('aino'));
    const own = { keys: createPlainKeys(), random: createSeededRandom(1), policy: { numberCoolingOff: 1 } };
    parts = { stores, signals, clock: createVirtualClock(), node: 'n1', ...own };
  });

  describe('the agreement is blocked', () => {
    beforeEach(() => importAll({ add: aino }));

    test('S16 part: a blocked agreement is blocked on every node at once, and by whom first stays', async () => {
      assert.equal(await blockAgreement(parts, { customer: 'aino', by: 'customer' }), 'blocked');
      assert.equal(await blockAgreement(parts, { customer: 'aino', by: 'staff', staff: 'anna' }), 'unchanged');
      assert.equal((await parts.stores.customers.find('aino'))?.blocked?.why, 'customer');
      assert.deepEqual(told, ['aino']);
      assert.deepEqual((await audited()).slice(1), ['agreement-blocked aino']);
    });

    test('S16 part: who is blocked is logged out everywhere and known to no browser, also after the block is lifted', async () => {
      const { sessions } = parts.stores;
      for (const kind of ['web', 'known-browser', 'staff'])
        await sessions.begin({ id: kind, kind, of: 'aino', began: 0, expires: Number.MAX_SAFE_INTEGER }, { audit: [] });
      await blockAgreement(parts, { customer: 'aino', by: 'customer' });
      await unblockAgreement(parts, { customer: 'aino', staff: 'kristina' });
      const living = await Promise.all(['web', 'known-browser', 'staff'].map((id) => sessions.find(id, parts.clock.now())));
      assert.deepEqual(
        living.map((session) => session?.kind),
        [undefined, undefined, 'staff'],
      );
    });

    test('S16 part: a blocked agreement is opened again, and who did it is written down', async () => {
      await blockAgreement(parts, { customer: 'aino', by: 'alarm' });
      assert.equal(await unblockAgreement(parts, { customer: 'aino', staff: 'kristina' }), 'unblocked');
      assert.equal(await unblockAgreement(parts, { customer: 'aino', staff: 'kristina' }), 'unchanged');
      assert.equal((await parts.stores.customers.find('aino'))?.blocked, null);
      const last = (await parts.stores.audit.since(0, 100)).at(-1);
      assert.deepEqual([last?.what, last?.staff], ['agreement-unblocked', 'kristina']);
    });

    test('nobody is blocked who is not there', async () => {
      assert.equal(await blockAgreement(parts, { customer: 'nobody', by: 'bank' }), 'unknown');
      assert.equal(await unblockAgreement(parts, { customer: 'nobody', staff: 'kristina' }), 'unknown');
    });
  });

  describe('staff look a customer up', () => {
    const reader = { staff: 'anna', reason: 'asked-in-call' };
    beforeEach(() => importAll({ add: { ...aino, personalNumber: '841123-9836' } }));

    for (const typed of ['47110823', ' 4711 0823', '841123-9836', '8411239836']) {
      test(`T47 part: "${typed}" finds the customer, and the look is in the audit without what was typed`, async () => {
        assert.equal((await findCustomer(parts, typed, reader))?.id, 'aino');
        const last = (await parts.stores.audit.since(0, 100)).at(-1);
        assert.deepEqual([last?.what, last?.customer, last?.staff], ['customer-looked-up', 'aino', 'anna']);
        assert.doesNotMatch(JSON.stringify(last), /4711|8411/);
      });
    }

    test('T47 part: a look that finds nobody is in the audit too', async () => {
      assert.equal(await findCustomer(parts, '604218', reader), undefined);
      assert.equal((await audited()).at(-1), 'customer-looked-up undefined');
    });
  });
});
