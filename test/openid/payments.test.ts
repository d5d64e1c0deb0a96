import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { ownCode } from '../app-bank.ts';
import { readSms } from '../credentials/bank.ts';
import { addBoxPeople } from '../credentials/box-bank.ts';
import { answerRightly, logIn, logInWithBox } from '../web/bank.ts';
import type { Page, TestBrowser } from '../web/browser.ts';
import { ask, errorIn } from './asking.ts';
import { givePhone } from './phone.ts';
import { issuer, type OpenidBank, openOpenidBank, webClient } from './provider.ts';

const hasBox = { ways: [{ way: 'app' }, { way: 'code-table' }, { way: 'code-box' }] } as const;
const hamnen = {
  ...webClient,
  refresh: true,
  payments: true as const,
  changes: [{ id: 'daily-limit', name: { sv: 'gränsen för betalningar', fi: 'maksuraja', en: 'the limit for payments' } }],
};
const payment = {
  type: 'payment',
  amount: { amount: '250.00', currency: 'EUR' },
  payee: { name: 'Norrskens El Ab', account: 'FI2112345600000785' },
};
const change = { type: 'change', change: 'daily-limit' };
const dearer = { ...payment, amount: { amount: '2500.00', currency: 'EUR' } };
const byTable = 'Bekräfta med kodtabellen';
const byBox = 'Bekräfta med kodboxen';
const byApp = 'Bekräfta i appen Lyktan';

async function openBank() {
  const bank = await openOpenidBank({ as: null, clients: [hamnen], pages: hasBox });
  return { ...bank, client: await bank.connect(hamnen) };
}
type Bank = Awaited<ReturnType<typeof openBank>>;

/** What the client wants confirmed, pushed; the browser comes to the page that asks about it. */
const want = ({ client }: Bank, browser: TestBrowser, ...details: object[]) =>
  ask(client, browser, { ui_locales: 'sv', authorization_details: JSON.stringify(details) }, 'pushed');

/** Maj's password and cell; the page that asks for the SMS code comes. */
async function comeToSms(bank: Bank, browser: TestBrowser): Promise<Page> {
  await browser.send({}, byTable);
  return answerRightly(bank, 'maj', browser, await browser.send({ code: '71946' }));
}

type Confirmed = { readonly statement: string }[];
const confirmedIn = (tokens: object) => (tokens as { authorization_details?: Confirmed }).authorization_details ?? [];

/** As a bank does that has never heard of Styrka: by the published keys alone. */
async function verify(bank: OpenidBank, statement = '') {
  const jwks = (await (await bank.fetch(`${issuer}/openid/jwks`)).json()) as JSONWebKeySet;
  const expected = { issuer, audience: hamnen.id, typ: 'styrka-confirmation+jwt', algorithms: ['ES256'] };
  const { payload } = await jwtVerify(statement, createLocalJWKSet(jwks), { ...expected, currentDate: new Date(bank.clock.now()) });
  return payload;
}

test('S60: a payment is confirmed with password, cell and SMS, and the client keeps a statement of it that anybody can verify', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const { page, redeem } = await want(bank, browser, payment);
  assert.equal(page.heading, 'Bekräfta betalningen');
  assert.match(page.text, /250,00 EUR.*Norrskens El Ab.*FI21 1234 5600 0007 85/s);
  await comeToSms(bank, browser);
  const back = await browser.send({ code: (await readSms(bank)) ?? '' });
  const tokens = await redeem(back.address);
  const [{ statement = '', ...detail } = {}, ...more] = confirmedIn(tokens) as Partial<Confirmed[0]>[];
  assert.deepEqual([detail, more], [payment, []]);
  const said = await verify(bank, statement);
  assert.deepEqual([said.sub, said['acr'], said['authorization_details']], ['maj', 'loa2', [payment]]);
  assert.deepEqual(said['elements'], ['knowledge', 'possession']);
  assert.equal(tokens.refresh_token, undefined, 'a payment is no log-in that goes on');
  assert.equal((await openid.fetchUserInfo(bank.client, tokens.access_token, 'maj')).sub, 'maj');
  await assert.rejects(redeem(back.address), { error: 'invalid_grant' }, 'once');
});

test('S61: a change in the web bank is confirmed with an SMS of its own, and stated', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const { page, redeem } = await want(bank, browser, change);
  assert.equal(page.heading, 'Bekräfta ändringen');
  await comeToSms(bank, browser);
  const back = await browser.send({ code: (await readSms(bank)) ?? '' });
  const [confirmed] = confirmedIn(await redeem(back.address));
  assert.deepEqual((await verify(bank, confirmed?.statement))['authorization_details'], [change]);
});

test('I9, S60: the SMS code for one payment is refused for another, and for a log-in', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  await want(bank, browser, payment);
  await comeToSms(bank, browser);
  const code = (await readSms(bank)) ?? '';
  await want(bank, browser, dearer);
  await comeToSms(bank, browser);
  assert.notEqual(await readSms(bank), code);
  assert.doesNotMatch((await browser.send({ code })).address, /code=/);
  const other = bank.openBrowser();
  await other.open('/sv/login/code-table');
  const cell = await other.send({ 'user-code': '604218', password: '71946' });
  await answerRightly(bank, 'maj', other, cell);
  assert.equal((await other.send({ code })).heading, 'Inloggningen lyckades inte');
});

test('N5, I9, S60: the box answers for one amount, and its answer is refused for another', async () => {
  const bank = await openBank();
  const { boxes } = await addBoxPeople(bank);
  const { browser } = await logInWithBox(bank as never, '8411239836', '8027', boxes.oskar.press());
  const keyIn = async (details: object) => {
    const { redeem } = await want(bank, browser, details);
    await browser.send({}, byBox);
    const page = await browser.send({ code: '8027' });
    const [, plate = ''] = /plate-code[^>]*>(.*?)<\/p>/s.exec(page.html) ?? [];
    return { redeem, page, digits: plate.replaceAll(/<[^>]*>|\D/g, '') };
  };
  const first = await keyIn(payment);
  const answer = boxes.oskar.answer(first.digits);
  const second = await keyIn(dearer);
  assert.notEqual(second.digits, first.digits);
  assert.match(second.page.text, /2\s500,00 EUR/);
  assert.doesNotMatch((await browser.send({ code: answer })).address, /code=/);
  const third = await keyIn(dearer);
  const back = await browser.send({ code: boxes.oskar.answer(third.digits) });
  const [confirmed] = confirmedIn(await third.redeem(back.address));
  assert.deepEqual((await verify(bank, confirmed?.statement))['authorization_details'], [dearer]);
});

test('T28: the app shows amount, payee and account, and a signature over any other is refused', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const phone = await givePhone(bank);
  const { redeem } = await want(bank, browser, payment);
  const waiting = await browser.send({}, byApp);
  const { id } = await phone.newest();
  const shown = await phone.read(id);
  assert.deepEqual([shown.amount, shown.payee, shown.account], ['250,00 EUR', 'Norrskens El Ab', 'FI2112345600000785']);
  for (const other of [{ amount: '2 500,00 EUR' }, { amount: '250,00 SEK' }, { payee: 'Någon Annan' }, { account: 'FI5542345670000081' }]) {
    const reply = await phone.call('POST', `/requests/${id}/approve`, phone.makeApproval({ ...shown, ...other }, ownCode));
    assert.equal((reply.body as { error?: { code?: string } }).error?.code, 'not-confirmed', JSON.stringify(other));
  }
  await phone.approveNewest();
  const back = await browser.open(waiting.address);
  const [confirmed] = confirmedIn(await redeem(back.address));
  assert.deepEqual((await verify(bank, confirmed?.statement))['authorization_details'], [payment]);
});

test('S60: details come pushed, from a client that is registered for them, and never to the token endpoint', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const inAddress = await ask(bank.client, browser, { authorization_details: JSON.stringify([payment]) });
  assert.equal(errorIn(inAddress.page.address), 'invalid_authorization_details');
  const isRefused = (pushed: Promise<unknown>) => assert.rejects(pushed, { error: 'invalid_authorization_details' });
  await isRefused(want(bank, browser, payment, payment));
  await isRefused(want(bank, browser, { ...payment, reference: '1' }));
  await isRefused(want(bank, browser, { type: 'change', change: 'everything' }));
  const other = await openOpenidBank({ as: null });
  await isRefused(want({ ...other, client: await other.connect() } as never, other.openBrowser(), payment));
  const login = await ask(bank.client, browser, { ui_locales: 'sv' });
  const details = { authorization_details: JSON.stringify([payment]) };
  const { searchParams } = new URL(login.page.address);
  const form = { code: searchParams.get('code') ?? '', redirect_uri: webClient.redirectUris?.[0] ?? '', code_verifier: 'a'.repeat(43) };
  await isRefused(openid.genericGrantRequest(bank.client, 'authorization_code', { ...form, ...details }));
  assert.deepEqual(confirmedIn(await login.redeem(login.page.address)), [], 'a log-in confirms nothing');
});

test('S60: what a browser sends with the confirmation changes nothing of it', async () => {
  const bank = await openBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const { page, redeem } = await want(bank, browser, payment);
  const way = { way: 'code-table' };
  const details = JSON.stringify([dearer]);
  assert.equal((await browser.post(page.address, { ...way, authorization_details: details })).status, 400);
  await browser.open(`${page.address}?authorization_details=${encodeURIComponent(details)}`);
  await comeToSms(bank, browser);
  const back = await browser.send({ code: (await readSms(bank)) ?? '' });
  const [confirmed] = confirmedIn(await redeem(back.address));
  assert.deepEqual((await verify(bank, confirmed?.statement))['authorization_details'], [payment]);
});
