import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from '../../../../test/credentials/box-bank.ts';
import { answerRightly, logIn, logInWithBox, openBoxWebBank, openWebBank, type WebBank } from '../../../../test/web/bank.ts';
import type { TestBrowser } from '../../../../test/web/browser.ts';
import { readNotices } from '../../../../test/web/post.ts';

test('S16 part: user code and password block everything at once, end the session that was open, and the customer hears of it', async () => {
  const bank = await openWebBank();
  const { browser: open } = await logIn(bank, 'maj', '604218', '71946');
  const browser = bank.openBrowser();
  await browser.open('/sv/block');
  const page = await browser.send({ 'user-code': '604218', password: '71946' }, 'Spärra nu');
  assert.equal(page.heading, 'Dina koder är nu spärrade');
  assert.equal((await bank.stores.customers.find('maj'))?.blocked?.why, 'customer');
  assert.ok((await readNotices(bank, 'maj')).includes('codes-blocked'));
  assert.equal((await open.open('/sv/my')).address, '/sv/login?ended=1');
  assert.match((await logIn(bank, 'maj', '604218', '71946')).page.heading, /lyckades inte/);
});

test('S16 part, K37 part: whoever has a code box and no user code blocks with the number and the password', async () => {
  const bank = await openBoxWebBank();
  const { browser } = await logInWithBox(bank, numbers.oskar, '8027', bank.boxes.oskar.press());
  assert.match((await browser.open('/sv/my')).html, /href="\/sv\/block\/code-box"/);
  const form = await browser.open('/sv/block/code-box');
  assert.match(form.html, new RegExp(`name="number"[^>]*value="${numbers.oskar}"|value="${numbers.oskar}"[^>]*name="number"`));
  const stranger = bank.openBrowser();
  assert.match((await stranger.open('/sv/block')).text, /Spärra med personnummer eller kundnummer/);
  await stranger.open('/sv/block/code-box');
  assert.match((await stranger.send({ number: '604218', password: '8027' }, 'Spärra nu')).text, /tio siffror utan bindestreck/);
  assert.match((await stranger.send({ number: numbers.oskar, password: '48229137' }, 'Spärra nu')).text, /ser ut som en kod/);
  assert.equal((await stranger.send({ number: numbers.oskar, password: '9999' }, 'Spärra nu')).heading, 'Det gick inte att bekräfta');
  assert.equal((await bank.stores.customers.find('oskar'))?.blocked, null);
  await stranger.open('/sv/block/code-box');
  const page = await stranger.send({ number: numbers.oskar, password: '8027' }, 'Spärra nu');
  assert.equal(page.heading, 'Dina koder är nu spärrade');
  assert.ok((await bank.stores.customers.find('oskar'))?.blocked);
  assert.equal((await browser.open('/sv/my')).address, '/sv/login?ended=1');
});

test('a user code and one right cell block', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/block/code-table');
  const asked = await browser.send({ 'user-code': '604218' }, 'Fortsätt');
  const page = await answerRightly(bank, 'maj', browser, asked);
  assert.equal(page.heading, 'Dina koder är nu spärrade');
  assert.ok((await bank.stores.customers.find('maj'))?.blocked);
});

test('a user code alone blocks nothing: a wrong password, a wrong cell and a cell that is never given leave the codes as they are', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/block');
  const page = await browser.send({ 'user-code': '604218', password: '00000' }, 'Spärra nu');
  assert.equal(page.heading, 'Det gick inte att bekräfta');
  await browser.open('/sv/block/code-table');
  await browser.send({ 'user-code': '604218' }, 'Fortsätt');
  assert.equal((await browser.send({ code: '000000' })).heading, 'Det gick inte att bekräfta');
  assert.equal((await bank.stores.customers.find('maj'))?.blocked, null);
});

test('I7 part: an unknown code, a wrong password and codes that are blocked already get the same answer', async () => {
  const bank = await openWebBank();
  const pages = [];
  for (const [userCode, password] of [
    ['604218', '00000'],
    ['918364', '4172'],
    ['111112', '71946'],
  ] as const) {
    const browser = bank.openBrowser();
    await browser.open('/sv/block');
    const { text, status, took } = await browser.send({ 'user-code': userCode, password }, 'Spärra nu');
    pages.push({ text, status, took });
  }
  assert.deepEqual(pages[1], pages[0]);
  assert.deepEqual(pages[2], pages[0]);
});

/** Sends the form and does not follow where the answer leads. */
async function sendOnly(bank: WebBank, browser: TestBrowser, password: string): Promise<string> {
  const headers = { origin: 'http://localhost:8420', 'content-type': 'application/x-www-form-urlencoded' };
  const answering = bank.server.inject({ method: 'POST', url: '/sv/block', headers, payload: `user-code=604218&password=${password}` });
  let isAnswered = false;
  answering.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) await bank.clock.advance(10);
  const { cookies, headers: given } = await answering;
  for (const { name, value } of cookies) browser.cookies.set(name, value);
  return String(given.location);
}

test('T17: who asks for the answer when it is too late to block learns nothing of the password, and nobody hears that it is done', async () => {
  const seen = [];
  for (const password of ['71946', '00000']) {
    const bank = await openWebBank();
    const browser = bank.openBrowser();
    const address = await sendOnly(bank, browser, password);
    await bank.clock.advance(5 * 60_000);
    for (const { heading, status } of [await browser.open(address), await browser.open(address)]) seen.push({ heading, status });
    assert.equal((await bank.stores.customers.find('maj'))?.blocked, null);
  }
  for (const page of seen) assert.deepEqual(page, { heading: 'Det gick inte att bekräfta', status: 200 });
});

test('S16 part: nobody who changes the password meanwhile hinders a block', async () => {
  const bank = await openWebBank();
  const { browser: thief } = await logIn(bank, 'maj', '604218', '71946');
  const browser = bank.openBrowser();
  const address = await sendOnly(bank, browser, '71946');
  await bank.clock.advance(1_000);
  await thief.open('/sv/my/password');
  assert.match((await thief.send({ current: '71946', new: '8305', repeat: '8305' })).address, /password-changed/);
  assert.equal((await browser.open(address)).heading, 'Dina koder är nu spärrade');
  assert.equal((await thief.open('/sv/my')).address, '/sv/login?ended=1');
});

test('whoever has lost everything calls the number of the bank by touching it', async () => {
  const { html } = await (await openWebBank()).openBrowser().open('/sv/block');
  assert.match(html, /Ring oss:<\/p><ul><li><a class="call-link" href="tel:\d+">[\d -]+<\/a><\/li><\/ul>/);
});

test('whoever is logged in finds the user code filled in, and still has to show a secret', async () => {
  const bank = await openWebBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  assert.match((await browser.open('/sv/block')).html, /name="user-code"[^>]*value="604218"/);
});

test('what has blocked once blocks nothing more when the browser comes Back to it after the block was lifted', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/block/code-table');
  const asked = await browser.send({ 'user-code': '604218' }, 'Fortsätt');
  await answerRightly(bank, 'maj', browser, asked);
  await bank.stores.customers.unblock('maj', { audit: [] });
  await bank.clock.advance(60_000);
  assert.equal((await browser.open(asked.address)).status, 200);
  assert.equal((await bank.stores.customers.find('maj'))?.blocked, null);
});
