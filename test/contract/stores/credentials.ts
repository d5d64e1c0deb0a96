import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CredentialRecord } from '#ports';
import { type At, aCredential, anEvent, newId, nothing, now, wasWritten } from './samples.ts';

export function testCredentials(at: At): void {
  const add = (credential: CredentialRecord, more: { atMost?: number; replace?: true; now?: number } = {}) =>
    at().credentials.add(credential, { ...nothing, atMost: 2, now, ...more });

  test('a credential is found by its identifier, by its owner and by its lookup', async () => {
    const credential = aCredential({ lookup: newId('lookup'), expires: now + 10, state: { name: 'Annas telefon', keys: [1, 2] } });
    assert.equal(await add(credential), 'added');
    const { id, customer, kind, lookup } = credential;
    assert.deepEqual(await at().credentials.find(id), credential);
    assert.deepEqual(await at().credentials.of(customer, kind, now), [credential]);
    assert.deepEqual(await at().credentials.byLookup(kind, lookup ?? '', now), credential);
    assert.deepEqual(await at().credentials.of(customer, 'box', now), []);
    assert.equal(await at().credentials.byLookup('box', lookup ?? '', now), undefined);
    assert.equal(await at().credentials.find(newId('credential')), undefined);
  });

  test('past its time a credential is found neither by owner nor by lookup', async () => {
    const credential = aCredential({ lookup: newId('lookup'), expires: now + 10 });
    await add(credential);
    assert.deepEqual(await at().credentials.of(credential.customer, 'app', now + 10), []);
    assert.equal(await at().credentials.byLookup('app', credential.lookup ?? '', now + 10), undefined);
  });

  test('an ended credential is found no more, and cannot be ended or changed again', async () => {
    const [credential, event] = [aCredential({ lookup: newId('lookup') }), anEvent()];
    await add(credential);
    assert.equal(await at().credentials.end(credential.id, now, nothing), 'ended');
    assert.equal(await at().credentials.find(credential.id), undefined);
    assert.deepEqual(await at().credentials.of(credential.customer, 'app', now), []);
    assert.equal(await at().credentials.byLookup('app', credential.lookup ?? '', now), undefined);
    assert.equal(await at().credentials.end(credential.id, now, { audit: [event] }), 'stale');
    assert.equal(await at().credentials.change(credential.id, 0, {}, { audit: [event] }), 'stale');
    assert.equal(await wasWritten(at, event), false);
  });

  test('a customer has no more of a kind than allowed; ended and expired ones leave room', async () => {
    const customer = newId('customer');
    const [one, two, event] = [aCredential({ customer }), aCredential({ customer, expires: now + 10, added: now + 1 }), anEvent()];
    assert.deepEqual([await add(two), await add(one)], ['added', 'added']);
    assert.deepEqual(await at().credentials.of(customer, 'app', now), [one, two]);
    const third = aCredential({ customer });
    assert.equal(await at().credentials.add(third, { audit: [event], atMost: 2, now }), 'too-many');
    assert.deepEqual([await at().credentials.find(third.id), await wasWritten(at, event)], [undefined, false]);
    assert.equal(await add(aCredential({ customer, kind: 'box' })), 'added');
    assert.equal(await add(third, { now: now + 10 }), 'added');
    await at().credentials.end(one.id, now, nothing);
    assert.equal(await add(aCredential({ customer }), { now: now + 10 }), 'added');
  });

  test('a new one takes the place of those there are', async () => {
    const customer = newId('customer');
    const [one, box, fresh] = [aCredential({ customer }), aCredential({ customer, kind: 'box' }), aCredential({ customer })];
    for (const credential of [one, box]) await add(credential);
    assert.equal(await add(fresh, { atMost: 1, replace: true }), 'added');
    assert.deepEqual(await at().credentials.of(customer, 'app', now), [fresh]);
    assert.deepEqual(await at().credentials.of(customer, 'box', now), [box]);
  });

  test('I1: no two living credentials of a kind share a lookup, and those to be replaced stay if the new one is refused', async () => {
    const lookup = newId('lookup');
    const [owner, other] = [aCredential({ lookup, expires: now + 10 }), aCredential()];
    for (const credential of [owner, other]) await add(credential);
    const intruder = aCredential({ customer: other.customer, lookup });
    assert.equal(await add(intruder, { replace: true }), 'taken');
    assert.deepEqual(await at().credentials.byLookup('app', lookup, now), owner);
    assert.deepEqual(await at().credentials.of(other.customer, 'app', now), [other]);
    assert.equal(await add({ ...owner, lookup: newId('lookup') }), 'taken');
    assert.equal(await add(aCredential({ lookup, kind: 'box' })), 'added');
    assert.equal(await add(intruder, { now: now + 10 }), 'added');
    assert.deepEqual(await at().credentials.byLookup('app', lookup, now + 10), intruder);
  });

  test('I1: of twenty added at once with one lookup, one is', async () => {
    const lookup = newId('lookup');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => add(aCredential({ lookup }))));
    assert.equal(outcomes.filter((one) => one === 'added').length, 1);
    assert.equal(outcomes.filter((one) => one === 'taken').length, 19);
  });

  test('a change is made from the version that was looked at, once', async () => {
    const [credential, first, second] = [aCredential(), anEvent(), anEvent()];
    await add(credential);
    assert.equal(await at().credentials.change(credential.id, 0, { counter: 1 }, { audit: [first] }), 'changed');
    assert.equal(await at().credentials.change(credential.id, 0, { counter: 2 }, { audit: [second] }), 'stale');
    assert.deepEqual(await at().credentials.find(credential.id), { ...credential, version: 1, state: { counter: 1 } });
    assert.deepEqual([await wasWritten(at, first), await wasWritten(at, second)], [true, false]);
  });
}
