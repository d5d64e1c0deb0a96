import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, aCredential, aCustomer, anEvent, newId, nothing, now, wasWritten } from './samples.ts';

export function testCustomers(at: At): void {
  test('a customer is found by each identifier, an unknown one finds nobody', async () => {
    const identifiers = [
      { kind: 'user-code' as const, value: newId('code') },
      { kind: 'personal-number' as const, value: newId('number') },
    ];
    const customer = aCustomer({ identifiers });
    const count = await at().customers.count();
    assert.equal(await at().customers.add(customer, nothing), 'added');
    assert.equal(await at().customers.count(), count + 1);
    for (const identifier of identifiers) assert.deepEqual(await at().customers.byIdentifier(identifier), customer);
    assert.deepEqual(await at().customers.find(customer.id), customer);
    assert.equal(await at().customers.byIdentifier({ kind: 'customer-number', value: identifiers[0]?.value ?? '' }), undefined);
    assert.equal(await at().customers.find(newId('customer')), undefined);
  });

  test('I1: an identifier belongs to one customer', async () => {
    const [owner, event] = [aCustomer(), anEvent()];
    await at().customers.add(owner, nothing);
    const free = { kind: 'personal-number' as const, value: newId('number') };
    const intruder = aCustomer({ identifiers: [free, ...owner.identifiers] });
    assert.equal(await at().customers.add(intruder, { audit: [event] }), 'taken');
    assert.equal(await at().customers.add({ ...aCustomer(), id: owner.id }, { audit: [event] }), 'taken');
    assert.equal(await at().customers.add(aCustomer({ identifiers: [free, free] }), { audit: [event] }), 'taken');
    assert.deepEqual(await at().customers.byIdentifier(owner.identifiers[0] ?? free), owner);
    assert.deepEqual([await at().customers.byIdentifier(free), await at().customers.find(intruder.id)], [undefined, undefined]);
    assert.equal(await wasWritten(at, event), false);
  });

  test('I1: of many who are added at once, all are or nobody is', async () => {
    const [owner, one, other] = [aCustomer(), aCustomer(), aCustomer()];
    const [event, late] = [anEvent(), anEvent()];
    await at().customers.add(owner, nothing);
    const intruder = aCustomer({ identifiers: owner.identifiers });
    assert.equal(await at().customers.addAll([one, intruder], { audit: [late] }), 'taken');
    assert.equal(await at().customers.addAll([one, { ...other, id: one.id }], { audit: [late] }), 'taken');
    assert.equal(await at().customers.addAll([one, aCustomer({ identifiers: one.identifiers })], { audit: [late] }), 'taken');
    assert.equal(await at().customers.find(one.id), undefined);
    assert.equal(await at().customers.addAll([one, other], { audit: [event] }), 'added');
    assert.deepEqual([await at().customers.find(one.id), await at().customers.find(other.id)], [one, other]);
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('who has one of these ids or identifiers is found at once, everybody once', async () => {
    const [one, other, third] = [aCustomer(), aCustomer(), aCustomer()];
    await at().customers.addAll([one, other, third], nothing);
    const found = await at().customers.among([one.id, newId('customer')], [...one.identifiers, ...other.identifiers]);
    assert.deepEqual(new Set(found), new Set([one, other]));
    assert.equal(found.length, 2);
    assert.deepEqual(await at().customers.among([], []), []);
  });

  test('what is told of a customer is changed, and what is not told stays', async () => {
    const [customer, event] = [aCustomer(), anEvent()];
    await at().customers.add(customer, nothing);
    const change = { name: 'Anna Ek', language: 'fi', born: null, address: [], letters: 'large' } as const;
    assert.equal(await at().customers.change(customer.id, change, { audit: [event] }), 'changed');
    assert.deepEqual(await at().customers.find(customer.id), { ...customer, ...change });
    assert.equal(await at().customers.change(customer.id, { born: '1972-03-19' }, nothing), 'changed');
    assert.deepEqual(await at().customers.find(customer.id), { ...customer, ...change, born: '1972-03-19' });
    assert.equal(await at().customers.change(newId('customer'), change, nothing), 'unchanged');
    await at().customers.close(customer.id, now, nothing);
    assert.equal(await at().customers.change(customer.id, { name: 'Anna' }, nothing), 'unchanged');
    assert.equal(await wasWritten(at, event), true);
  });

  test('I1: a new identifier takes the place of the old one, which is free then, and is never taken from somebody else', async () => {
    const [customer, other, late] = [aCustomer(), aCustomer(), anEvent()];
    const [old] = customer.identifiers;
    assert.ok(old);
    for (const each of [customer, other]) await at().customers.add(each, nothing);
    const [code, number] = [
      { kind: 'user-code' as const, value: newId('code') },
      { kind: 'personal-number' as const, value: newId('number') },
    ];
    const taken = { name: 'Intruder', identifiers: [number, ...other.identifiers] };
    assert.equal(await at().customers.change(customer.id, taken, { audit: [late] }), 'taken');
    assert.deepEqual(await at().customers.find(customer.id), customer);
    assert.equal(await at().customers.change(customer.id, { identifiers: [number] }, nothing), 'changed');
    assert.equal(await at().customers.change(customer.id, { identifiers: [code] }, nothing), 'changed');
    assert.deepEqual(await at().customers.find(customer.id), { ...customer, identifiers: [number, code] });
    assert.deepEqual([(await at().customers.byIdentifier(code))?.id, await at().customers.byIdentifier(old)], [customer.id, undefined]);
    assert.equal(await at().customers.change(customer.id, { identifiers: [{ kind: 'user-code', value: null }] }, nothing), 'changed');
    assert.deepEqual((await at().customers.find(customer.id))?.identifiers, [number]);
    assert.equal(await wasWritten(at, late), false);
  });

  test('S16: an agreement is blocked once, with time and reason, and unblocked once', async () => {
    const [customer, event, late] = [aCustomer(), anEvent(), anEvent()];
    await at().customers.add(customer, nothing);
    const blocked = { at: now, why: 'lost phone' };
    assert.equal(await at().customers.unblock(customer.id, { audit: [late] }), 'unchanged');
    assert.equal(await at().customers.block(customer.id, blocked, { audit: [event] }), 'blocked');
    assert.equal(await at().customers.block(customer.id, { at: now + 1, why: 'again' }, { audit: [late] }), 'unchanged');
    assert.deepEqual(await at().customers.find(customer.id), { ...customer, blocked });
    assert.equal(await at().customers.unblock(customer.id, nothing), 'unblocked');
    assert.deepEqual(await at().customers.find(customer.id), customer);
    assert.equal(await at().customers.block(newId('customer'), blocked, { audit: [late] }), 'unchanged');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('a closed agreement is found by nothing, opens never again, and leaves its identifiers to others', async () => {
    const [customer, event, late] = [aCustomer(), anEvent(), anEvent()];
    const { id, identifiers } = customer;
    const [identifier] = identifiers;
    assert.ok(identifier);
    await at().customers.add(customer, nothing);
    const [phone, other] = [aCredential({ customer: id }), aCredential()];
    for (const one of [phone, other]) await at().credentials.add(one, { ...nothing, atMost: 1, now });
    assert.equal(await at().customers.close(id, now, { audit: [event] }), 'closed');
    const closed = { ...customer, identifiers: [], blocked: { at: now, why: 'closed' }, closed: now };
    assert.deepEqual(await at().customers.find(id), closed);
    assert.equal(await at().customers.byIdentifier(identifier), undefined);
    assert.deepEqual([await at().credentials.find(phone.id), await at().credentials.find(other.id)], [undefined, other]);
    assert.equal(await at().customers.unblock(id, { audit: [late] }), 'unchanged');
    assert.equal(await at().customers.close(id, now + 1, { audit: [late] }), 'unchanged');
    assert.deepEqual(await at().customers.find(id), closed);
    assert.equal(await at().customers.add(aCustomer({ identifiers }), nothing), 'added');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('S16: who had blocked an agreement before it was closed stays written', async () => {
    const customer = aCustomer();
    const blocked = { at: now, why: 'customer' };
    await at().customers.add(customer, nothing);
    await at().customers.block(customer.id, blocked, nothing);
    await at().customers.close(customer.id, now + 1, nothing);
    assert.deepEqual((await at().customers.find(customer.id))?.blocked, blocked);
  });

  test('I1: of twenty added at once with one identifier, one is', async () => {
    const { identifiers } = aCustomer();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => at().customers.add(aCustomer({ identifiers }), nothing)));
    assert.equal(outcomes.filter((one) => one === 'added').length, 1);
  });
}
