import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerRightly, logIn, openWebBank, type WebBank } from '../../../../test/web/bank.ts';
import type { TestBrowser } from '../../../../test/web/browser.ts';
import { postLetters, readNotices } from '../../../../test/web/post.ts';
import { tellApart } from './phones-page.tsx';

const day = 86_400_000;

async function logInMaj(rules: Parameters<typeof openWebBank>[0] = {}) {
  const bank = await openWebBank(rules);
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  await readNotices(bank, 'maj');
  return { bank, browser };
}

/** Password, cell and SMS code: what a change asks of a customer without the app. */
async function confirm(bank: WebBank, browser: TestBrowser) {
  let page = await browser.send({ code: '71946' });
  for (let step = 0; step < 2; step++) page = await answerRightly(bank, 'maj', browser, page);
  return page;
}

test('Your security has one line for each thing: whether it is in order, and since when', async () => {
  const { browser } = await logInMaj();
  const { text } = await browser.open('/sv/my');
  assert.match(text, /Byt lösenord I ordning\. I bruk sedan \d+ [a-z]+\./);
  assert.match(text, /Telefonnummer för sms-bekräftelser I ordning\./);
  assert.match(text, /Mina telefoner Du använder inte Lyktan\./);
  assert.match(text, /Kodtabell Nummer \d{4}\. 79 koder kvar\./);
  assert.match(text, /Vad som har hänt .* Spärra dina koder/);
});

test('none of the pages is there for a browser that is not logged in, nor what their forms do', async () => {
  const bank = await openWebBank();
  for (const place of ['my', 'my/password', 'my/phone-number', 'my/phones', 'my/code-table', 'my/history'])
    assert.equal((await bank.openBrowser().open(`/sv/${place}`)).address, '/sv/login?ended=1', place);
  const browser = bank.openBrowser();
  for (const place of ['my/phone-number/undo', 'my/code-table/order'])
    assert.equal((await browser.post(`/sv/${place}`, {})).address, '/sv/login?ended=1', place);
  assert.equal((await bank.stores.letters.of('maj')).length, 0);
});

test('a form of another site changes nothing', async () => {
  const { bank, browser } = await logInMaj();
  const page = await browser.post('/sv/my/code-table/order', {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(page.status, 403);
  assert.equal((await bank.stores.letters.of('maj')).length, 0);
});

test('S50, S61 part: the password is changed with the present one and the new one twice, and the customer hears of it by SMS', async () => {
  const { bank, browser } = await logInMaj();
  await browser.open('/sv/my/password');
  const page = await browser.send({ current: '71946', new: '38 51 40', repeat: '385140' });
  assert.match(page.text, /Lösenordet är bytt\./);
  assert.deepEqual(await readNotices(bank, 'maj'), ['password-changed']);
  const old = await logIn(bank, 'maj', '604218', '71946');
  assert.match(old.page.heading, /lyckades inte/);
  assert.equal((await logIn(bank, 'maj', '604218', '385140')).page.address, '/sv/my');
});

test('a new password ends what others have opened with the old one, and the own session goes on', async () => {
  const { bank, browser } = await logInMaj();
  const { browser: other } = await logIn(bank, 'maj', '604218', '71946');
  await browser.open('/sv/my/password');
  await browser.send({ current: '71946', new: '385140', repeat: '385140' });
  assert.equal((await other.open('/sv/my')).address, '/sv/login?ended=1');
  assert.equal((await browser.open('/sv/my')).address, '/sv/my');
});

test('T18 part, D4: a weak new password is refused with the rule that it breaks, and the old one stays', async () => {
  const { bank, browser } = await logInMaj();
  for (const [wanted, sentence] of [
    ['123', /Lösenordet består av 4–6 siffror\./],
    ['1234567', /Lösenordet består av 4–6 siffror\./],
    ['333333', /lika siffror eller siffror i följd/],
    ['6042', /del av din användarkod/],
    ['2580', /ett av de vanligaste/],
    ['71946', /än det som du har nu/],
  ] as const) {
    await browser.open('/sv/my/password');
    const page = await browser.send({ current: '71946', new: wanted, repeat: wanted });
    assert.equal(page.status, 422, wanted);
    assert.match(page.text, sentence, wanted);
    assert.doesNotMatch(page.html, new RegExp(`value="(${wanted}|71946)"`));
  }
  assert.deepEqual(await readNotices(bank, 'maj'), []);
  assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.address, '/sv/my');
});

test('S50 part: two new passwords that differ are told at once, and cost no try', async () => {
  const { bank, browser } = await logInMaj();
  for (let time = 0; time < 6; time++) {
    await browser.open('/sv/my/password');
    const page = await browser.send({ current: '00000', new: '385140', repeat: '385141' });
    assert.match(page.text, /Lösenorden är inte lika\./);
  }
  assert.equal((await bank.stores.tries.state({ of: 'maj', kind: 'strangers' })).wrong, 0);
});

test('I3 part: whoever sits at an open session gets five tries at the password, and then it is locked', async () => {
  const { bank, browser } = await logInMaj();
  for (let time = 0; time < 5; time++) {
    await browser.open('/sv/my/password');
    assert.match((await browser.send({ current: '00000', new: '385140', repeat: '385140' })).text, /kunde inte bytas/);
  }
  await browser.open('/sv/my/password');
  assert.match((await browser.send({ current: '71946', new: '385140', repeat: '385140' })).text, /kunde inte bytas/);
  assert.match((await browser.open('/sv/my')).text, /Spärrat efter för många försök\./);
  assert.ok((await readNotices(bank, 'maj')).includes('codes-locked'));
});

test('S20, S61 (T41 part): another number is asked for with password, cell and SMS code; the old number is told; it can be undone', async () => {
  const { bank, browser } = await logInMaj();
  await browser.open('/sv/my/phone-number');
  let page = await browser.send({ number: '070-174 06 12' }, 'Ändra numret');
  assert.equal(page.heading, 'Ange lösenordet');
  assert.equal(await bank.stores.numbers.pending('maj'), undefined);
  page = await confirm(bank, browser);
  assert.match(page.text, /Vi har tagit emot ändringen.*Det nya numret börjar gälla/);
  assert.deepEqual(await readNotices(bank, 'maj'), ['number-changed']);
  const { due = 0 } = (await bank.stores.numbers.pending('maj')) ?? {};
  assert.ok(due >= bank.clock.now() + bank.parts.policy.numberCoolingOff - 60_000);
  page = await browser.send({}, 'Ångra ändringen');
  assert.match(page.text, /Ändringen är ångrad\./);
  assert.equal(await bank.stores.numbers.pending('maj'), undefined);
});

test('T41 part: a wrong answer on the way changes no number, and Back does not make the change twice', async () => {
  const { bank, browser } = await logInMaj();
  await browser.open('/sv/my/phone-number');
  await browser.send({ number: '+46701740612' }, 'Ändra numret');
  let page = await browser.send({ code: '00000' });
  for (let step = 0; step < 2; step++) page = await answerRightly(bank, 'maj', browser, page);
  assert.equal(page.heading, 'Det gick inte att bekräfta');
  assert.equal(await bank.stores.numbers.pending('maj'), undefined);
  await browser.open('/sv/my/phone-number');
  const asked = await browser.send({ number: '+46701740612' }, 'Ändra numret');
  await confirm(bank, browser);
  const first = await bank.stores.numbers.pending('maj');
  await bank.clock.advance(60_000);
  await browser.open(asked.address);
  assert.deepEqual(await bank.stores.numbers.pending('maj'), first);
});

test('S20 part: what is no number is told at once and stays in the field', async () => {
  const { browser } = await logInMaj();
  await browser.open('/sv/my/phone-number');
  const page = await browser.send({ number: '08-465' }, 'Ändra numret');
  assert.equal(page.status, 422);
  assert.match(page.html, /value="08-465"/);
});

test('S63: the own page says what the number is used for and nothing else, and each look at it is written down', async () => {
  const { bank, browser } = await logInMaj();
  await browser.open('/sv/my/phone-number');
  await browser.send({ number: '070-174 06 12' }, 'Ändra numret');
  await confirm(bank, browser);
  await bank.stores.numbers.takeEffect(bank.clock.now() + 30 * day, 'test', 10);
  const readPurposes = async () =>
    (await bank.stores.audit.since(0, 10_000)).flatMap(({ what, detail }) => (what === 'number-read' ? [detail?.['purpose']] : []));
  const before = await readPurposes();
  const { text } = await browser.open('/sv/my/phone-number');
  assert.match(text, /Ditt nummer 070-174 06 12 Vi använder numret endast för att skicka bekräftelsekoder/);
  assert.deepEqual(await readPurposes(), [...before, 'own-page']);
});

test('S58, T21: a new table is ordered once, comes by post, and works when its number and a cell of the old one are given', async () => {
  const { bank, browser } = await logInMaj();
  let page = await browser.open('/sv/my/code-table');
  page = await browser.send({}, 'Beställ en ny kodtabell');
  assert.match(page.text, /En ny kodtabell är beställd\./);
  assert.doesNotMatch(page.html, /Beställ en ny kodtabell<\/button>/);
  assert.match((await browser.post('/sv/my/code-table/order', {})).text, /En ny är redan beställd\./);
  assert.doesNotMatch((await browser.open('/sv/my/code-table')).text, /Ta den nya i bruk/);
  const number = await numberOnItsWay(bank);
  // Before it has left: who takes it into use now would have no table at all.
  assert.equal((await browser.post('/sv/my/code-table/activate', { number })).address, '/sv/my/code-table/activate');
  const [letter] = await postLetters(bank);
  assert.equal(letter?.kind, 'code-table');
  page = await browser.open('/sv/my/code-table');
  assert.match((await browser.send({ number: '0000' }, 'Ta den nya i bruk')).text, /ett annat nummer/);
  await browser.send({ number }, 'Ta den nya i bruk');
  page = await confirm(bank, browser);
  assert.match(page.text, /Den nya kodtabellen är i bruk\..*Koder kvar 80/);
  assert.ok((await readNotices(bank, 'maj')).includes('table-activated'));
});

async function numberOnItsWay({ stores, clock }: WebBank): Promise<string> {
  const tables = await stores.credentials.of('maj', 'code-table', clock.now());
  const states = tables.map(({ state }) => state as { number: string; activated: number | null });
  return states.find(({ activated }) => activated === null)?.number ?? '';
}

test('a phone that is lost is removed, after the customer has been asked whether it is that one; nobody removes another’s', async () => {
  const { bank, browser } = await logInMaj();
  for (const [id, customer] of [
    ['phone-1', 'maj'],
    ['phone-2', 'tauno'],
  ] as const) {
    const own = { id, customer, kind: 'app-approval', version: 0, state: { name: `Telefon ${id}` }, sealed: '', lookup: null };
    await bank.stores.credentials.add({ ...own, added: 0, expires: null }, { atMost: 5, now: 0, audit: [] });
  }
  let page = await browser.open('/sv/my/phones');
  assert.doesNotMatch(page.text, /phone-2/);
  page = await browser.send({}, 'Ta bort Telefon phone-1');
  assert.equal(page.heading, 'Ta bort Telefon phone-1?');
  page = await browser.send({}, 'Ta bort Telefon phone-1');
  assert.match(page.text, /Telefonen är borttagen\. Du använder inte Lyktan\./);
  await browser.post('/sv/my/phones', { phone: 'phone-2', sure: 'yes' });
  assert.ok(await bank.stores.credentials.find('phone-2'));
});

test('Back brings the password page with its errors back without asking whether to send it again: nothing of the customer stands there', async () => {
  const { browser } = await logInMaj();
  assert.equal((await browser.open('/sv/my/password')).headers['cache-control'], 'no-store');
  const page = await browser.send({ current: '71946', new: '12', repeat: '12' });
  assert.deepEqual([page.status, page.headers['cache-control']], [422, 'private, no-cache']);
  assert.doesNotMatch(page.html, /71946|604218|070|Söderholm|value="12"/);
});

test('what has happened stands there with when, what and how, the newest first, and holds nothing secret', async () => {
  const { bank, browser } = await logInMaj();
  await logIn(bank, 'maj', '604218', '00000');
  await browser.open('/sv/my/password');
  await browser.send({ current: '71946', new: '385140', repeat: '385140' });
  const { text, html } = await browser.open('/sv/my/history');
  assert.match(
    text,
    /Lösenordet byttes på webben.*Någon försökte identifiera sig som du och lyckades inte på webben.*Du loggade in på webben, lösenord, kodtabell, sms/,
  );
  assert.doesNotMatch(html, /71946|385140|604218/);
});

test('two phones of the same name are told apart, for one of them is to be removed', () => {
  const names = tellApart([{ name: 'Chrome' }, { name: 'Safari' }, { name: 'Chrome' }, { name: 'Chrome' }]).map(({ name }) => name);
  assert.deepEqual(names, ['Chrome', 'Safari', 'Chrome (2)', 'Chrome (3)']);
});
