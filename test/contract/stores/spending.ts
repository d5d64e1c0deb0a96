import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Use } from '#ports';
import { assertUntouched, takeOne } from './decisions.ts';
import { type At, aCall, aChallenge, aCredential, aCustomer, aFlow, anEvent, minute, newId, nothing, now, wasWritten } from './samples.ts';

export function testSpending(at: At): void {
  const decide = async (...uses: readonly Use[]) => at().challenges.decide({ ...(await takeOne(at)).decision, uses });
  const newCustomer = async () => {
    const customer = aCustomer();
    await at().customers.add(customer, nothing);
    return customer.id;
  };

  /** A use that fails after others have been made: they must come undone with it. */
  const assertSpent = async (use: Use) => {
    const taken = await takeOne(at);
    const [credential, mark] = [aCredential(), newId('mark')];
    const first: Use[] = [
      { is: 'once', of: 'a', mark },
      { is: 'counter', of: mark, value: 7 },
      { is: 'add', credential, atMost: 1 },
    ];
    assert.equal(await at().challenges.decide({ ...taken.decision, uses: [...first, use] }), 'spent');
    await assertUntouched(at, taken);
    assert.equal(await at().credentials.find(credential.id), undefined);
    assert.equal(await at().challenges.decide({ ...taken.decision, uses: first }), 'decided');
  };

  test('I2: a mark is used once, by whomever it is kept', async () => {
    const [of, mark] = [newId('table'), 'cell 12'];
    assert.equal(await decide({ is: 'once', of, mark }), 'decided');
    await assertSpent({ is: 'once', of, mark });
    assert.equal(await decide({ is: 'once', of: newId('table'), mark }), 'decided');
    const again: Use = { is: 'once', of, mark: 'cell 13' };
    assert.equal(await decide(again, again), 'spent');
  });

  test('I2: a counter only rises', async () => {
    const of = newId('box');
    assert.equal(await decide({ is: 'counter', of, value: 0 }), 'decided');
    await assertSpent({ is: 'counter', of, value: 0 });
    assert.equal(await decide({ is: 'counter', of, value: 9 }), 'decided');
    await assertSpent({ is: 'counter', of, value: 9 });
    await assertSpent({ is: 'counter', of, value: 8 });
  });

  test('a credential is added unless the customer has too many, or its identifier or lookup is in use', async () => {
    const credential = aCredential({ lookup: newId('lookup') });
    assert.equal(await decide({ is: 'add', credential, atMost: 1 }), 'decided');
    assert.deepEqual(await at().credentials.find(credential.id), credential);
    await assertSpent({ is: 'add', credential: aCredential({ customer: credential.customer }), atMost: 1 });
    await assertSpent({ is: 'add', credential: aCredential({ id: credential.id }), atMost: 1 });
    await assertSpent({ is: 'add', credential: aCredential({ lookup: credential.lookup }), atMost: 1 });
  });

  test('a credential is changed from the version that was looked at', async () => {
    const credential = aCredential();
    await at().credentials.add(credential, { ...nothing, atMost: 1, now });
    const use: Use = { is: 'change', credential: credential.id, version: 0, state: { counter: 1 } };
    assert.equal(await decide(use), 'decided');
    assert.deepEqual(await at().credentials.find(credential.id), { ...credential, version: 1, state: { counter: 1 } });
    await assertSpent(use);
    await at().credentials.end(credential.id, now, nothing);
    await assertSpent({ ...use, version: 1 });
  });

  test('T12, S16: nobody is identified whose agreement is blocked', async () => {
    const customer = await newCustomer();
    assert.equal(await decide({ is: 'in-force', customer }), 'decided');
    await at().customers.block(customer, { at: now, why: 'lost' }, nothing);
    await assertSpent({ is: 'in-force', customer });
    await at().customers.unblock(customer, nothing);
    assert.equal(await decide({ is: 'in-force', customer }), 'decided');
    await assertSpent({ is: 'in-force', customer: newId('customer') });
    await at().customers.close(customer, now, nothing);
    await assertSpent({ is: 'in-force', customer });
  });

  test('T12: a credential that was taken away or has expired proves nothing', async () => {
    const [credential, ended] = [aCredential({ expires: now + 10 }), aCredential()];
    for (const each of [credential, ended]) await at().credentials.add(each, { ...nothing, atMost: 1, now });
    assert.equal(await decide({ is: 'held', credential: ended.id, now: now + 10 }), 'decided');
    await at().credentials.end(ended.id, now, nothing);
    assert.equal(await decide({ is: 'held', credential: credential.id, now: now + 9 }), 'decided');
    await assertSpent({ is: 'held', credential: credential.id, now: now + 10 });
    for (const id of [ended.id, newId('credential')]) await assertSpent({ is: 'held', credential: id, now });
  });

  test('T12, K37: a credential that was blocked and is kept proves nothing either', async () => {
    const credential = aCredential({ state: { status: 'active', next: 7 } });
    await at().credentials.add(credential, { ...nothing, atMost: 1, now });
    const use: Use = { is: 'held', credential: credential.id, now, state: { status: 'active' } };
    assert.equal(await decide(use), 'decided');
    await at().credentials.change(credential.id, 0, { status: 'active', next: 8 }, nothing);
    assert.equal(await decide(use), 'decided', 'used meanwhile, and not blocked');
    await at().credentials.change(credential.id, 1, { status: 'lost', next: 8 }, nothing);
    await assertSpent(use);
    assert.equal(await decide({ is: 'held', credential: credential.id, now }), 'decided');
  });

  test('I1: an identified call is not identified as somebody else', async () => {
    const call = aCall();
    await at().calls.open(call, nothing);
    const identified = {
      customer: newId('customer'),
      plan: 'app',
      acr: 'high',
      amr: [],
      elements: [],
      shown: [],
      exemption: null,
      at: now,
    };
    const again = { ...identified, plan: 'app-again', at: now + 1 };
    assert.equal(await decide({ is: 'identify-call', call: call.id, identified, now }), 'decided');
    await assertSpent({ is: 'identify-call', call: call.id, identified: { ...identified, customer: newId('customer') }, now });
    assert.equal(await decide({ is: 'identify-call', call: call.id, identified: again, now }), 'decided');
    assert.deepEqual((await at().calls.find(call.id))?.identified, again);
  });

  test('a move spends what it uses, or is not made', async () => {
    const [flow, of] = [aFlow(), newId('table')];
    await at().flows.begin(flow, nothing);
    const uses: Use[] = [{ is: 'once', of, mark: 'a' }];
    assert.equal(await at().flows.move({ ...flow, version: 1 }, { ...nothing, uses }), 'moved');
    const [event, open] = [anEvent(), aChallenge(flow.id)];
    const other: Use = { is: 'once', of, mark: 'b' };
    assert.equal(await at().flows.move({ ...flow, version: 2 }, { audit: [event], open, uses: [other, ...uses] }), 'spent');
    assert.deepEqual(await at().flows.find(flow.id), { ...flow, version: 1 });
    assert.deepEqual([await wasWritten(at, event), await at().challenges.find(open.id)], [false, undefined]);
    assert.equal(await decide(other), 'decided');
  });

  test('S42, T38: a call is identified only while it is alive', async () => {
    const [alive, ended, lost] = [aCall(), aCall(), aCall({ lease: now })];
    for (const call of [alive, ended, lost]) await at().calls.open(call, nothing);
    await at().calls.end(ended.id, now, nothing);
    const identified = {
      customer: newId('customer'),
      plan: 'app',
      acr: 'high',
      amr: ['pin', 'hwk'],
      elements: ['possession'],
      shown: [],
      exemption: null,
      at: now,
    };
    const identify = (call: string): Use => ({ is: 'identify-call', call, identified, now });
    assert.equal(await decide(identify(alive.id)), 'decided');
    assert.deepEqual(await at().calls.find(alive.id), { ...alive, identified });
    for (const call of [ended.id, lost.id, newId('call')]) await assertSpent(identify(call));
    assert.equal((await at().calls.find(ended.id))?.identified, null);
  });

  test('I2: a hundred uses of one mark at once: one is accepted', async () => {
    const uses: Use[] = [{ is: 'once', of: newId('sms'), mark: '123456' }];
    const taken = await Promise.all(Array.from({ length: 100 }, () => takeOne(at)));
    const outcomes = await Promise.all(taken.map(({ decision }) => at().challenges.decide({ ...decision, uses })));
    assert.equal(outcomes.filter((one) => one === 'decided').length, 1);
    assert.equal(outcomes.filter((one) => one === 'spent').length, 99);
  });

  test('twenty devices enrolled at once: no more than allowed are added', async () => {
    const customer = newId('customer');
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeOne(at)));
    const outcomes = await Promise.all(
      taken.map(({ decision }) =>
        at().challenges.decide({ ...decision, uses: [{ is: 'add', credential: aCredential({ customer }), atMost: 3 }] }),
      ),
    );
    assert.equal(outcomes.filter((one) => one === 'decided').length, 3);
    assert.equal((await at().credentials.of(customer, 'app', now + minute)).length, 3);
  });
}
