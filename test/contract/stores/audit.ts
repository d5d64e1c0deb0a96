import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, anEvent, newId, now } from './samples.ts';

export function testAudit(at: At): void {
  const readAll = async (from: number) => {
    const events = [];
    for (let last = from; ; last = events.at(-1)?.sequence ?? last) {
      const some = await at().audit.since(last, 50);
      if (some.length === 0) return events;
      events.push(...some);
    }
  };

  test('the audit keeps what was appended, in order, with nothing added', async () => {
    const from = (await readAll(0)).at(-1)?.sequence ?? 0;
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

  test('who reads on from the last event misses none, however many write at once', async () => {
    const from = (await readAll(0)).at(-1)?.sequence ?? 0;
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
