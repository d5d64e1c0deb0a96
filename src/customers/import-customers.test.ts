import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import type { AuditEvent } from '#ports';
import { blockAgreement, changeDueNumbers, type ImportOptions, importCustomers, showNumber } from './index.ts';

const day = 86_400_000;
const aino = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823' };
const maj = { id: 'maj', name: 'Maj Söderholm', language: 'sv', userCode: '604218' };

function openBank() {
  const { stores, signals } = openMemory();
  const clock = createVirtualClock();
  const policy = { numberCoolingOff: 3 * day };
  return { stores, signals, clock, policy, keys: createPlainKeys(), random: createSeededRandom(1), node: 'north' };
}

const write = (lines: readonly unknown[]) => lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));

describe('customers come from the core bank', () => {
  let bank: ReturnType<typeof openBank>;
  beforeEach(() => {
    bank = openBank();
  });
  const importAll = async (lines: readonly unknown[], options: ImportOptions = {}) => {
    const { refused, last: _last, ...counts } = await importCustomers(bank, write(lines), options);
    const done = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
    return refused.length > 0 ? { ...done, refused } : done;
  };
  const audit = (): Promise<readonly AuditEvent[]> => bank.stores.audit.since(0, 10_000);
  const audited = async () => (await audit()).map(({ what, customer }) => `${what} ${customer}`);
  const byCode = (value: string) => bank.stores.customers.byIdentifier({ kind: 'user-code', value });
  const numberOf = async (customer: string) => (await showNumber(bank, customer)).number;

  test('S49: a customer of the file is found by the user code of the agreement', async () => {
    const letters = { born: '1991-04-17', address: ['Fyrgränd 4', '123 45 Lykthamn'], letters: 'large' as const };
    assert.deepEqual(await importAll([{ add: { ...aino, ...letters } }]), { added: 1 });
    const { since: _since, ...found } = (await byCode('47110823')) ?? assert.fail('nobody was found');
    const identifiers = [{ kind: 'user-code', value: '47110823' }];
    const person = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', identifiers, ...letters };
    assert.deepEqual(found, { ...person, blocked: null, closed: null });
    assert.deepEqual(await audited(), ['customer-added aino']);
  });

  test('S31: each customer is one person with codes of their own: two of one address are two, and no identifier has two owners', async () => {
    const address = ['Fyrgränd 4', '123 45 Lykthamn'];
    const spouse = { ...aino, id: 'arvid', name: 'Arvid Lindqvist', address };
    assert.deepEqual(await importAll([{ add: { ...aino, address } }, { add: spouse }, { add: { ...spouse, userCode: '52907741' } }]), {
      added: 2,
      refused: [{ line: 2, sentence: 'one of the identifiers belongs to another customer' }],
    });
    assert.deepEqual([(await byCode('47110823'))?.id, (await byCode('52907741'))?.id], ['aino', 'arvid']);
  });

  test('I1 part: nobody gets an identifier or an id of somebody else, in one file or in two', async () => {
    await importAll([{ add: aino }]);
    const lines = [
      { add: { ...aino, id: 'other' } },
      { add: { ...aino, name: 'Somebody Else' } },
      { add: maj },
      { add: { ...maj, id: 'mai' } },
    ];
    assert.deepEqual(await importAll([...lines, { change: { id: 'maj', userCode: '47110823' } }]), {
      added: 1,
      refused: [
        { line: 1, sentence: 'one of the identifiers belongs to another customer' },
        { line: 2, sentence: 'there is another customer with this id' },
        { line: 4, sentence: 'one of the identifiers belongs to another customer' },
        { line: 5, sentence: 'one of the identifiers belongs to another customer' },
      ],
    });
    assert.deepEqual([(await byCode('47110823'))?.name, (await byCode('604218'))?.id], ['Aino Lindqvist', 'maj']);
  });

  test('a line that is refused stops no other, and is not repeated in the report', async () => {
    const done = await importAll(['no JSON, 47110823', { add: { ...aino, userCode: '0471108' } }, { add: aino }]);
    assert.equal('added' in done && done['added'], 1);
    assert.doesNotMatch(JSON.stringify(done), /4711|Aino/);
  });

  const feed = [
    { add: { ...aino, phoneNumber: '070-174 06 05' } },
    { add: maj },
    '',
    { change: { id: 'aino', name: 'Aino Ek', address: ['Lotsgatan 11 B'] } },
    { block: { id: 'maj', by: 'bank' } },
    { add: { id: 'tauno', name: 'Tauno Koskinen', language: 'fi', userCode: '3182907' } },
    { deceased: { id: 'tauno' } },
    { number: { id: 'maj', phoneNumber: '+46701740611' } },
  ];
  const carriedOut = { added: 3, changed: 1, blocked: 1, closed: 1, numbered: 1 };

  test('what happens to a customer is told in order and done in order', async () => {
    assert.deepEqual(await importAll(feed), carriedOut);
    const [one, other, third] = await Promise.all(['aino', 'maj', 'tauno'].map((id) => bank.stores.customers.find(id)));
    assert.deepEqual([one?.name, one?.address, other?.blocked?.why], ['Aino Ek', ['Lotsgatan 11 B'], 'bank']);
    assert.deepEqual([third?.closed, await byCode('3182907')], [bank.clock.now(), undefined]);
    assert.deepEqual([await numberOf('aino'), await numberOf('maj')], ['+46701740605', '+46701740611']);
  });

  test('a rehearsal counts exactly what would be done, and changes nothing and tells nobody', async () => {
    await importAll([{ add: aino }, { add: { id: 'greta', name: 'Greta', language: 'fi', userCode: '735512' } }]);
    const before = await audit();
    let told = 0;
    for (const id of ['aino', 'maj', 'tauno', 'greta']) bank.signals.listen(`customer:${id}`, () => (told += 1));
    const lines = [
      ...feed,
      { close: { id: 'greta' } },
      { add: { ...maj, id: 'second-maj' } },
      { add: { id: 'gerd', name: 'Gerd', language: 'sv', userCode: '735512' } },
      { add: { id: 'tyyne', name: 'Tyyne', language: 'fi', userCode: '3182907' } },
      { change: { id: 'greta', name: 'Late' } },
      { number: { id: 'aino', phoneNumber: '+46701740605' } },
      { number: { id: 'aino', phoneNumber: '+46701740699' } },
      { number: { id: 'aino', phoneNumber: null } },
      { number: { id: 'aino', phoneNumber: null } },
      { number: { id: 'aino', phoneNumber: '+46701740698' } },
    ];
    const rehearsed = await importAll(lines, { rehearsal: true });
    assert.deepEqual([await audit(), told, await bank.stores.customers.count(), await numberOf('aino')], [before, 0, 2, null]);
    assert.equal((await byCode('735512'))?.id, 'greta');
    assert.deepEqual(await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9), []);
    assert.deepEqual(await importAll(lines), rehearsed);
  });

  test('a file that was cut off is sent again, and changes nothing twice', async () => {
    for (const cut of feed.keys()) {
      bank = openBank();
      await importAll(feed.slice(0, cut));
      await importAll([...feed.slice(0, cut).filter((line) => typeof line === 'string' || !('change' in line)), ...feed.slice(cut)]);
      assert.equal((await bank.stores.customers.find('aino'))?.name, 'Aino Ek');
      const events = (await audited()).filter((line) => !line.startsWith('number-read'));
      assert.equal(new Set(events).size, events.length, `cut at ${cut}`);
    }
    const again = [feed[1], feed[4], feed[5], feed[6], feed[7]];
    assert.deepEqual(await importAll(again), { unchanged: 5 });
  });

  test('an import that was cut off between the customers and their numbers brings the numbers in when it is sent again', async () => {
    await importAll([{ add: aino }, { add: maj }]);
    const lines = [{ add: { ...aino, phoneNumber: '070-174 06 05' } }, { add: { ...maj, phoneNumber: '070-174 06 11' } }];
    assert.deepEqual(await importAll(lines), { numbered: 2 });
    assert.deepEqual([await numberOf('aino'), await numberOf('maj')], ['+46701740605', '+46701740611']);
    assert.deepEqual(await importAll([{ close: { id: 'maj' } }]), { closed: 1 });
    assert.deepEqual(await importAll(lines), { unchanged: 2 });
    assert.equal(await numberOf('maj'), null);
  });

  test('an import that was stopped goes on after the last line that was carried out for good', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => ({ add: { ...aino, id: `c${at}`, userCode: String(1_000_000 + at) } }));
    const first = await importCustomers(bank, write(many), { after: ({ added }) => added === 1_000 });
    assert.deepEqual([first.stopped, first.added, first.last], ['told-to', 1_000, 1_000]);
    const rest = await importCustomers(bank, write(many), { from: first.last + 1 });
    assert.deepEqual([rest.added, rest.unchanged, rest.last, rest.stopped], [200, 0, 1_200, undefined]);
    assert.equal(await bank.stores.customers.count(), 1_200);
  });

  test('the wrong file is stopped: when too many lines are refused, the rest is not looked at', async () => {
    const wrong = Array.from({ length: 2_000 }, () => '{"customer":"somebody"}');
    const report = await importCustomers(bank, [...wrong, JSON.stringify({ add: aino })], { mostRefused: 10 });
    assert.deepEqual([report.stopped, report.refused.length, report.added], ['too-many-refused', 500, 0]);
  });

  test('T41 part: another number of the core bank waits as any other does, and the old one is told', async () => {
    await importAll([{ add: { ...aino, phoneNumber: '070-174 06 05' } }]);
    assert.deepEqual(await importAll([{ number: { id: 'aino', phoneNumber: '070-174 06 11' } }]), { numbered: 1 });
    assert.equal(await numberOf('aino'), '+46701740605');
    const [notice, ...others] = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9);
    assert.deepEqual([notice?.to, others], ['aino', []]);
    assert.deepEqual(await importAll([{ number: { id: 'aino', phoneNumber: '070-174 06 11' } }]), { unchanged: 1 });
    bank.clock.advance(3 * day);
    await changeDueNumbers(bank);
    assert.equal(await numberOf('aino'), '+46701740611');
  });

  test('T41 part: a number that the customer has given back gets no code any more, at once', async () => {
    await importAll([{ add: { ...aino, phoneNumber: '070-174 06 05' } }, { number: { id: 'aino', phoneNumber: '070-174 06 11' } }]);
    assert.deepEqual(await importAll([{ number: { id: 'aino', phoneNumber: null } }]), { numbered: 1 });
    assert.deepEqual(await importAll([{ number: { id: 'aino', phoneNumber: null } }]), { unchanged: 1 });
    assert.deepEqual([await numberOf('aino'), await bank.stores.numbers.pending('aino')], [null, undefined]);
    assert.deepEqual(await bank.stores.credentials.of('aino', 'sms-code', bank.clock.now()), []);
  });

  test('S63: a number of the core bank stands apart, and no report, event or record of the customer holds it', async () => {
    const done = await importAll([{ add: { ...aino, phoneNumber: '070-174 06 05' } }, { number: { id: 'aino', phoneNumber: '070-174' } }]);
    const told = JSON.stringify([done, await audit(), await bank.stores.customers.find('aino')]);
    assert.doesNotMatch(told, /174/);
    assert.match(told, /phoneNumber is a mobile number/);
  });

  test('S16 part: a block of the customer stays, whatever the core bank tells', async () => {
    await importAll([{ add: aino }]);
    await blockAgreement(bank, { customer: 'aino', by: 'customer' });
    assert.deepEqual(await importAll([{ block: { id: 'aino', by: 'bank' } }, { unblock: { id: 'aino' } }]), {
      unchanged: 1,
      refused: [{ line: 2, sentence: 'an agreement is opened again at a service point only' }],
    });
    assert.equal((await bank.stores.customers.find('aino'))?.blocked?.why, 'customer');
  });

  test('who is no longer a customer is not changed any more, and who comes back is added anew', async () => {
    await importAll([{ add: { ...aino, phoneNumber: '070-174 06 05' } }, { close: { id: 'aino' } }]);
    const gone = { sentence: 'the agreement of this customer is closed' };
    const later = [{ change: { id: 'aino', name: 'A' } }, { number: { id: 'aino', phoneNumber: '070-174 06 11' } }];
    assert.deepEqual(await importAll(later), { refused: [1, 2].map((line) => ({ line, ...gone })) });
    assert.deepEqual(await importAll([{ close: { id: 'aino' } }, { add: { ...aino, id: 'aino-2' } }]), { unchanged: 1, added: 1 });
    assert.deepEqual([(await byCode('47110823'))?.id, await numberOf('aino')], ['aino-2', null]);
  });

  test('an identifier that one customer gives up can be given to the next, in the order of the file', async () => {
    await importAll([{ add: aino }, { close: { id: 'aino' } }, { add: { ...aino, id: 'aino-2' } }, { close: { id: 'aino-2' } }]);
    assert.deepEqual(await importAll([{ add: { ...aino, id: 'aino-3' } }]), { added: 1 });
    assert.deepEqual(await importAll([{ close: { id: 'aino-3' } }, { add: { ...aino, id: 'a' } }, { add: maj }]), { closed: 1, added: 2 });
    const swap = [
      { change: { id: 'a', userCode: '52907741' } },
      { change: { id: 'maj', userCode: '47110823' } },
      { change: { id: 'a', userCode: null, customerNumber: '9035001289' } },
      { change: { id: 'maj', userCode: null } },
    ];
    assert.deepEqual(await importAll(swap), { changed: 3, refused: [{ line: 4, sentence: 'the customer would have no identifier left' }] });
    assert.deepEqual([(await byCode('47110823'))?.id, await byCode('52907741')], ['maj', undefined]);
  });

  test('what changed of a customer is in the audit by its name, without what it was or is', async () => {
    await importAll([{ add: aino }, { change: { id: 'aino', name: 'Aino Ek', letters: 'braille', userCode: '52907741' } }]);
    const [, changed] = await audit();
    assert.deepEqual(changed?.detail, { by: 'import', changed: ['name', 'letters', 'user-code'] });
  });
});
