import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { eventWords, registerEvents } from '#channels/api';
import { blockAgreement, importCustomers } from '#customers';
import { Broken } from '#ports';
import { handleErrors } from '../src/server/errors.ts';
import { createTestServer } from './test-server.ts';

const aino = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823', phoneNumber: '070-174 06 05' };

function openBank() {
  const { stores, signals } = openMemory();
  const clock = createVirtualClock();
  const own = { keys: createPlainKeys(), random: createSeededRandom(1), policy: { numberCoolingOff: 1 }, node: 'north' };
  const bank = { stores, signals, clock, ...own };
  const server = createTestServer();
  handleErrors(server, () => {});
  registerEvents(server, { ...bank, findClient: (token, may) => (token === 'core-bank' && may === 'events' ? token : undefined) });
  const ask = async (query = '', token = 'core-bank') => {
    const answer = await server.inject({ url: `/events/v1${query}`, headers: { authorization: `Bearer ${token}` } });
    return { status: answer.statusCode, ...answer.json(), text: answer.body };
  };
  const tell = (...lines: object[]) =>
    importCustomers(
      bank,
      lines.map((line) => JSON.stringify(line)),
    );
  return { bank, clock, stores, ask, tell };
}

const wordsOf = ({ events }: { events: { event: string; customer: string }[] }) =>
  events.map(({ event, customer }) => `${event} ${customer}`);

describe("what happens to customers is told to the bank's own systems", () => {
  test('each event comes once, in order, to whoever goes on from where the last answer ended', async () => {
    const { bank, ask, tell } = openBank();
    await tell({ add: aino }, { change: { id: 'aino', name: 'Aino Ek' } });
    const first = await ask('?most=2');
    assert.deepEqual([first.status, wordsOf(first)], [200, ['customer-added aino', 'number-registered aino']]);
    const second = await ask(`?after=${first.next}`);
    assert.deepEqual(wordsOf(second), ['customer-changed aino']);
    assert.deepEqual(second.events[0].detail, { changed: ['name'] });
    assert.deepEqual(await ask(`?after=${second.next}`).then(({ events, next }) => [events, next]), [[], second.next]);
    await blockAgreement(bank, { customer: 'aino', by: 'customer' });
    const { events } = await ask(`?after=${second.next}`);
    assert.deepEqual([events.length, events[0].event, events[0].detail], [1, 'agreement-blocked', { by: 'customer' }]);
    assert.equal(events[0].at, bank.clock.now());
  });

  test('what is of no interest outside is passed over, however much of it there is', async () => {
    const { stores, ask, tell } = openBank();
    const inside = (count: number) =>
      stores.audit.append(Array.from({ length: count }, () => ({ at: 0, what: 'flow-begun', node: 'north', customer: 'aino' })));
    await inside(2_500);
    await tell({ add: { ...aino, phoneNumber: undefined } });
    await inside(1_500);
    const { events, next } = await ask();
    assert.deepEqual([events.length, next], [1, 4_001]);
    await inside(12_000);
    const none = await ask(`?after=${next}`);
    assert.deepEqual([none.events, none.next], [[], 14_001]);
  });

  test('S63: nobody reads a name, an identifier, a number or a code there, nor which member of staff it was', async () => {
    const { bank, stores, ask, tell } = openBank();
    await tell({ add: aino }, { change: { id: 'aino', name: 'Aino Ek', userCode: '52907741' } });
    await stores.audit.append([
      {
        at: 0,
        what: 'agreement-unblocked',
        node: 'north',
        customer: 'aino',
        staff: 'kristina',
        detail: { by: 'staff', evidence: 'passport 1' },
      },
      { at: 0, what: 'customer-looked-up', node: 'north', customer: 'aino', staff: 'kristina', detail: { reason: 'asked-in-call' } },
      { at: 0, what: 'alarm-call-code-guessing', node: 'north' },
    ]);
    const { text, events } = await ask();
    assert.doesNotMatch(text, /Aino|4711|5290|174|kristina|passport|north|looked-up|alarm/);
    assert.equal(events.at(-1).event, 'agreement-unblocked');
    assert.ok(bank.node);
  });

  test('who waits gets the event when it comes, and an empty answer when none does', async () => {
    const { clock, ask, tell } = openBank();
    const waiting = ask('?wait=25');
    while (clock.pending === 0) await new Promise((resolve) => setImmediate(resolve));
    await tell({ add: { ...aino, phoneNumber: undefined } });
    await clock.advance(2_000);
    assert.deepEqual(wordsOf(await waiting), ['customer-added aino']);
    const vain = ask('?after=1&wait=3');
    for (const step of [2_000, 1_000]) {
      while (clock.pending === 0) await new Promise((resolve) => setImmediate(resolve));
      await clock.advance(step);
    }
    const { events, next } = await vain;
    assert.deepEqual([events, next], [[], 1]);
  });

  test('a database that is busy for a moment is asked again, and one that is broken is told', async () => {
    const { clock, stores, ask, tell } = openBank();
    await tell({ add: { ...aino, phoneNumber: undefined } });
    const { since } = stores.audit;
    let busy = 1;
    stores.audit.since = async (...given: Parameters<typeof since>) => {
      if (busy-- > 0) throw new Broken('database-failed', 'The database did not do what it was asked to.');
      return since(...given);
    };
    const waiting = ask('?wait=5');
    while (clock.pending === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(2_000);
    assert.deepEqual(wordsOf(await waiting), ['customer-added aino']);
    busy = 1;
    assert.equal((await ask()).status, 503);
  });

  test('nobody reads the events without the token of a client that may', async () => {
    const { ask } = openBank();
    for (const token of ['', 'web-bank'])
      assert.deepEqual(await ask('', token).then(({ status, error }) => [status, error.code]), [401, 'not-authenticated']);
    for (const query of ['?after=-1', '?after=x', '?most=0', '?most=1001', '?wait=26', '?since=1'])
      assert.equal((await ask(query)).status, 400, query);
  });

  test('each event that can be told is one that somebody writes, and stands in the document', () => {
    const sources = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts') && !file.endsWith('event-words.ts'));
    const written = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    const document = readFileSync('docs/integrating/customers.md', 'utf8');
    for (const word of eventWords) {
      assert.ok(written.includes(`'${word}'`) || word === 'flow-identified', `nobody writes ${word}`);
      assert.ok(document.includes(`\`${word}\``), `${word} is not described`);
    }
  });
});
