import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt } from 'jose';
import { ask, lookOnce, openCibaBank, poll, refusalOf } from './ciba.ts';
import { givePhone } from './phone.ts';

const payment = {
  type: 'payment',
  amount: { amount: '250.00', currency: 'EUR' },
  payee: { name: 'Norrskens El Ab', account: 'FI2112345600000785' },
};
const change = { type: 'change', change: 'address' };
const changes = [{ id: 'address', name: { sv: 'Ny adress', fi: 'Uusi osoite', en: 'A new address' } }];
const details = (...elements: object[]) => ({ authorization_details: JSON.stringify(elements) });

test('S60: a payment that is agreed on in a call is shown with amount and payee, approved in the app, and stated to the client once', async () => {
  const bank = await openCibaBank({ payments: true });
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre, { ...details(payment), request_context: JSON.stringify({ purpose: 'cards' }) });
  const shown = await phone.read((await phone.newest()).id);
  assert.deepEqual([shown.purpose, shown.amount, shown.payee], ['Betalning', '250,00 EUR', 'Norrskens El Ab']);
  await phone.approveNewest();
  const { authorization_details: confirmed } = (await poll(bank.centre, asked)) as unknown as {
    authorization_details: (typeof payment & { statement: string })[];
  };
  assert.equal(confirmed.length, 1);
  const { statement = '', ...detail } = confirmed[0] ?? (payment as never);
  assert.deepEqual(detail, payment);
  const said = decodeJwt(statement);
  assert.deepEqual([said.sub, said.aud, said['acr'], said['authorization_details']], ['maj', 'contact-centre', 'loa2', [payment]]);
  assert.equal(await lookOnce(bank.centre, asked), 'invalid_grant');
});

test('S60: who is not registered for payments asks for none, and a change is not confirmed over CIBA', async () => {
  const bank = await openCibaBank({ changes });
  assert.equal(await refusalOf(ask(bank.centre, details(payment))), '400 invalid_authorization_details');
  assert.equal(await refusalOf(ask(bank.centre, details(change))), '400 invalid_authorization_details');
});
