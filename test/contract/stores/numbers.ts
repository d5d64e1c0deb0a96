import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NumberPurpose } from '#ports';
import { type At, aCustomer, anEvent, minute, newId, nothing, now, readAudit, wasWritten } from './samples.ts';

const aNumber = () => ({ sealed: newId('sealed'), digest: newId('digest'), credential: newId('sms') });

export function testNumbers(at: At): void {
  const register = async (customer: string) => {
    const { credential, ...number } = aNumber();
    await at().numbers.register([{ customer, ...number, credential }], now, nothing);
    return { number, credential };
  };
  const read = (customer: string, purpose: NumberPurpose = 'code') => at().numbers.read(customer, { purpose, at: now, node: 'north' });
  const smsCredentials = async (customer: string, time = now) =>
    (await at().credentials.of(customer, 'sms-code', time)).map(({ id, sealed, state }) => ({ id, sealed, state }));

  test('S63: each reading of a number is written down with its purpose, and there is no reading without', async () => {
    const customer = newId('customer');
    assert.equal(await read(customer), undefined);
    const { number } = await register(customer);
    assert.deepEqual(await read(customer, 'code'), number);
    assert.deepEqual(await read(customer, 'own-page'), number);
    const lines = (await readAudit(at())).filter((line) => line.customer === customer);
    assert.deepEqual(
      lines.map(({ what, at: when, node, detail }) => ({ what, when, node, detail })),
      ['code', 'own-page'].map((purpose) => ({ what: 'number-read', when: now, node: 'north', detail: { purpose } })),
    );
  });

  test('S63: with a number comes a credential that says only that there is one', async () => {
    const [customer, event, late] = [newId('customer'), anEvent(), anEvent()];
    const { credential, ...number } = aNumber();
    assert.equal(await at().numbers.register([{ customer, ...number, credential }], now, { audit: [event] }), 'registered');
    assert.deepEqual(await smsCredentials(customer), [{ id: credential, sealed: '', state: {} }]);
    assert.equal(await at().numbers.register([{ customer, ...aNumber() }], now, { audit: [late] }), 'there-is-one');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
    assert.deepEqual([await read(customer), (await smsCredentials(customer)).length], [number, 1]);
  });

  test('S63: the numbers of many are registered at once, or none of them', async () => {
    const [one, other, third] = ['customer', 'customer', 'customer'].map((what) => ({ ...aNumber(), customer: newId(what) }));
    assert.ok(one && other && third);
    await register(third.customer);
    const [event, late] = [anEvent(), anEvent()];
    assert.equal(await at().numbers.register([one, third], now, { audit: [late] }), 'there-is-one');
    assert.equal(await at().numbers.register([one, one], now, { audit: [late] }), 'there-is-one');
    assert.deepEqual([await read(one.customer), await smsCredentials(one.customer)], [undefined, []]);
    assert.equal(await at().numbers.register([one, other], now, { audit: [event] }), 'registered');
    for (const { customer, sealed, digest, credential } of [one, other]) {
      assert.deepEqual(await read(customer), { sealed, digest });
      assert.deepEqual(await smsCredentials(customer), [{ id: credential, sealed: '', state: {} }]);
    }
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('S63: whether a number is the one that a customer has, or will have, is told without reading it', async () => {
    const customer = newId('customer');
    const compare = (digest: string) => at().numbers.compare(customer, digest);
    assert.equal(await compare('digest'), 'none');
    const { number } = await register(customer);
    assert.deepEqual([await compare(number.digest), await compare('digest')], ['same', 'other']);
    const next = aNumber();
    await at().numbers.propose(customer, { ...next, proposed: now, due: now + 1 }, nothing);
    assert.deepEqual([await compare(number.digest), await compare(next.digest)], ['other', 'same']);
    assert.deepEqual(
      (await readAudit(at())).filter((line) => line.customer === customer),
      [],
    );
  });

  test('T41 part: another number waits until it is due, and with it goes what was sent to the old one', async () => {
    const customer = newId('customer');
    const { number: old, credential } = await register(customer);
    const { credential: next, ...number } = aNumber();
    const due = now + minute;
    await at().numbers.propose(customer, { ...number, credential: next, proposed: now, due }, nothing);
    assert.deepEqual(await at().numbers.pending(customer), { proposed: now, due });
    assert.ok(!(await at().numbers.takeEffect(due - 1, 'north', 99)).includes(customer));
    assert.deepEqual([await read(customer), (await smsCredentials(customer))[0]?.id], [old, credential]);
    assert.ok((await at().numbers.takeEffect(due, 'north', 99)).includes(customer));
    assert.deepEqual(await read(customer), number);
    assert.deepEqual([(await smsCredentials(customer, due))[0]?.id, await at().credentials.find(credential)], [next, undefined]);
    assert.equal(await at().numbers.pending(customer), undefined);
    const changed = (await readAudit(at())).filter((line) => line.customer === customer && line.what === 'number-changed');
    assert.deepEqual(
      changed.map(({ at: when }) => when),
      [due],
    );
    assert.ok(!(await at().numbers.takeEffect(due, 'north', 99)).includes(customer));
  });

  test('T41 part: a proposed number that is undone never takes effect, a later one stands in the place of an earlier', async () => {
    const [customer, event, late] = [newId('customer'), anEvent(), anEvent()];
    const { number: old } = await register(customer);
    const propose = async (due: number) => {
      const number = aNumber();
      await at().numbers.propose(customer, { ...number, proposed: now, due }, nothing);
      return number;
    };
    await propose(now + 1);
    assert.equal(await at().numbers.undo(customer, { audit: [event] }), 'undone');
    assert.equal(await at().numbers.undo(customer, { audit: [late] }), 'unchanged');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
    await propose(now + 1);
    const second = await propose(now + 3);
    await at().numbers.takeEffect(now + 2, 'north', 99);
    assert.deepEqual(await read(customer), old);
    await at().numbers.takeEffect(now + 3, 'north', 99);
    assert.equal((await read(customer))?.sealed, second.sealed);
  });

  test('T41 part: a first number can wait, too, and ten that look at once move each one in once', async () => {
    const customers = Array.from({ length: 10 }, () => newId('customer'));
    for (const customer of customers) await at().numbers.propose(customer, { ...aNumber(), proposed: now, due: now }, nothing);
    assert.equal(await read(customers[0] ?? ''), undefined);
    const moved = (await Promise.all(Array.from({ length: 10 }, () => at().numbers.takeEffect(now, 'north', 99)))).flat();
    assert.deepEqual(moved.filter((one) => customers.includes(one)).sort(), [...customers].sort());
  });

  test('S63: a number that is taken away proves nothing from then on, and none that waited comes', async () => {
    const [customer, event, late] = [newId('customer'), anEvent(), anEvent()];
    const { number } = await register(customer);
    await at().numbers.propose(customer, { ...aNumber(), proposed: now, due: now + 1 }, nothing);
    assert.equal(await at().numbers.remove(customer, now, { audit: [event] }), 'removed');
    assert.deepEqual(
      [await read(customer), await at().numbers.pending(customer), await smsCredentials(customer)],
      [undefined, undefined, []],
    );
    assert.equal(await at().numbers.compare(customer, number.digest), 'none');
    assert.equal(await at().numbers.remove(customer, now, { audit: [late] }), 'unchanged');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
    await register(customer);
    assert.equal((await smsCredentials(customer)).length, 1);
  });

  test('S63: the number of somebody who is no longer a customer is forgotten, and so is a proposed one', async () => {
    const { id, ...rest } = aCustomer();
    await at().customers.add({ id, ...rest }, nothing);
    await register(id);
    await at().numbers.propose(id, { ...aNumber(), proposed: now, due: now + 1 }, nothing);
    await at().customers.close(id, now, nothing);
    assert.deepEqual([await read(id), await at().numbers.pending(id), await smsCredentials(id)], [undefined, undefined, []]);
  });
}
