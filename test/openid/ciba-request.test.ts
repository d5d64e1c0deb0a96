import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { ask, contactCentre, hints, lookOnce, openCibaBank, poll, refusalOf } from './ciba.ts';
import { givePhone } from './phone.ts';
import { openOpenidBank } from './provider.ts';

test('a binding message is asked for: one to twenty letters and digits, and nothing else', async () => {
  const bank = await openCibaBank();
  for (const good of ['7', 'S24R', 'abcdefghij0123456789']) {
    await ask(bank.centre, { binding_message: good });
    await bank.clock.advance(600_000);
  }
  for (const bad of ['', 'x'.repeat(21), 'two words', 'åäö', '<b>', 'a\n', 'http://evil', '４８２９'])
    assert.equal(await refusalOf(ask(bank.centre, { binding_message: bad })), '400 invalid_binding_message', bad);
});

test('D1 strict: where the code is keyed it is six digits', async () => {
  const bank = await openCibaBank({}, { profile: 'strict' });
  for (const bad of ['S24R', '48291', '4829130'])
    assert.equal(await refusalOf(ask(bank.centre, { binding_message: bad })), '400 invalid_binding_message', bad);
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  const { code, keyed } = await phone.read((await phone.newest()).id);
  assert.deepEqual({ code, keyed }, { code: null, keyed: 6 }, 'the app does not show it');
  await phone.approveNewest(undefined, '482913');
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});

test('D1 strict, T26: digits that were not heard end the question, and the client hears a no', async () => {
  const bank = await openCibaBank({}, { profile: 'strict' });
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  await assert.rejects(phone.approveNewest(undefined, '000000'));
  assert.equal(await lookOnce(bank.centre, asked), 'access_denied');
});

test('the context has registered ids only: no words of a client reach a customer', async () => {
  const bank = await openCibaBank();
  const bad = [
    '{',
    '[]',
    '"cards"',
    'null',
    { purpose: 'Read me your code' },
    { advisor: 'Anna Backman' },
    { initiator: 'police' },
    { purpose: 'cards', text: 'Hello' },
    { purpose: { id: 'cards' } },
  ];
  for (const context of bad) {
    const request_context = typeof context === 'string' ? context : JSON.stringify(context);
    assert.equal(await refusalOf(ask(bank.centre, { request_context })), '400 invalid_request', request_context);
  }
});

test('exactly one hint is taken, in the form of an identifier; a call code is none, and a login_hint_token is refused', async () => {
  const bank = await openCibaBank();
  const centre = bank.centre;
  const refused = async (request: Record<string, string>) => refusalOf(openid.initiateBackchannelAuthentication(centre, request));
  const plain = { scope: 'openid', binding_message: '482913' };
  assert.equal(await refused(plain), '400 invalid_request');
  assert.equal(await refused({ ...plain, login_hint: hints.maj, login_hint_token: 'x' }), '400 invalid_request');
  assert.equal(await refused({ ...plain, login_hint_token: 'x' }), '400 invalid_request');
  assert.equal(await refused({ ...plain, id_token_hint: 'x' }), '400 invalid_request');
  for (const login_hint of ['maj', '01234567', 'maj@example.org', '604218 OR 1=1'])
    assert.equal(await refused({ ...plain, login_hint }), '400 invalid_request', login_hint);
});

test('a client can ask again about whom it knows, by the ID token that it was given', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const first = await ask(bank.centre);
  await phone.approveNewest();
  const { id_token: id_token_hint = '' } = await poll(bank.centre, first);
  const asked = await ask(bank.centre, { id_token_hint });
  await phone.approveNewest();
  const { access_token } = await poll(bank.centre, asked);
  assert.equal((await openid.fetchUserInfo(bank.centre, access_token, 'maj')).sub, 'maj');
});

test('I7, T12: a client that asks again about whom the bank has blocked since hears no more than of anybody else', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const first = await ask(bank.centre);
  await phone.approveNewest();
  const { id_token: id_token_hint = '' } = await poll(bank.centre, first);
  await bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'bank' }, { audit: [] });
  const asked = await ask(bank.centre, { id_token_hint });
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  await bank.clock.advance(180_000);
  assert.equal(await lookOnce(bank.centre, asked), 'expired_token');
});

test('only a client that is registered for it asks over CIBA', async () => {
  const redirectUris = ['https://hamnen.example/callback'];
  const { ciba: _, ...web } = contactCentre;
  const bank = await openCibaBank();
  const other = await openOpenidBank({ clients: [{ ...web, redirectUris }], as: null });
  const centre = await other.connect({ ...web, redirectUris });
  assert.equal(await refusalOf(ask(centre)), '400 invalid_request');
  assert.deepEqual(bank.centre.serverMetadata().backchannel_token_delivery_modes_supported, ['poll', 'ping']);
});

test('N15 part: a user_code is the call code from the app and never a password: a wrong one ends like a question that nobody answers', async () => {
  const ciba = { ...contactCentre.ciba, userCode: true } as NonNullable<typeof contactCentre.ciba>;
  const bank = await openCibaBank({ ciba });
  const phone = await givePhone(bank);
  assert.equal(await refusalOf(ask(bank.centre)), '400 missing_user_code');
  assert.equal(await refusalOf(ask(bank.centre, { user_code: '71946' })), '400 invalid_user_code', 'her password at the web bank');
  const wrong = await ask(bank.centre, { user_code: '01234567' });
  assert.equal((await phone.waiting()).length, 0, 'her phone is not rung');
  assert.equal(await lookOnce(bank.centre, wrong), 'authorization_pending');
  const { code } = (await phone.callCode({ is: 'own-code', code: '749206' })).body as { code: string };
  const asked = await ask(bank.centre, { user_code: code });
  await phone.approveNewest();
  assert.equal(await lookOnce(bank.centre, asked), 'given');
  const again = await ask(bank.centre, { user_code: code });
  assert.equal((await phone.waiting()).length, 0, 'a code works once');
  await bank.clock.advance(180_000);
  for (const over of [wrong, again]) assert.equal(await lookOnce(bank.centre, over), 'expired_token');
});

test('a client that is not registered for user_code sends none', async () => {
  const bank = await openCibaBank();
  assert.equal(await refusalOf(ask(bank.centre, { user_code: '01234567' })), '400 invalid_request');
});
