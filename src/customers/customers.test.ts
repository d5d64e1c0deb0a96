import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createVirtualClock } from '#adapters/virtual';
import { blockAgreement, type CustomerParts, findCustomer, importCustomers, unblockAgreement } from './index.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the register of customers', () => {
  const aino = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823' };

  let parts: CustomerParts;
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
    parts = { stores, signals, clock: createVirtualClock(), node: 'n1' };
  });

  describe('customers come from the core bank', () => {
    test('S49: a customer of the file is found by the user code of the agreement', async () => {
      assert.deepEqual(await importAll({ add: aino }), { added: 1, blocked: 0, unchanged: 0, refused: [] });
      const found = await parts.stores.customers.byIdentifier({ kind: 'user-code', value: '47110823' });
      assert.equal(found?.name, 'Aino Lindqvist');
      assert.equal(found?.blocked, null);
      assert.deepEqual(await audited(), ['customer-added aino']);
    });

    test('a file that was cut off is sent again, and changes nothing twice', async () => {
      const lines = [{ add: aino }, { block: { id: 'aino', by: 'bank' } }, ''];
      await importAll(...lines);
      assert.deepEqual(await importAll(...lines), { added: 0, blocked: 0, unchanged: 2, refused: [] });
      assert.deepEqual(await audited(), ['customer-added aino', 'agreement-blocked aino']);
    });

    test('I1 part: nobody gets an identifier or an id of somebody else', async () => {
      const report = await importAll({ add: aino }, { add: { ...aino, id: 'other' } }, { add: { ...aino, name: 'Somebody Else' } });
      assert.deepEqual(report.refused, [
        { line: 2, sentence: 'one of the identifiers belongs to another customer' },
        { line: 3, sentence: 'there is another customer with this id' },
      ]);
    });

    test('a line that is refused stops no other, and is not repeated in the report', async () => {
      const report = await importAll('no JSON, 47110823', { add: { ...aino, userCode: '0471108' } }, { add: aino });
      assert.equal(report.added, 1);
      assert.deepEqual(
        report.refused.map(({ line }) => line),
        [1, 2],
      );
      assert.doesNotMatch(JSON.stringify(report), /4711|Aino/);
    });

    const wrong: [what: string, line: unknown, sentence: RegExp][] = [
      ['a list', [], /not a JSON object/],
      ['two things', { add: aino, block: { id: 'aino', by: 'bank' } }, /more than one thing/],
      ['an unknown thing', { remove: { id: 'aino' } }, /neither "add" nor "block"/],
      ['a customer with what nobody knows', { add: { ...aino, pin: '1' } }, /does not know pin/],
      [
        'a customer without an identifier',
        { add: { id: 'a', name: 'A', language: 'sv' } },
        /needs one of userCode, personalNumber, customerNumber/,
      ],
      ['a customer without a name', { add: { ...aino, name: ' ' } }, /name has/],
      ['a customer whose language is German', { add: { ...aino, language: 'de' } }, /language is sv, fi or en/],
      ['a user code that is a number', { add: { ...aino, userCode: 47110823 } }, /userCode is not a string/],
      ['an id with a space', { add: { ...aino, id: 'a b' } }, /id has 1 to 64/],
      ['a block of nobody', { block: { id: 'nobody', by: 'bank' } }, /no customer with this id/],
      ['a block by nobody', { block: { id: 'aino' } }, /by is one of customer, staff, alarm, bank/],
    ];
    for (const [what, line, sentence] of wrong) {
      test(`${what} is refused with a sentence that says why`, async () => {
        const { added, blocked, refused } = await importAll(line);
        assert.deepEqual([added, blocked, refused.length], [0, 0, 1]);
        assert.match(refused[0]?.sentence ?? '', sentence);
      });
    }
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
