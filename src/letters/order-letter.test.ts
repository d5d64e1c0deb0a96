import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { choosePolicy } from '#policy';
import { type CustomerRecord, keepApart, type LetterContent } from '#ports';
import { aCustomer } from '../../test/credentials/bank.ts';
import { orderLetter } from './index.ts';
import { openContent, sealContent } from './seal-content.ts';
import { distanceOf } from './separate.ts';

const day = 86_400_000;
const password: LetterContent = { kind: 'one-time-password', password: '48207163', until: 0 };
const userCode: LetterContent = { kind: 'user-code', userCode: '604218' };
const table: LetterContent & { kind: 'code-table' } = { kind: 'code-table', number: '4711', cells: [['482913']] };

const maj: CustomerRecord = { ...aCustomer('maj', '604218'), name: 'Maj Söderholm', address: ['Fyrgränd 4', '00990 Lykthamn'] };

async function openPost(change: Partial<CustomerRecord> = {}) {
  const { stores } = openMemory();
  await stores.customers.add({ ...maj, ...change }, { audit: [] });
  const clock = createVirtualClock();
  const parts = { stores, clock, keys: createPlainKeys(), random: createSeededRandom(7), policy: choosePolicy('described'), node: 'north' };
  const order = (content: LetterContent, more: { notBefore?: number; staff?: string } = {}) =>
    orderLetter(parts, { customer: 'maj', content, ...more });
  return { ...parts, parts, order };
}
const dueOf = (ordered: Awaited<ReturnType<typeof orderLetter>>) => (ordered.is === 'ordered' ? ordered.due : ordered.is);

describe('ordering a letter', () => {
  test('S32 part: the user code leaves today, the one-time password three days later; the table need not wait, for it is activated', async () => {
    const { order, clock } = await openPost();
    assert.equal(dueOf(await order(userCode)), clock.now());
    assert.equal(dueOf(await order(password)), clock.now() + 3 * day);
    assert.equal(dueOf(await order(table)), clock.now());
  });

  test('N10: nor does a user code follow a password that was posted yesterday', async () => {
    const { order, clock, stores } = await openPost();
    const posted = await order(password);
    await stores.letters.printed(posted.is === 'ordered' ? posted.letter : '', clock.now(), { audit: [] });
    await clock.advance(day);
    assert.equal(dueOf(await order(userCode)), clock.now() + 2 * day);
  });

  test('N10: never on one day, however short a distance a bank sets, also on the day that the clocks are set back', () => {
    const dayOf = (at: number, timeZone: string) => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone }).format(at);
    const apart = distanceOf('one-time-password', { lettersApart: 1 });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 9, 24), max: Date.UTC(2026, 9, 26) }), (at) => {
        const next = keepApart(at, apart, [{ at, apart }]);
        for (const timeZone of ['Europe/Stockholm', 'Europe/Helsinki']) assert.notEqual(dayOf(at, timeZone), dayOf(next, timeZone));
      }),
    );
  });

  test('N10: whatever is ordered and whenever, no two elements leave within the distance, and none before it was wanted', () => {
    const orders = fc.array(fc.record({ wanted: fc.nat(1_000), apart: fc.constantFrom(0, 50, 90) }), { maxLength: 12 });
    fc.assert(
      fc.property(orders, (wanted) => {
        const posted: { at: number; apart: number }[] = [];
        for (const { wanted: from, apart } of wanted) {
          const at = keepApart(from, apart, posted);
          assert.ok(at >= from);
          if (apart === 0) assert.equal(at, from);
          posted.push({ at, apart });
        }
        const apart = posted.filter((one) => one.apart > 0).sort((a, b) => a.at - b.at);
        for (const [place, { at, apart: own }] of apart.slice(1).entries())
          assert.ok(at - (apart[place]?.at ?? 0) >= Math.max(own, apart[place]?.apart ?? 0));
      }),
    );
  });

  test('one of a kind waits at a time; the customer is told that a letter is on its way, never which', async () => {
    const { order, stores, clock } = await openPost();
    const first = await order(password, { staff: 'kristina' });
    assert.deepEqual(await order(password), { is: 'already-ordered' });
    const notices = await stores.outbox.claim('sms', clock.now(), clock.now() + 1, 9);
    assert.deepEqual(
      notices.map(({ to, body }) => [to, body]),
      [['maj', { is: 'notice', notice: 'letter-ordered' }]],
    );
    const events = await stores.audit.since(0, 9);
    const letter = first.is === 'ordered' ? first.letter : '';
    assert.deepEqual(
      events.map(({ what, staff, detail }) => [what, staff, detail]),
      [['letter-ordered', 'kristina', { letter, kind: 'one-time-password' }]],
    );
  });

  test('a table that is handed over in person is not said to be on its way', async () => {
    const { order, stores, clock } = await openPost();
    await order({ ...table, handedOver: true });
    assert.deepEqual(await stores.outbox.claim('sms', clock.now(), clock.now() + 1, 9), []);
  });

  test('without a registered address, and to somebody who is no customer, nothing is sent', async () => {
    assert.deepEqual(await (await openPost({ address: [] })).order(password), { is: 'no-address' });
    assert.deepEqual(await (await openPost({ id: 'somebody' })).order(password), { is: 'no-address' });
  });

  test('T23 part, I1: the content is sealed, and opens for its own letter and customer only', async () => {
    const { keys, random } = await openPost();
    const about = { id: 'letter', customer: 'maj' };
    const secret = await sealContent({ keys, random }, about, table);
    assert.ok(!JSON.stringify(secret).includes('482913'));
    assert.ok(!Buffer.from(secret.sealed, 'base64url').toString('latin1').includes('482913'));
    assert.deepEqual(await openContent(keys, about, secret), table);
    const other = await sealContent({ keys, random }, about, userCode);
    for (const wrong of [
      openContent(keys, { ...about, customer: 'aino' }, secret),
      openContent(keys, { ...about, id: 'other' }, secret),
      openContent(keys, about, { ...secret, key: other.key }),
    ])
      await assert.rejects(wrong, { code: 'sealed-value-damaged' });
  });
});
