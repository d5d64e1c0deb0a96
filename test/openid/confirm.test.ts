import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clients } from '#channels/web';
import { type View, writeAsking } from '#identification';
import { goThrough } from '../credentials/bank.ts';
import { addBoxPeople, numbers } from '../credentials/box-bank.ts';
import { answerRightly } from '../web/bank.ts';
import type { Page, TestBrowser } from '../web/browser.ts';
import { ask, errorIn } from './asking.ts';
import { givePhone } from './phone.ts';
import { type OpenidBank, openOpenidBank, webClient } from './provider.ts';

const names = { sv: 'Ny gräns för kortet', fi: 'Kortin uusi raja', en: 'A new limit for the card' };
const payer = { ...webClient, payments: true, changes: [{ id: 'card-limit', name: names }] };
const payment = [
  { type: 'payment', amount: { amount: '1250.00', currency: 'EUR' }, payee: { name: 'Norrskens El Ab', account: 'FI2112345600000785' } },
];
const change = [{ type: 'change', change: 'card-limit' }];
const pays = { authorization_details: JSON.stringify(payment), ui_locales: 'sv' };
const changes = { authorization_details: JSON.stringify(change), ui_locales: 'sv' };

const openBank = (pages = {}) => openOpenidBank({ as: null, clients: [payer], pages });

async function logInByTable(bank: OpenidBank, browser: TestBrowser, page: Page, userCode = '604218', password = '71946', customer = 'maj') {
  const [, way = '/sv/login/code-table'] = /href="([^"]*\/login\/code-table[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  let seen = await browser.send({ 'user-code': userCode, password });
  for (let step = 0; step < 2 && /Kod [A-E] \d|Bekräftelsekod/.test(seen.text); step++)
    seen = await answerRightly(bank, customer, browser, seen);
  return seen;
}

/** Maj is logged in, and a client asks for this. */
async function askMaj(bank: OpenidBank, request: Record<string, string>) {
  const browser = bank.openBrowser();
  const client = await bank.connect(payer);
  await logInByTable(bank, browser, await browser.open('/sv/login'));
  return { browser, client, ...(await ask(client, browser, request, 'pushed')) };
}

async function confirmByTable(bank: OpenidBank, browser: TestBrowser, customer = 'maj', password = '71946'): Promise<Page> {
  await browser.send({}, 'Bekräfta med kodtabellen');
  const cell = await browser.send({ code: password });
  return answerRightly(bank, customer, browser, await answerRightly(bank, customer, browser, cell));
}

test('S60: the amount and the payee stand large before anything is asked, and on each step after', async () => {
  const bank = await openBank();
  const { browser, page } = await askMaj(bank, pays);
  assert.match(page.address, /^\/sv\/confirm\//);
  assert.equal(page.heading, 'Bekräfta betalningen');
  assert.match(page.text, /Belopp 1.250,00 EUR.*Mottagare Norrskens El Ab Konto FI21 1234 5600 0007 85.*Tjänst Hamnen/);
  for (const [language, said] of [
    ['fi', /Summa 1.250,00 EUR/],
    ['en', /Amount EUR 1,250\.00/],
  ] as const)
    assert.match((await browser.open(page.address.replace('/sv/', `/${language}/`))).text, said);
  await browser.open(page.address);
  const step = await browser.send({}, 'Bekräfta med kodtabellen');
  assert.match(step.text, /Belopp 1.250,00 EUR Mottagare Norrskens El Ab/);
});

test('S60, T52 part: a payment is confirmed with the code table, and the client has it in writing', async () => {
  const bank = await openBank();
  const { browser, redeem } = await askMaj(bank, pays);
  const tokens = await redeem((await confirmByTable(bank, browser)).address);
  assert.deepEqual([tokens.claims()?.sub, tokens.claims()?.['acr']], ['maj', 'loa2']);
  const [detail] = tokens['authorization_details'] as unknown as { type: string; amount: object; statement: string }[];
  assert.deepEqual([detail?.type, detail?.amount], ['payment', payment[0]?.amount]);
  assert.match(detail?.statement ?? '', /^ey/);
});

test('S60: a payment is confirmed in the app, where the customer has one; of two presses one request is left there', async () => {
  const bank = await openBank();
  const phone = await givePhone(bank);
  const { browser, page, redeem } = await askMaj(bank, pays);
  await browser.send({}, 'Bekräfta i appen Lyktan');
  browser.goBackTo(page);
  const waiting = await browser.send({}, 'Bekräfta i appen Lyktan');
  assert.equal((await phone.waiting()).length, 1);
  await phone.approveNewest();
  const tokens = await redeem((await browser.open(waiting.address)).address);
  assert.equal(tokens.claims()?.sub, 'maj');
});

test('S60: a payment is confirmed with the code box, whose answer is made of it', async () => {
  const bank = await openBank({ ways: [{ way: 'app' }, { way: 'code-table' }, { way: 'code-box' }] });
  const { boxes } = await addBoxPeople(bank);
  const browser = bank.openBrowser();
  const client = await bank.connect(payer);
  const { page, redeem } = await ask(client, browser, pays, 'pushed');
  assert.equal(page.heading, 'Logga in i Hamnen', 'who it is comes first');
  const [, way = ''] = /href="([^"]*\/login\/code-box[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  await browser.send({ number: numbers.oskar, password: '8027' });
  const asked = await browser.send({ code: boxes.oskar.press() });
  assert.equal(asked.heading, 'Bekräfta betalningen', asked.text);
  await browser.send({}, 'Bekräfta med kodboxen');
  const challenge = await browser.send({ code: '8027' });
  const [, digits = ''] = /visually-hidden">([\d ,]+)</.exec(challenge.html) ?? [];
  const back = await browser.send({ code: boxes.oskar.answer(digits.replaceAll(/\D/g, '')) });
  assert.equal((await redeem(back.address)).claims()?.sub, 'oskar');
});

test('S60: a log-in confirms no payment, whatever request it is begun for: it is made of no amount (RTS art. 5)', async () => {
  const bank = await openBank();
  const { browser, page } = await askMaj(bank, pays);
  const uid = page.address.split('/').at(-1) ?? '';
  await browser.open(`/sv/login/code-table?to=${uid}`);
  const first = await browser.post('/sv/login/code-table', { 'user-code': '604218', password: '71946', to: uid });
  assert.doesNotMatch(first.text, /1.250,00/);
  assert.equal((await answerRightly(bank, 'maj', browser, first)).address, '/sv/my');
});

test('S60: the provider takes no log-in for a confirmation, even if a page hands it one', async () => {
  const bank = await openBank();
  const { page } = await askMaj(bank, pays);
  const uid = page.address.split('/').at(-1) ?? '';
  const visit = { request: { cookies: { styrka_requests: uid } }, reply: {} } as unknown as Parameters<Clients['find']>[0];
  const asking = (await bank.openid.handOver.find(visit, uid))?.asking;
  assert.ok(asking?.payment);
  const begun = (plan: string, purpose: 'login' | 'pay') =>
    bank.identify.begin({ plan, channel: 'web', purpose, boundTo: { session: 's' }, about: writeAsking(asking), least: 'loa2' });
  const { flow } = await goThrough(bank, 'maj', (await bank.identify.claim((await begun('code-table', 'login')).flow, '604218')) as View);
  await assert.rejects(bank.openid.handOver.finish(visit, uid, flow, 's'), { code: 'no-such-identification' });
  const confirmed = await goThrough(bank, 'maj', await bank.identify.claimFor((await begun('transaction-table', 'pay')).flow, 'maj'));
  assert.match(await bank.openid.handOver.finish(visit, uid, confirmed.flow, 's'), /\/openid\/authorize\//);
});

test('S61 part: a change in the client’s pages is confirmed in the words that the bank has registered', async () => {
  const bank = await openBank();
  const { browser, page, redeem } = await askMaj(bank, changes);
  assert.equal(page.heading, 'Bekräfta ändringen');
  assert.match(page.text, /Ny gräns för kortet/);
  const tokens = await redeem((await confirmByTable(bank, browser)).address);
  assert.equal(tokens.claims()?.sub, 'maj');
});

test('whoever does not confirm goes back to the client, which hears access_denied', async () => {
  const bank = await openBank();
  const { browser } = await askMaj(bank, pays);
  assert.equal(errorIn((await browser.send({}, 'Avbryt och gå tillbaka till Hamnen')).address), 'access_denied');
});

test('a payment is asked to be confirmed each time, and what was confirmed serves once', async () => {
  const bank = await openBank();
  const { browser, client, page, redeem } = await askMaj(bank, pays);
  const back = await confirmByTable(bank, browser);
  await redeem(back.address);
  const over = await browser.open(page.address);
  assert.deepEqual([over.status, over.heading], [404, 'Det finns inget att bekräfta']);
  assert.equal((await ask(client, browser, pays, 'pushed')).page.heading, 'Bekräfta betalningen');
});

test('I9: another browser confirms nothing of what somebody was sent with', async () => {
  const bank = await openBank();
  const { page } = await askMaj(bank, pays);
  const other = bank.openBrowser();
  await logInByTable(bank, other, await other.open('/sv/login'), '3182907', '802753', 'tauno');
  assert.equal((await other.open(page.address)).status, 404);
  assert.equal((await other.post(page.address, { way: 'code-table' })).status, 404);
});

test('I1: after another customer has logged in, the client is told of that one, and never of the one before', async () => {
  const bank = await openBank();
  const { browser, page, redeem } = await askMaj(bank, pays);
  await logInByTable(bank, browser, await browser.open('/sv/login'), '3182907', '802753', 'tauno');
  const asked = await browser.open(page.address);
  assert.notEqual(asked.address, page.address, 'it is another question, to another customer');
  const back = await confirmByTable(bank, browser, 'tauno', '802753');
  assert.equal((await redeem(back.address)).claims()?.sub, 'tauno');
});

test('whoever is logged out before confirming logs in again, and then confirms', async () => {
  const bank = await openBank();
  const { browser, page, redeem } = await askMaj(bank, pays);
  await bank.clock.advance(5 * 60_000 + 1);
  const again = await browser.open(page.address);
  assert.equal(again.heading, 'Logga in i Hamnen', again.text);
  const asked = await logInByTable(bank, browser, again);
  assert.equal(asked.heading, 'Bekräfta betalningen', asked.text);
  assert.equal((await redeem((await confirmByTable(bank, browser)).address)).claims()?.sub, 'maj');
});

test('T12: whoever is blocked between the confirmation and the token has confirmed nothing', async () => {
  const bank = await openBank();
  const { browser, redeem } = await askMaj(bank, pays);
  const back = await confirmByTable(bank, browser);
  await bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'customer' }, { audit: [] });
  await assert.rejects(redeem(back.address), { error: 'invalid_grant' });
});
