import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuePostedPassword, setPassword } from '#authenticators/password';
import { blockAgreement, unblockAgreement } from '#customers';
import { readSms } from '../../../../test/credentials/bank.ts';
import { beginWithBox, numbers } from '../../../../test/credentials/box-bank.ts';
import { answerRightly, logIn, logInWithBox, openBoxWebBank, openWebBank, type WebBank } from '../../../../test/web/bank.ts';
import { createLive } from './live.ts';

const minute = 60_000;

async function openLoggedIn(...given: Parameters<typeof openWebBank>) {
  const bank = await openWebBank(...given);
  const { browser, page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my');
  const isIn = async () => (await browser.open('/sv/my')).address === '/sv/my';
  return { ...bank, browser, isIn };
}

test('a session ends after five minutes without a sign of life, and the page says so', async () => {
  const { browser, clock, isIn } = await openLoggedIn();
  await clock.advance(5 * minute - 1);
  assert.ok(await isIn());
  await clock.advance(5 * minute);
  const page = await browser.open('/sv/my');
  assert.equal(page.address, '/sv/login?ended=1');
  assert.match(page.text, /Du är inte inloggad\. Inloggningen slutar när du inte gör något på en stund\./);
});

test('what a page asks by itself is no sign of life, and tells how long the session lasts', async () => {
  const { browser, clock, isIn } = await openLoggedIn();
  await clock.advance(4 * minute);
  const { html } = await browser.open('/sv/session', { accept: 'application/json' });
  assert.equal(html, `{"left":${minute}}`);
  await clock.advance(minute);
  assert.equal((await browser.open('/sv/session', { accept: 'application/json' })).html, '{"left":0}');
  assert.ok(!(await isIn()));
});

test('without JavaScript a page leads to the warning from minute 4 of 5, and from there back to where one was', async () => {
  const { browser, clock, isIn } = await openLoggedIn();
  const { html } = await browser.open('/sv/my');
  const [, seconds, to = ''] = /<noscript><meta http-equiv="refresh" content="(\d+);url=([^"]*)"/.exec(html) ?? [];
  assert.equal(seconds, '240');
  await clock.advance(4 * minute);
  const warning = await browser.open(to);
  assert.equal(warning.heading, 'Du loggas snart ut');
  const back = await browser.send({}, 'Fortsätt vara inloggad');
  assert.equal(back.address, '/sv/my');
  await clock.advance(4 * minute);
  assert.ok(await isIn());
});

test('from the warning one is led to our own pages only', async () => {
  const { browser } = await openLoggedIn();
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/sv/my?x', '/\\elsewhere']) {
    const page = await browser.open(`/sv/session?to=${encodeURIComponent(to)}`);
    assert.equal(page.status, 400);
    assert.equal((await browser.post('/sv/session', { to })).status, 400);
  }
});

test('I1: of two cookies with one name the pages and the OpenID Provider believe the same one', async () => {
  const { browser, stores, parts, server } = await openLoggedIn();
  const own = `styrka_web=${browser.cookies.get('styrka_web')}`;
  const live = createLive({ ...parts, stores, origin: 'http://localhost:8420' });
  for (const cookie of [`${own}; styrka_web=planted`, `styrka_web=planted; ${own}`]) {
    const { statusCode } = await server.inject({ url: '/sv/my', headers: { cookie, accept: 'text/html' } });
    const found = await live.find({ headers: { cookie } } as Parameters<typeof live.find>[0], false);
    assert.equal(found?.customer, statusCode === 200 ? 'maj' : undefined, cookie);
  }
});

test('whatever one does, a session ends after twelve hours', async () => {
  const { clock, isIn } = await openLoggedIn();
  const began = clock.now();
  while (clock.now() + 4 * minute < began + 12 * 60 * minute) {
    assert.ok(await isIn());
    await clock.advance(4 * minute);
  }
  await clock.advance(4 * minute);
  assert.ok(!(await isIn()));
});

test('who logs out is out, also with the cookie that was kept', async () => {
  const { browser, isIn } = await openLoggedIn();
  const kept = new Map(browser.cookies);
  await browser.open('/sv/my');
  const page = await browser.send({}, 'Logga ut');
  assert.equal(page.address, '/sv/login?out=1');
  assert.match(page.text, /Du är utloggad\./);
  assert.ok(!browser.cookies.has('styrka_web'));
  for (const [name, value] of kept) browser.cookies.set(name, value);
  assert.ok(!(await isIn()));
});

test('S16 part: who is blocked is logged out at once, and stays so when the block is lifted', async () => {
  const { stores, clock, isIn } = await openLoggedIn();
  await stores.customers.block('maj', { at: clock.now(), why: 'customer' }, { audit: [] });
  assert.ok(!(await isIn()));
  await stores.customers.unblock('maj', { audit: [] });
  assert.ok(!(await isIn()));
});

/** Everything is proved, and the page that would begin the session has not been asked for. */
async function proveAll(bank: WebBank) {
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const asked = await browser.send({ 'user-code': '604218', password: '71946' });
  const { address } = await answerRightly(bank, 'maj', browser, asked);
  const view = await bank.identify.answer(address.split('/').at(-1) ?? '', (await readSms(bank)) ?? '');
  assert.equal(view.outcome, 'identified');
  await bank.clock.advance(1_000);
  return { browser, address };
}

test('S16 part, T12 part: a log-in that was proved before a block begins no session after it, and its browser is known to nobody', async () => {
  const bank = await openWebBank({ smsSporadic: 2 ** 31 });
  const { browser, address } = await proveAll(bank);
  const parts = { ...bank.issue, signals: bank.parts.signals };
  await blockAgreement(parts, { customer: 'maj', by: 'customer' });
  assert.equal((await browser.open(address)).address, '/sv/login?ended=1');
  await unblockAgreement(parts, { customer: 'maj', staff: 'anna' });
  assert.equal((await browser.open(address)).address, '/sv/login?ended=1');
  await browser.open('/sv/login/code-table');
  const cell = await answerRightly(bank, 'maj', browser, await browser.send({ 'user-code': '604218', password: '71946' }));
  assert.match(cell.text, /Bekräftelsekod/);
});

test('T12 part, ASVS 7.4.3: a log-in that was proved before the password was changed begins no session after it', async () => {
  const bank = await openWebBank();
  const { browser: own } = await logIn(bank, 'maj', '604218', '71946');
  const { browser, address } = await proveAll(bank);
  await own.open('/sv/my/password');
  assert.match((await own.send({ current: '71946', new: '8305', repeat: '8305' })).address, /password-changed/);
  assert.equal((await browser.open(address)).address, '/sv/login?ended=1');
  assert.equal((await own.open('/sv/my')).address, '/sv/my');
});

/** In the engine alone: the browser that did it never asks for another page. */
async function changePassword({ identify }: WebBank, customer: string, current: string, wanted: string): Promise<void> {
  const boundTo = { session: 'elsewhere' };
  const { flow } = await identify.begin({ plan: 'change-password', channel: 'web', purpose: 'change', boundTo });
  await identify.claimFor(flow, customer);
  await identify.answer(flow, current);
  const changed = await identify.renew(flow, wanted);
  assert.equal('outcome' in changed && changed.outcome, 'identified');
}

test('K34, K35, ASVS 7.4.3: whoever is logged in with the old password is out in the moment it is changed, and their browser is known no more', async () => {
  const bank = await openWebBank({ smsSporadic: 2 ** 31 });
  const { browser: other, page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my');
  await bank.clock.advance(1_000);
  await changePassword(bank, 'maj', '71946', '8305');
  assert.equal((await other.open('/sv/my')).address, '/sv/login?ended=1');
  assert.equal((await other.open('/sv/session', { accept: 'application/json' })).html, '{"left":0}');
  await other.open('/sv/login/code-table');
  const cell = await answerRightly(bank, 'maj', other, await other.send({ 'user-code': '604218', password: '8305' }));
  assert.match(cell.text, /Bekräftelsekod/);
  assert.equal((await answerRightly(bank, 'maj', other, cell)).address, '/sv/my', 'the new password logs in as always');
  assert.equal((await other.open('/sv/my')).address, '/sv/my');
});

test('K9, K10, K33: with the temporary password the old one’s sessions are over, before the browser that was shown it goes on', async () => {
  const bank = await openBoxWebBank();
  const { browser: other } = await logInWithBox(bank, numbers.oskar, '8027', bank.boxes.oskar.press());
  assert.equal((await other.open('/sv/my')).heading, 'Din säkerhetslösning');
  await bank.clock.advance(1_000);
  const { identify, boxes } = bank;
  const { flow } = await beginWithBox(bank, numbers.oskar, { plan: 'new-password', purpose: 'change' });
  await identify.answer(flow, boxes.oskar.press());
  await identify.done(flow);
  assert.equal((await other.open('/sv/my')).heading, 'Din säkerhetslösning', 'nothing is so before all is agreed to');
  assert.equal((await identify.done(flow)).outcome, 'identified');
  assert.equal((await other.open('/sv/my')).address, '/sv/login?ended=1');
});

test('S17, ASVS 7.4.3: a password chosen at a service point logs out whoever knew the old one; one that is only posted does not', async () => {
  const { issue, isIn } = await openLoggedIn();
  await issuePostedPassword(issue, 'maj', async () => true);
  assert.ok(await isIn());
  await setPassword(issue, 'maj', '8305');
  assert.ok(!(await isIn()));
});

test('whoever changes the password stays logged in, also where another node’s clock is a second behind', async () => {
  const bank = await openWebBank({}, ({ clock }) => ({ clock: { ...clock, now: () => clock.now() - 1_000 } }));
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  await browser.open('/sv/my/password');
  assert.match((await browser.send({ current: '71946', new: '8305', repeat: '8305' })).address, /password-changed/);
  assert.equal((await browser.open('/sv/my')).address, '/sv/my');
});

test('a log-in begins a session of its own: a cookie that somebody has planted is none', async () => {
  const bank = await openWebBank();
  const planted = 'A'.repeat(27);
  const victim = bank.openBrowser();
  for (const name of ['styrka_web', 'styrka_login']) victim.cookies.set(name, planted);
  const { page } = await logIn(bank, 'maj', '604218', '71946', victim);
  assert.equal(page.address, '/sv/my');
  assert.notEqual(victim.cookies.get('styrka_web'), planted);
  const thief = bank.openBrowser();
  for (const name of ['styrka_web', 'styrka_login']) thief.cookies.set(name, planted);
  assert.equal((await thief.open('/sv/my')).address, '/sv/login?ended=1');
});

test('a token of another kind opens no session and is not prolonged', async () => {
  const bank = await openWebBank({ smsSporadic: 1_000_000 });
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const other = bank.openBrowser();
  other.cookies.set('styrka_web', browser.cookies.get('styrka_known') ?? '');
  assert.equal((await other.open('/sv/my')).address, '/sv/login?ended=1');
});

test('a form comes from our own pages, or it is refused and changes nothing', async () => {
  const { browser, isIn } = await openLoggedIn();
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://localhost:8420', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost:8420', 'sec-fetch-site': 'same-site' },
    { origin: 'http://localhost:8420', 'sec-fetch-site': 'none' },
  ])
    for (const address of ['/sv/logout', '/sv/login/code-table', '/sv/session', '/sv/identify/some']) {
      const page = await browser.post(address, {}, headers);
      assert.equal(page.status, 403, `${address} ${JSON.stringify(headers)}`);
      assert.match(page.html, /foreign-origin/);
    }
  assert.ok(await isIn());
  assert.equal((await browser.post('/sv/logout', {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).address, '/sv/login?out=1');
});

test('every address that takes a form is protected, also one that comes to be', async () => {
  const { forms, openBrowser } = await openWebBank();
  assert.ok(forms.length >= 3 * 6, String(forms));
  for (const address of forms) {
    const page = await openBrowser().post(address.replace(/:\w+/g, 'some'), {}, { origin: 'https://elsewhere.example' });
    assert.equal(page.status, 403, address);
  }
});

test('the cookies cannot be read by scripts, and over https they are of this host and secure', async () => {
  const bank = await openWebBank({}, { origin: 'https://id.bank.example' });
  const asking = bank.server
    .inject({
      method: 'POST',
      url: '/sv/login/app',
      headers: { origin: 'https://id.bank.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'user-code=604218',
    })
    .then(({ headers }) => headers['set-cookie']);
  for (let moved = 0; moved < 20; moved++) await bank.clock.advance(50);
  assert.match(String(await asking), /^__Host-styrka_login=[\w-]{27}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test('what is personal stays in no cache', async () => {
  const { browser } = await openLoggedIn();
  assert.equal((await browser.open('/sv/my')).headers['cache-control'], 'no-store');
  assert.equal((await browser.open('/sv/my')).headers['referrer-policy'], 'same-origin');
});
