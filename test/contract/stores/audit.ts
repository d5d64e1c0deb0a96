import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, anEvent, newId, now, readAudit } from './samples.ts';

export function testAudit(at: At): void {
  const findEnd = async () => {
    await at().audit.append([anEvent('here')]);
    return (await readAudit(at())).at(-1)?.sequence ?? 0;
  };

  test('the audit keeps what was appended, in order, with nothing added', async () => {
    const from = await findEnd();
    const bare = { at: now, what: 'started', node: 'north' };
    const detail = { plan: 'app', amr: ['pin'], tried: 1, deep: { yes: true, none: null } };
    const full = anEvent('flow-identified', {
      flow: newId('flow'),
      call: newId('call'),
      customer: newId('customer'),
      staff: 'anna',
      detail,
    });
    await at().audit.append([bare, full]);
    await at().audit.append([]);
    await at().audit.append([bare]);
    const events = await at().audit.since(from, 10);
    assert.deepEqual(
      events.map(({ sequence: _, ...event }) => event),
      [bare, full, bare],
    );
    assert.ok(events.every(({ sequence }, index) => sequence > (events[index - 1]?.sequence ?? from)));
    assert.deepEqual(await at().audit.since(from, 1), events.slice(0, 1));
  });

  test("a customer's history is theirs alone, of what was asked for, the newest first", async () => {
    const customer = newId('customer');
    const of = (what: string) => anEvent(what, { customer });
    const [first, second, third] = [of('number-proposed'), of('flow-asked'), of('agreement-blocked')];
    await at().audit.append([first, second, anEvent('number-proposed', { customer: newId('customer') })]);
    await at().audit.append([third]);
    assert.deepEqual(await at().audit.of(customer, ['number-proposed', 'agreement-blocked'], 10), [third, first]);
    assert.deepEqual(await at().audit.of(customer, ['number-proposed', 'agreement-blocked'], 1), [third]);
    assert.deepEqual(await at().audit.of(newId('customer'), ['number-proposed'], 10), []);
  });

  test('T12 part: the last of what ends everything before it is found: a block, a closed agreement, another password', async () => {
    const customer = newId('customer');
    assert.equal(await at().audit.lastEnding(customer), undefined);
    const [blocked, changed] = [anEvent('agreement-blocked', { customer }), anEvent('flow-done', { customer, flow: newId('flow') })];
    await at().audit.append([blocked, changed, anEvent('flow-identified', { customer }), anEvent('customer-closed')]);
    assert.deepEqual(await at().audit.lastEnding(customer), changed);
    const closed = anEvent('customer-closed', { customer });
    await at().audit.append([closed]);
    assert.deepEqual(await at().audit.lastEnding(customer), closed);
  });

  test('who reads on from the last event misses none, however many write at once', async () => {
    const from = await findEnd();
    const written = Array.from({ length: 200 }, () => anEvent());
    const writing = Promise.all(written.map((event) => at().audit.append([event])));
    const read = [];
    for (let last = from, done = false; ; ) {
      const some = await at().audit.since(last, 7);
      read.push(...some);
      last = some.at(-1)?.sequence ?? last;
      if (done && some.length === 0) break;
      done = await Promise.race([writing.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);
    }
    const ids = (events: readonly { detail?: { readonly [key: string]: unknown } }[]) => events.map(({ detail }) => detail?.['id']).sort();
    assert.deepEqual(ids(read), ids(written));
  });
}
