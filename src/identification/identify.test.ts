import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, finish, phone, start, waitingOf } from '../../test/engine/toy-caller.ts';
import { lastSent, openToyBank } from '../../test/engine/toys.ts';

test('N8: a customer who answers everything rightly is identified, with what was really shown', async () => {
  const bank = await openToyBank();
  const view = await finish(bank, await begin(bank.identify));
  assert.equal(view.outcome, 'identified');
  assert.deepEqual(view.result, {
    customer: 'aino',
    plan: 'long',
    acr: 'loa2',
    amr: ['mfa', 'pwd', 'sms'],
    elements: ['knowledge', 'possession'],
    shown: [
      { by: 'password', elements: ['knowledge'] },
      { by: 'one-time-code', elements: ['possession'] },
    ],
    exemption: null,
    at: bank.clock.now(),
  });
});

test('T4: spaces, hyphens and full-width digits are brought into one form once, other marks are not', async () => {
  for (const [typed, outcome] of [
    [' 58 63', 'identified'],
    ['５８６３', 'identified'],
    ['58-63\n', 'identified'],
    ['5863\0', 'refused'],
    ['58637', 'refused'],
  ] as const) {
    const bank = await openToyBank();
    assert.equal((await finish(bank, await begin(bank.identify), typed)).outcome, outcome, JSON.stringify(typed));
  }
});

test('S6 part: what has not the form of a user code is told at once and changes nothing', async () => {
  const { identify } = await openToyBank();
  const { flow } = await identify.begin(start);
  for (const typed of ['47110', '471108233', 'LEIR4', 'LEIR48215', '', '0471108', '۴۷۱۱۰۸۲۳'])
    assert.equal(await identify.claim(flow, typed), 'malformed', typed);
  assert.equal((await identify.look(flow)).is, 'claim');
});

test('S26 part: a new code can be had twice, once a minute; the old one is no longer taken', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  await bank.identify.answer(flow, '5863');
  const first = await lastSent(bank.stores, bank.clock.now());
  assert.equal((await bank.identify.again(flow)).again, 2, 'too soon');
  assert.equal(await lastSent(bank.stores, bank.clock.now()), undefined);
  await bank.clock.advance(bank.parts.policy.smsAgainEvery);
  assert.equal((await bank.identify.again(flow)).again, 1);
  assert.notEqual(await lastSent(bank.stores, bank.clock.now()), first);
  await bank.clock.advance(bank.parts.policy.smsAgainEvery);
  assert.equal((await bank.identify.again(flow)).again, 0);
  const last = await lastSent(bank.stores, bank.clock.now());
  await bank.identify.again(flow);
  assert.equal(await lastSent(bank.stores, bank.clock.now()), undefined);
  assert.notEqual(first, last);
  assert.equal((await bank.identify.answer(flow, last ?? '')).outcome, 'identified');
});

test('a comparison that breaks gives the question back and counts the try', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  const find = bank.stores.credentials.of;
  bank.stores.credentials.of = async () =>
    Promise.resolve([
      {
        get sealed(): string {
          throw new Error('disk');
        },
      },
    ] as never);
  await assert.rejects(bank.identify.answer(flow, '5863'));
  bank.stores.credentials.of = find;
  assert.equal((await bank.stores.tries.state({ of: 'aino', kind: 'strangers' })).wrong, 1);
  await bank.identify.answer(flow, '5863');
  assert.equal((await bank.identify.answer(flow, (await lastSent(bank.stores, bank.clock.now())) ?? '')).outcome, 'identified');
});

test('I8: a flow, its audit and its views hold no keyed answer and no code', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify);
  await bank.identify.answer(flow, '5863');
  const code = (await lastSent(bank.stores, bank.clock.now())) ?? '';
  await bank.identify.answer(flow, code);
  const kept = JSON.stringify([await bank.stores.flows.find(flow), await bank.stores.audit.since(0, 1_000)]);
  for (const secret of ['5863', code, '47110823']) assert.ok(secret && !kept.includes(secret), secret);
});

test('I4: if the audit cannot be written nobody is identified', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  const decide = bank.stores.challenges.decide;
  bank.stores.challenges.decide = async () => Promise.reject(new Error('disk full'));
  await assert.rejects(bank.identify.approve(challenge, { value: 'yes', credential: phone }));
  bank.stores.challenges.decide = decide;
  assert.equal((await bank.identify.look(flow)).outcome, null);
});
