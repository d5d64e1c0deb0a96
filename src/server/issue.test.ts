import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stores } from '#ports';
import { aCustomer, openCredentialsBank, seen } from '../../test/credentials/bank.ts';
import { createIssue } from './issue.ts';

async function openIssue() {
  const { issue: parts, stores, clock } = await openCredentialsBank();
  const kindsOf = async (customer: string) => (await stores.letters.of(customer)).map(({ kind }) => kind).sort();
  const passwordsOf = async (customer: string) =>
    (await stores.credentials.of(customer, 'password', clock.now())).map(({ id, version }) => [id, version]);
  const leaveOrder = (customer: string) =>
    stores.sessions.begin(
      { id: `session of ${customer}`, kind: '', of: '', began: 0, expires: 1 },
      { audit: [], outbox: [{ id: `order of ${customer}`, kind: 'order', to: customer, due: clock.now(), body: { what: 'code-table' } }] },
    );
  return { issue: createIssue(parts), stores, clock, kindsOf, passwordsOf, leaveOrder };
}

test('S18, S21: a new customer is given codes once, by whom stands in the audit, and a second time changes nothing', async () => {
  const { issue, stores, kindsOf, passwordsOf } = await openIssue();
  await stores.customers.add({ ...aCustomer('new', '5512340'), born: '1991-04-17' }, { audit: [] });
  assert.equal(await issue.giveCodes('new', seen), 'ordered');
  assert.deepEqual(await kindsOf('new'), ['code-table', 'user-code']);
  const letters = (await stores.audit.since(0, 999)).filter(({ what, customer }) => what === 'letter-ordered' && customer === 'new');
  assert.deepEqual(
    letters.map(({ staff }) => staff),
    ['kristina', 'kristina'],
  );
  const before = await passwordsOf('new');
  assert.equal(before.length, 1);
  assert.equal(await issue.giveCodes('new', seen), 'already-ordered');
  assert.deepEqual(await passwordsOf('new'), before);
});

test('D3 part: codes that are given to whoever has chosen a password never turn it into the date of birth', async () => {
  const { issue, stores, clock, kindsOf } = await openIssue();
  await stores.customers.add({ ...aCustomer('ida', '8265091'), born: '1971-03-04' }, { audit: [] });
  await issue.handOverPassword('ida', '90517');
  assert.equal(await issue.giveCodes('ida', seen), 'ordered');
  const passwords = await stores.credentials.of('ida', 'password', clock.now());
  assert.deepEqual(passwords.map(({ state }) => (state as { is: string }).is).sort(), ['own', 'posted']);
  assert.ok((await kindsOf('ida')).includes('one-time-password'));
});

test('S21 part: who has no address or no user code is given nothing, and it is said', async () => {
  const { issue, stores, kindsOf, passwordsOf } = await openIssue();
  await stores.customers.add({ ...aCustomer('no-address', '5512341'), born: '1991-04-17', address: [] }, { audit: [] });
  await stores.customers.add({ ...aCustomer('no-code', ''), born: '1991-04-17', identifiers: [] }, { audit: [] });
  assert.equal(await issue.giveCodes('no-address', seen), 'no-address');
  assert.equal(await issue.giveCodes('no-code'), 'no-user-code');
  for (const customer of ['no-address', 'no-code'])
    assert.deepEqual([await kindsOf(customer), await passwordsOf(customer)], [[], []], customer);
});

test('S58, T22: an order that cannot be carried out is complained of, keeps no other waiting, and comes again', async () => {
  const { issue, stores, clock, kindsOf, leaveOrder } = await openIssue();
  const { order } = stores.letters;
  let broken = true;
  const breakOnce: Stores['letters']['order'] = (letter, ...rest) =>
    broken && letter.customer === 'maj' ? Promise.reject(new Error('no letters now')) : order(letter, ...rest);
  stores.letters.order = breakOnce;
  for (const customer of ['maj', 'tauno']) await leaveOrder(customer);
  await assert.rejects(issue.carryOrders(), /no letters now/);
  assert.deepEqual([await kindsOf('maj'), await kindsOf('tauno')], [[], ['code-table']]);
  broken = false;
  assert.equal(await issue.carryOrders(), 0);
  await clock.advance(60_000);
  assert.equal(await issue.carryOrders(), 1);
  assert.deepEqual(await kindsOf('maj'), ['code-table']);
});
