import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines } from '../phone-client.ts';
import { ask, lookOnce, openCibaBank } from './ciba.ts';
import { givePhone } from './phone.ts';

const ownCode = { is: 'own-code', code: '749206' } as const;

test('T28: the app shows the registered name and advisor, the purpose and the code that was said, and just that is signed', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const request_context = JSON.stringify({ purpose: 'cards', advisor: 'anna', initiator: 'user' });
  const asked = await ask(bank.centre, { request_context, binding_message: 'S24R' });
  const { id } = await phone.newest();
  const shown = await phone.read(id);
  assert.equal(shown.sender, 'Anna Backman, Lyktbankens kundtjänst');
  assert.equal(shown.purpose, 'Ditt kort (du ringer oss)');
  assert.equal(shown.code, 'S24R');
  // Whatever of it is shown otherwise than the bank says does not count as approved, and spoils nothing.
  for (const change of [{ sender: 'Lyktbankens kundtjänst' }, { purpose: 'Ditt kort' }, { purpose: 'Ditt kort (vi ringer dig)' }]) {
    const approval = phone.makeApproval({ ...shown, ...change }, ownCode);
    assert.equal((await phone.call('POST', `/requests/${id}/approve`, approval)).status >= 400, true, JSON.stringify(change));
  }
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  const { customer, device, nonce, sender, purpose, amount, payee, account, expires } = shown;
  const text = { id, nonce, customer, device, sender, purpose, digits: 'S24R', amount, payee, account, expires: String(expires) };
  const { signature } = phone.makeApproval(shown, ownCode) as { signature: string };
  assert.ok(signature && lines('styrka-approval-2', text).includes('digits=S24R'));
  await phone.approveNewest(ownCode);
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});

test('T28: the app says it in the language of the customer', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  await ask(bank.centre, { request_context: JSON.stringify({ purpose: 'cards', initiator: 'bank' }) });
  const { id } = await phone.newest();
  const read = async (language: string) => {
    const headers = { 'accept-language': language, authorization: `Bearer ${phone.state.token}` };
    const { sender, purpose } = (await phone.app.inject({ method: 'GET', url: `/app/v1/requests/${id}`, headers })).json();
    return `${sender}: ${purpose}`;
  };
  assert.equal(await read('sv'), 'Lyktbankens kundtjänst: Ditt kort (vi ringer dig)');
  assert.equal(await read('fi'), 'Lyhtypankin asiakaspalvelu: Korttisi (me soitamme sinulle)');
  assert.equal(await read('en'), 'Lykta Bank customer service: Your card (we are calling you)');
});

test('D9: where the bank calls, the app says so and asks for nothing but approval; where the customer calls, it asks whether they do', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  for (const initiator of ['bank', 'user'] as const) {
    await ask(bank.centre, { request_context: JSON.stringify({ initiator, advisor: 'anna' }) });
    const shown = await phone.read((await phone.newest()).id);
    assert.equal((shown as unknown as { initiator: string }).initiator, initiator);
    assert.equal(shown.purpose, initiator === 'bank' ? 'Identifiering (vi ringer dig)' : 'Identifiering (du ringer oss)');
    await phone.decline(shown.id);
  }
  await ask(bank.centre);
  const shown = await phone.read((await phone.newest()).id);
  assert.equal((shown as unknown as { initiator: null }).initiator, null);
  assert.equal(shown.purpose, 'Identifiering');
  assert.equal(shown.sender, 'Lyktbankens kundtjänst');
});

test('T26: the code of one request approves no other', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const first = await ask(bank.centre, { binding_message: '111111' });
  const second = await ask(bank.centre, { binding_message: '222222' });
  const { id } = await phone.newest();
  assert.equal((await phone.read(id)).code, '222222');
  assert.ok((await phone.approve(id, ownCode, '111111')).status >= 400);
  assert.equal(await lookOnce(bank.centre, second), 'access_denied', 'signed by the customer with another code: void');
  assert.equal(await lookOnce(bank.centre, first), 'authorization_pending');
});

test('T25: after three unanswered questions the phone is woken no more; each still waits in the app', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  for (let n = 0; n < 5; n++) await ask(bank.centre, { binding_message: `${n}` });
  assert.equal((await phone.waiting()).length, 5);
  const now = bank.clock.now();
  const messages = await bank.stores.outbox.claim('push', now, now + 1_000, 100);
  const woken = [];
  for (const { to } of messages) woken.push(await bank.stores.wakeups.allow(to, bank.parts.policy.wakeUps, now));
  assert.deepEqual(
    woken.filter((yes) => yes),
    [true, true, true],
  );
});
