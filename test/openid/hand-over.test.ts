import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockAgreement } from '#customers';
import { addBoxPeople, numbers } from '../credentials/box-bank.ts';
import { answerRightly } from '../web/bank.ts';
import type { Page, TestBrowser } from '../web/browser.ts';
import { ask, errorIn } from './asking.ts';
import { givePhone } from './phone.ts';
import { type OpenidBank, openOpenidBank, redirectUri, webClient } from './provider.ts';

const hasBox = { ways: [{ way: 'app' }, { way: 'code-table' }, { way: 'code-box' }] } as const;
const openBank = () => openOpenidBank({ as: null });

/** From the page of the log-in to wherever it leads. */
async function byTable(bank: OpenidBank, browser: TestBrowser, page: Page, customer = 'maj', userCode = '604218', password = '71946') {
  const [, way = ''] = /href="([^"]*\/login\/code-table[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  let seen = await browser.send({ 'user-code': userCode, password });
  for (let step = 0; step < 2 && /Kod [A-E] \d|Bekräftelsekod/.test(seen.text); step++)
    seen = await answerRightly(bank, customer, browser, seen);
  return seen;
}

const swedish = { ui_locales: 'sv' };

test('S59 part, T52 part: a client asks, the customer logs in with the code table, and the client is told who and how', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  assert.equal(page.heading, 'Logga in i Hamnen');
  const back = await byTable(bank, browser, page);
  assert.ok(back.address.startsWith(redirectUri), back.text);
  const claims = (await redeem(back.address)).claims();
  assert.deepEqual([claims?.sub, claims?.['acr']], ['maj', 'loa2']);
  assert.deepEqual(claims?.['amr'], ['mfa', 'otp', 'pwd', 'sms']);
});

test('T52 part: with the app the client is told of the app', async () => {
  const bank = await openBank();
  const phone = await givePhone(bank);
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const [, way = ''] = /href="([^"]*\/login\/app[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  const waiting = await browser.send({ 'user-code': '604218' });
  await phone.approveNewest();
  const back = await browser.open(waiting.address);
  const claims = (await redeem(back.address)).claims();
  assert.deepEqual([claims?.sub, claims?.['acr']], ['maj', 'loa2']);
  assert.ok(Array.isArray(claims?.['amr']) && claims['amr'].includes('mfa'));
});

test('K4, T52 part: with the code box the customer is back at the client, and is not kept for the agreement of the web bank', async () => {
  const bank = await openOpenidBank({ as: null, pages: hasBox });
  const { boxes } = await addBoxPeople(bank);
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const [, way = ''] = /href="([^"]*\/login\/code-box[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  await browser.send({ number: numbers.oskar, password: '8027' });
  const back = await browser.send({ code: boxes.oskar.press() });
  const claims = (await redeem(back.address)).claims();
  assert.deepEqual([claims?.sub, claims?.['acr']], ['oskar', 'loa2']);
  assert.deepEqual(claims?.['amr'], ['mfa', 'otp', 'pwd']);
});

test('K5, K11: whoever first makes a password with the code box still comes back to the client that asked', async () => {
  const bank = await openOpenidBank({ as: null, pages: hasBox });
  const { boxes } = await addBoxPeople(bank);
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const [, way = ''] = /href="([^"]*\/login\/code-box[^"]*)"/.exec(page.html) ?? [];
  const first = await browser.open(way);
  const [, create = ''] = /href="([^"]*\/password\/new[^"]*)"/.exec(first.html) ?? [];
  await browser.open(create);
  const temporary = await browser.send({ number: numbers.oskar, code: boxes.oskar.press() });
  const password = /(\d[\d ]{3,})/.exec(/plate-code[^>]*>(.*?)<\/p>/s.exec(temporary.html)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? '')?.[1];
  const second = await browser.send({ 'noted-password': 'yes', 'agreed-terms': 'yes' });
  assert.equal(second.heading, 'Logga in i Hamnen', second.text);
  await browser.send({ number: numbers.oskar, password: password?.replaceAll(' ', '') ?? '' });
  await browser.send({ code: '5926', repeat: '5926' });
  const back = await browser.send({ code: boxes.oskar.press() });
  assert.equal((await redeem(back.address)).claims()?.sub, 'oskar');
});

for (const [wanted, header, heading] of [
  ['fi', 'sv', 'Kirjaudu palveluun Hamnen'],
  ['de en-GB', 'sv', 'Log in to Hamnen'],
  [undefined, 'sv-FI,sv', 'Logga in i Hamnen'],
] as const)
  test(`the log-in of a client is in the language that is asked: ${wanted ?? `none, and the browser speaks ${header}`}`, async () => {
    const bank = await openBank();
    const browser = bank.openBrowser();
    const { url } = await ask(await bank.connect(), browser, wanted ? { ui_locales: wanted } : {});
    const page = await bank.openBrowser().open(url.pathname + url.search, { 'accept-language': header });
    assert.equal(page.status, 200);
    if (wanted) assert.equal(page.heading, heading);
  });

test('whoever turns back is brought to the client, which hears access_denied', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  await ask(await bank.connect(), browser, swedish);
  const back = await browser.send({}, 'Avbryt och gå tillbaka till Hamnen');
  assert.equal(errorIn(back.address), 'access_denied');
});

test('I9: what another browser was sent with is finished by nobody else, and whoever follows its link logs in for themselves', async () => {
  const bank = await openBank();
  const [attacker, victim] = [bank.openBrowser(), bank.openBrowser()];
  const { page } = await ask(await bank.connect(), attacker, swedish);
  assert.match(page.address, /\/sv\/login\?to=/);
  const seen = await victim.open(page.address);
  assert.equal(seen.heading, 'Logga in');
  assert.match(seen.text, /gäller inte längre/);
  const to = new URL(page.address, 'http://localhost').searchParams.get('to') ?? '';
  await victim.open('/sv/login/code-table');
  const first = await victim.post('/sv/login/code-table', { 'user-code': '604218', password: '71946', to });
  assert.match(first.text, /Kod [A-E]/);
  const cell = await answerRightly(bank, 'maj', victim, first);
  const end = await answerRightly(bank, 'maj', victim, cell);
  assert.equal(end.address, '/sv/my');
  const stolen = await attacker.open(`/openid/authorize/${to}`);
  assert.match(stolen.address, /\/sv\/login\?to=/);
  assert.equal((await victim.open(`/openid/interaction/${to}`)).status, 400);
});

test('Back and a second press are harmless: both lead to the client, and the code is given once', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const [, way = ''] = /href="([^"]*\/login\/code-table[^"]*)"/.exec(page.html) ?? [];
  await browser.open(way);
  const cell = await browser.send({ 'user-code': '604218', password: '71946' });
  const sms = await answerRightly(bank, 'maj', browser, cell);
  const back = await answerRightly(bank, 'maj', browser, sms);
  const tokens = await redeem(back.address);
  assert.equal(tokens.claims()?.sub, 'maj');
  const again = await browser.open(sms.address);
  assert.equal(again.address, '/sv/my');
});

test('SSO: whoever is logged in at the bank is asked nothing, and after five idle minutes is asked again', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const client = await bank.connect();
  const first = await ask(client, browser, swedish);
  await first.redeem((await byTable(bank, browser, first.page)).address);
  const second = await ask(client, browser, swedish);
  assert.equal((await second.redeem(second.page.address)).claims()?.sub, 'maj');
  assert.equal((await ask(client, browser, { prompt: 'login', ...swedish })).page.heading, 'Logga in i Hamnen');
  await bank.clock.advance(5 * 60_000 + 1);
  assert.equal((await ask(client, browser, swedish)).page.heading, 'Logga in i Hamnen');
  assert.equal(errorIn((await ask(client, browser, { prompt: 'none' })).page.address), 'login_required');
});

test('SSO: whoever has logged in to the bank’s own pages is known to a client that asks then', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  await byTable(bank, browser, await browser.open('/sv/login'));
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  assert.equal((await redeem(page.address)).claims()?.sub, 'maj');
});

test('max_age and login_hint: a log-in that is too old, or somebody else’s, is none', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const client = await bank.connect();
  const first = await ask(client, browser, swedish);
  await first.redeem((await byTable(bank, browser, first.page)).address);
  await bank.clock.advance(120_000);
  assert.equal((await ask(client, browser, { max_age: '60', ...swedish })).page.heading, 'Logga in i Hamnen');
  assert.ok((await ask(client, browser, { max_age: '600', ...swedish })).page.address.startsWith(redirectUri));
  assert.equal((await ask(client, browser, { login_hint: '3182907', ...swedish })).page.heading, 'Logga in i Hamnen');
  assert.ok((await ask(client, browser, { login_hint: '604218', ...swedish })).page.address.startsWith(redirectUri));
});

test('id_token_hint: whoever logs in as somebody else is not what the client meant, and it hears login_required', async () => {
  const bank = await openBank();
  const client = await bank.connect();
  const [maj, other] = [bank.openBrowser(), bank.openBrowser()];
  const first = await ask(client, maj, swedish);
  const { id_token = '' } = await first.redeem((await byTable(bank, maj, first.page)).address);
  const second = await ask(client, other, { id_token_hint: id_token, ...swedish });
  const back = await byTable(bank, other, second.page, 'tauno', '3182907', '802753');
  assert.equal(errorIn(back.address), 'login_required', back.text);
});

test('S59, S62: a known browser is asked for the SMS by risk only, and always where a client asks for loa2', async () => {
  const bank = await openOpenidBank({ as: null, rules: { smsSporadic: 1_000_000 } });
  const browser = bank.openBrowser();
  const client = await bank.connect();
  const first = await ask(client, browser, swedish);
  const strong = await first.redeem((await byTable(bank, browser, first.page)).address);
  assert.deepEqual(strong.claims()?.['amr'], ['mfa', 'otp', 'pwd', 'sms']);

  await browser.post('/sv/logout', {});
  const second = await ask(client, browser, swedish);
  const weak = await second.redeem((await byTable(bank, browser, second.page)).address);
  assert.deepEqual([weak.claims()?.['acr'], weak.claims()?.['amr']], ['loa1', ['otp', 'pwd']]);

  const third = await ask(client, browser, { acr_values: 'loa2', ...swedish });
  assert.equal(third.page.heading, 'Logga in i Hamnen', 'who has shown less is asked for more');
  const more = await third.redeem((await byTable(bank, browser, third.page)).address);
  assert.deepEqual([more.claims()?.['acr'], more.claims()?.['amr']], ['loa2', ['mfa', 'otp', 'pwd', 'sms']]);
});

test('S62, T52: what a client asks for is compared with the log-in that stands now, and not with a stronger one before', async () => {
  const bank = await openOpenidBank({ as: null, rules: { smsSporadic: 1_000_000 } });
  const browser = bank.openBrowser();
  const client = await bank.connect();
  const first = await ask(client, browser, swedish);
  assert.equal((await first.redeem((await byTable(bank, browser, first.page)).address)).claims()?.['acr'], 'loa2');
  await bank.clock.advance(6 * 60_000);
  assert.equal((await byTable(bank, browser, await browser.open('/sv/login'))).address, '/sv/my');
  const weak = await ask(client, browser, swedish);
  assert.equal((await weak.redeem(weak.page.address)).claims()?.['acr'], 'loa1');
  const strong = await ask(client, browser, { acr_values: 'loa2', ...swedish });
  assert.equal(strong.page.heading, 'Logga in i Hamnen', 'who has shown less is asked for more');
  const more = await strong.redeem((await byTable(bank, browser, strong.page)).address);
  assert.equal(more.claims()?.['acr'], 'loa2');
});

test('T12: a block between the log-in and the token gives no token', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const back = await byTable(bank, browser, page);
  await blockAgreement({ ...bank.parts, stores: bank.stores }, { customer: 'maj', by: 'customer' });
  await assert.rejects(redeem(back.address), { error: 'invalid_grant' });
});

test('T12: whoever logs out between the log-in and the token has given no token', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(), browser, swedish);
  const back = await byTable(bank, browser, page);
  await browser.post('/sv/logout', {});
  await assert.rejects(redeem(back.address), { error: 'invalid_grant' });
});

test('I1: after another customer has logged in, a client is told of the other one only', async () => {
  const bank = await openBank();
  const browser = bank.openBrowser();
  const client = await bank.connect();
  const first = await ask(client, browser, swedish);
  await first.redeem((await byTable(bank, browser, first.page)).address);
  await byTable(bank, browser, await browser.open('/sv/login'), 'tauno', '3182907', '802753');
  const second = await ask(client, browser, swedish);
  assert.equal((await second.redeem(second.page.address)).claims()?.sub, 'tauno');
});

const told = 'https://hamnen.example/told';
const tells = { ...webClient, backchannelLogoutUri: told };

async function openTellingBank() {
  const bank = await openOpenidBank({ as: null, clients: [tells] });
  const heard: string[] = [];
  let wake = () => {};
  bank.outside.set(told, async (request) => {
    heard.push(new URLSearchParams(await request.text()).get('logout_token') ?? '');
    wake();
    return new Response(null, { status: 200 });
  });
  const browser = bank.openBrowser();
  const { page, redeem } = await ask(await bank.connect(tells), browser, swedish);
  const tokens = await redeem((await byTable(bank, browser, page)).address);
  /** The client is told on the side, some time after the page has come. */
  const hear = async () => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { ...bank, heard, hear, browser, tokens };
}

test('whoever logs out at the bank is logged out of the clients, whose tokens end at once', async () => {
  const { browser, heard, hear, tokens, fetch } = await openTellingBank();
  await browser.post('/sv/logout', {});
  await hear();
  assert.equal(heard.length, 1);
  const claims = JSON.parse(Buffer.from(heard[0]?.split('.')[1] ?? '', 'base64url').toString());
  assert.deepEqual([claims.sub, claims.aud, claims.sid], ['maj', webClient.id, tokens.claims()?.['sid']]);
  const userinfo = await fetch('http://localhost:8420/openid/userinfo', { headers: { authorization: `Bearer ${tokens.access_token}` } });
  assert.equal(userinfo.status, 401);
});

test('a log-out that begins at a client is asked on the bank’s page, and ends the log-in at the bank', async () => {
  const { browser, heard, hear } = await openTellingBank();
  const page = await browser.open(
    '/openid/logout?client_id=web-bank&post_logout_redirect_uri=https%3A%2F%2Fhamnen.example%2F&ui_locales=sv',
  );
  assert.equal(page.heading, 'Vill du logga ut?');
  assert.equal((await browser.open('/sv/my')).address, '/sv/my', 'a link alone logs nobody out');
  browser.goBackTo(page);
  const back = await browser.send({}, 'Logga ut');
  assert.equal(back.address, 'https://hamnen.example/');
  assert.match((await browser.open('/sv/my')).address, /\/sv\/login\?ended=1/);
  await hear();
  assert.equal(heard.length, 1);
});

test('S16 part: a block at the service point logs out of the clients, too', async () => {
  const { heard, hear, openid, parts, stores, clock } = await openTellingBank();
  await openid.watchEndings();
  assert.equal(heard.length, 0);
  await blockAgreement({ ...parts, stores }, { customer: 'maj', by: 'customer' });
  await clock.advance(3_000);
  await openid.watchEndings();
  await hear();
  assert.equal(heard.length, 1);
});

test('a client that does not answer holds up nobody’s log-out', async () => {
  const { browser, outside } = await openTellingBank();
  outside.set(told, () => new Promise(() => {}));
  assert.equal((await browser.post('/sv/logout', {})).address, '/sv/login?out=1');
});
