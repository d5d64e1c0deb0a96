import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addCustomer, callIn, type DeskBank, identifiedAs, identify, openDeskBank, readsOf } from '../../test/desk-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the events of the desk', () => {
  let bank: DeskBank;
  let address: string;

  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    address = await bank.server.listen({ port: 0, host: '127.0.0.1' });
  });
  after(() => bank.server.close());

  const fetchEvents = (token: string) => fetch(`${address}/desk/v1/events`, { headers: { authorization: `Bearer ${token}` } });

  /** Reads lines until one holds; the clock moves on meanwhile. */
  async function openEvents() {
    const { body } = await fetchEvents('the-contact-centre');
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    const lines: Record<string, unknown>[] = [];
    let rest = '';
    return {
      lines,
      stop: () => reader.cancel(),
      async until(holds: (line: Record<string, unknown>) => boolean) {
        for (;;) {
          const found = lines.find(holds);
          if (found) return found;
          const [{ value }] = await Promise.all([reader.read(), bank.clock.advance(60)]);
          const parts = `${rest}${decoder.decode(value, { stream: true })}`.split('\n');
          rest = parts.pop() ?? '';
          lines.push(...parts.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>));
        }
      },
    };
  }

  test("N1: the bank's own contact centre hears of each call as it changes, and follows a link to its card", async () => {
    const events = await openEvents();
    const call = await callIn(bank, { hears: 'menu', claimed: 'aino' });
    const begun = await events.until((line) => line['call'] === call);
    assert.deepEqual([begun['is'], begun['identified'], begun['link']], ['menu', null, `http://localhost:8420/desk/calls/${call}`]);
    await identify(bank, call, identifiedAs('aino', bank.clock.now()));
    await bank.calls.queue(call, 'cards');
    const waiting = await events.until((line) => line['is'] === 'queued' && line['identified'] !== null);
    assert.deepEqual([(waiting['identified'] as { customer: string }).customer, waiting['reason']], ['aino', 'cards']);
    await bank.calls.take(call, 'anna');
    assert.equal((await events.until((line) => line['is'] === 'talking'))['advisor'], 'anna');
    await bank.calls.hangUp(call, 'caller');
    assert.deepEqual(await events.until((line) => line['is'] === 'over'), { call, is: 'over', identified: null });
    assert.doesNotMatch(JSON.stringify(events.lines), /Lindqvist|0701|70174|465 004/, 'no name and no telephone number');
    await events.stop();
  });

  test('T47: that the contact centre was told of a customer is in the audit', async () => {
    const call = await callIn(bank, { identified: identifiedAs('aino', bank.clock.now()) });
    const events = await openEvents();
    await events.until((line) => line['call'] === call);
    assert.deepEqual(
      (await readsOf(bank, call)).map(({ customer, staff, detail }) => [customer, staff, detail]),
      [['aino', 'contact-centre', { where: 'events' }]],
    );
    await events.stop();
  });

  test('without its own token nobody reads the stream', async () => {
    for (const token of ['', 'guessed']) assert.equal((await fetchEvents(token)).status, 401);
    assert.equal((await fetch(`${address}/desk/v1/events`)).status, 401);
  });
});
