import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CredentialRecord, StockedBox, StockedSecret } from '#ports';
import { type At, aCredential, aCustomer, anEvent, newId, nothing, now, wasWritten } from './samples.ts';

/** Long before the orders and boxes of other tests. */
const early = now - 3e9;
const hotp = { kind: 'hotp', digits: 8, next: 0 };

export function testStock(at: At): void {
  const aBox = (change: Partial<StockedBox & StockedSecret> = {}): StockedBox & StockedSecret => {
    const own = { serial: newId('LB'), maker: 'Maker', model: null, box: hotp, from: null, until: null, batch: 'batch', added: early };
    return { ...own, sealed: 'sealed', startPin: 'sealed PIN', ...change };
  };
  const add = async (change: Partial<StockedBox & StockedSecret> = {}) => {
    const box = aBox(change);
    assert.deepEqual(await at().stock.add([box], nothing), []);
    return box;
  };
  const aRecord = (customer: string, change: Partial<CredentialRecord> = {}) =>
    aCredential({ customer, kind: 'code-box', state: { serial: '', status: 'active' }, added: now, ...change });
  const give = { ...nothing, atMost: 3, ends: [], order: null as string | null };
  const order = async (customer = newId('customer'), ordered = early) => {
    const placed = { id: newId('order'), customer, by: 'customer' as const, ordered };
    assert.equal(await at().boxOrders.order(placed, nothing), 'ordered');
    return { ...placed, sent: null, cancelled: null, serial: null };
  };

  test('a box comes into the stock once, whatever comes with it', async () => {
    const [box, other, event, late] = [aBox({ from: 1, until: 2 }), aBox(), anEvent(), anEvent()];
    assert.deepEqual(await at().stock.add([box], { audit: [event] }), []);
    assert.deepEqual(await at().stock.find(box.serial), { is: 'here', box });
    assert.deepEqual(await at().stock.add([{ ...box, sealed: 'another' }, other], nothing), [box.serial]);
    assert.deepEqual(await at().stock.add([box], { audit: [late] }), [box.serial]);
    assert.deepEqual(await at().stock.find(box.serial), { is: 'here', box });
    assert.deepEqual(await at().stock.known([other.serial, newId('LB'), box.serial]), [other.serial, box.serial]);
    assert.equal(await at().stock.find(newId('LB')), undefined);
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('they are listed by serial, and nothing that is secret is in the list', async () => {
    const prefix = newId('list');
    for (const n of ['3', '1', '2']) await add({ serial: `${prefix}-${n}`, startPin: n === '2' ? null : 'PIN' });
    const listed = (await at().stock.list(prefix, 2)).map(({ serial, hasStartPin }) => [serial, hasStartPin]);
    assert.deepEqual(listed, [
      [`${prefix}-1`, true],
      [`${prefix}-2`, false],
    ]);
    assert.deepEqual(
      (await at().stock.list(`${prefix}-2`, 1)).map(({ serial }) => serial),
      [`${prefix}-3`],
    );
    for (const box of await at().stock.list(prefix, 3)) assert.ok(!('sealed' in box) && !('startPin' in box));
  });

  test('K27: the oldest goes out first, and none that may not be used yet or is at its end too soon', async () => {
    await add({ added: early - 50, from: now + 1 });
    await add({ added: early - 40, until: now + 100 });
    const [second, first] = [await add({ added: early - 20, until: now + 101 }), await add({ added: early - 30, from: now })];
    assert.deepEqual(await at().stock.oldest(now, now + 100), first);
    await at().stock.discard(first.serial, now, nothing);
    assert.deepEqual(await at().stock.oldest(now, now + 100), second);
    await at().stock.discard(second.serial, now, nothing);
  });

  test('a start PIN that comes later is kept with its box', async () => {
    const box = await add({ startPin: null });
    const [nobody, event, late] = [newId('LB'), anEvent(), anEvent()];
    const pins = [box.serial, nobody].map((serial) => ({ serial, startPin: 'sealed later' }));
    assert.deepEqual(await at().stock.setStartPins(pins, { audit: [event] }), [nobody]);
    assert.deepEqual(await at().stock.find(box.serial), { is: 'here', box: { ...box, startPin: 'sealed later' } });
    assert.deepEqual(await at().stock.setStartPins([{ serial: nobody, startPin: '' }], { audit: [late] }), [nobody]);
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('K27, I1: a box leaves the stock and is the customer’s in one update; of those who ask at once one gets it', async () => {
    const box = await add();
    const records = Array.from({ length: 8 }, () => aRecord(newId('customer'), { lookup: newId('serial') }));
    const event = anEvent();
    const outcomes = await Promise.all(records.map((record) => at().stock.assign(box.serial, record, { ...give, audit: [event] })));
    assert.deepEqual(outcomes.filter((outcome) => outcome === 'assigned').length, 1);
    assert.deepEqual(outcomes.filter((outcome) => outcome === 'gone').length, 7);
    const held = await Promise.all(records.map(({ customer }) => at().credentials.of(customer, 'code-box', now)));
    assert.deepEqual(
      held.flat(),
      records.filter((_, place) => outcomes[place] === 'assigned'),
    );
    assert.equal(await wasWritten(at, event), true);
    assert.deepEqual(await at().stock.find(box.serial), { is: 'left', at: now });
    assert.deepEqual(await at().stock.add([box], nothing), [box.serial]);
    assert.deepEqual(await at().stock.setStartPins([{ serial: box.serial, startPin: 'PIN' }], nothing), [box.serial]);
    assert.equal(await at().stock.discard(box.serial, now, nothing), 'gone');
  });

  test('what cannot be the customer’s stays in the stock, and an order open', async () => {
    const [box, event, customer] = [await add(), anEvent(), newId('customer')];
    const { id } = await order(customer);
    const [held, taken] = [aRecord(customer), aRecord(newId('customer'), { lookup: newId('serial') })];
    for (const record of [held, taken]) await at().credentials.add(record, { ...nothing, atMost: 1, now });
    const assign = (record: CredentialRecord, more: Partial<typeof give> = {}) =>
      at().stock.assign(box.serial, record, { ...give, atMost: 1, order: id, audit: [event], ...more });
    assert.equal(await assign(aRecord(customer)), 'too-many');
    assert.equal(await assign(aRecord(newId('customer'), { lookup: taken.lookup })), 'taken');
    assert.equal(await assign(aRecord(customer), { atMost: 9, order: newId('order') }), 'settled');
    assert.deepEqual(await at().stock.find(box.serial), { is: 'here', box });
    assert.equal((await at().boxOrders.of(customer))?.id, id);
    assert.equal(await wasWritten(at, event), false);
    const next = aRecord(customer);
    assert.equal(await at().stock.assign(box.serial, next, { ...give, atMost: 1, ends: [held.id], order: id }), 'assigned');
    assert.deepEqual(await at().credentials.of(customer, 'code-box', now), [next]);
    assert.equal(await at().boxOrders.of(customer), undefined);
  });

  test('a box that is broken leaves the stock for nobody', async () => {
    const [box, event] = [await add(), anEvent()];
    assert.equal(await at().stock.discard(box.serial, now, { audit: [event] }), 'discarded');
    assert.equal(await wasWritten(at, event), true);
    assert.equal(await at().stock.assign(box.serial, aRecord(newId('customer')), give), 'gone');
  });

  test('K36: a customer has one open order, also if two ask at once; another when it is sent or cancelled', async () => {
    const customer = newId('customer');
    const orders = Array.from({ length: 8 }, () => ({ id: newId('order'), customer, by: 'staff' as const, ordered: early }));
    const outcomes = await Promise.all(orders.map((one) => at().boxOrders.order(one, nothing)));
    assert.deepEqual(outcomes.sort(), [...Array(7).fill('already-ordered'), 'ordered']);
    const open = await at().boxOrders.of(customer);
    assert.ok(open);
    assert.deepEqual([open.by, open.sent, open.cancelled, open.serial], ['staff', null, null, null]);
    const event = anEvent();
    assert.equal(await at().boxOrders.cancel(open.id, now, { audit: [event] }), 'cancelled');
    assert.equal(await at().boxOrders.cancel(open.id, now, { audit: [event] }), 'gone');
    assert.equal(await at().boxOrders.of(customer), undefined);
    await order(customer);
    assert.equal(await wasWritten(at, event), true);
  });

  test('open orders come in the order they were made, a page at a time', async () => {
    const first = early - 1e6;
    const [late, soon, same] = [await order(undefined, first + 2), await order(undefined, first), await order(undefined, first + 2)];
    const two = [late, same].sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
    assert.deepEqual(await at().boxOrders.waiting(null, 1), [soon]);
    assert.deepEqual(await at().boxOrders.waiting(soon, 2), two);
    assert.deepEqual(await at().boxOrders.waiting(two[0] ?? null, 1), [two[1]]);
    for (const { id } of [late, soon, same]) await at().boxOrders.cancel(id, now, nothing);
  });

  test('K27: whose last box is near its end is found, unless a newer one is there or ordered, or the agreement is not in force', async () => {
    const kind = newId('box');
    const [soon, before] = [now + 50, now + 100];
    const holder = async (boxes: readonly { expires: number | null; status?: string }[], blocked = false) => {
      const customer = aCustomer({ blocked: blocked ? { at: now, why: 'bank' } : null });
      await at().customers.add({ ...customer, blocked: null }, nothing);
      if (blocked) await at().customers.block(customer.id, { at: now, why: 'bank' }, nothing);
      for (const { expires, status = 'active' } of boxes)
        await at().credentials.add(aCredential({ customer: customer.id, kind, expires, state: { status } }), {
          ...nothing,
          atMost: 9,
          now,
        });
      return customer.id;
    };
    const due = [await holder([{ expires: before }]), await holder([{ expires: soon }, { expires: null, status: 'lost' }])];
    await holder([{ expires: before + 1 }]);
    await holder([{ expires: null }]);
    await holder([{ expires: now }]);
    await holder([{ expires: soon }, { expires: before + 1 }]);
    await holder([{ expires: soon }, { expires: null, status: 'handed-out' }]);
    await holder([{ expires: soon, status: 'blocked' }]);
    await holder([{ expires: soon }], true);
    await order(await holder([{ expires: soon }]));
    assert.deepEqual(await at().boxOrders.dueForRenewal(kind, now, before, 9), [due[1], due[0]]);
    assert.deepEqual(await at().boxOrders.dueForRenewal(kind, now, before, 1), [due[1]]);
  });

  test('what was sent or cancelled long ago is forgotten, what waits is not', async () => {
    const long = now - 9e9;
    const [sent, cancelled, kept, open] = [await order(), await order(), await order(), await order()];
    const box = await add();
    await at().stock.assign(box.serial, aRecord(sent.customer, { added: long }), { ...give, order: sent.id });
    await at().boxOrders.cancel(cancelled.id, long, nothing);
    await at().boxOrders.cancel(kept.id, long + 1, nothing);
    assert.equal(await at().boxOrders.forget(long + 1, 9), 2);
    assert.equal(await at().boxOrders.cancel(open.id, long, nothing), 'cancelled');
    assert.equal(await at().boxOrders.forget(long + 2, 1), 1);
    assert.equal(await at().boxOrders.forget(long + 2, 9), 1);
  });
}
