import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAuthenticators } from '#authenticators';
import { type Authenticator, anyAuthenticator, type Verdict } from '#identification';
import { appSettings, passkeySettings } from '../../../../test/app-bank.ts';
import { begin, hashing, readCell, readSms } from '../../../../test/credentials/bank.ts';
import { answerRightly, logIn, openWebBank } from '../../../../test/web/bank.ts';

const maj = { 'user-code': '604218', password: '71946' };

/** The app without its cryptography. */
const app = anyAuthenticator({
  name: 'app-approval',
  asks: ['wait'],
  budget: () => 'device',
  patience: ({ appPatience }) => appPatience,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: '' }),
  begin: () => null,
  ask: () => ({ message: { id: 'app-request', with: { code: '4271' } }, format: { is: 'wait' } }),
  async check(_, [own]): Promise<Verdict> {
    return own
      ? { is: 'accepted', credential: own.id, uses: [], elements: ['possession', 'knowledge'], amr: [] }
      : { is: 'rejected', why: '' };
  },
} satisfies Authenticator<null>);

async function openAppBank() {
  const real = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings }).filter(
    ({ name }) => name !== 'app-approval',
  );
  const bank = await openWebBank({}, {}, { authenticators: [app, ...real] });
  const phone = { id: 'phone of maj', customer: 'maj', kind: 'app-approval', version: 0, state: {}, sealed: '', lookup: null };
  await bank.stores.credentials.add({ ...phone, added: 0, expires: null }, { atMost: 1, now: 0, audit: [] });
  const approve = async () => {
    const [waiting] = await bank.identify.waiting('maj', 'app-approval');
    return waiting ? bank.identify.approve(waiting.challenge, { value: 'yes', credential: 'phone of maj' }) : 'nothing waits';
  };
  return { ...bank, approve };
}

test('S59 part: with the app the code is on the plate, and the page goes on when the customer has approved', async () => {
  const bank = await openAppBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/app');
  let page = await browser.send({ 'user-code': '604218' });
  assert.equal(page.heading, 'Öppna Lyktan och godkänn');
  assert.match(page.text, /Identifieringskod 4 2 7 1/);
  assert.match(page.text, /Godkänn bara om avsändaren är Lyktbankens kundtjänst/);
  page = await browser.send({}, 'Jag har godkänt');
  assert.match(page.text, /Vi har inte fått ditt godkännande än/);
  const address = page.address;
  const asks = () => browser.open(address, { accept: 'application/json' });
  assert.equal((await asks()).html, '{"waits":true}');
  assert.equal(await bank.approve(), 'accepted');
  assert.equal((await asks()).html, '{"waits":false}');
  page = await browser.open(address);
  assert.equal(page.address, '/sv/my');
});

test('D6 part: with the app an unknown user code waits as long as one whose owner does not approve', async () => {
  const bank = await openAppBank();
  const seen = [];
  for (const userCode of ['111222', '604218', '918364']) {
    const browser = bank.openBrowser();
    await browser.open('/sv/login/app');
    const { address } = await browser.send({ 'user-code': userCode });
    await bank.clock.advance(bank.parts.policy.appPatience - 1);
    const { heading } = await browser.open(address);
    await bank.clock.advance(bank.parts.policy.appPatience);
    seen.push([heading, (await browser.open(address)).heading]);
  }
  for (const pages of seen) assert.deepEqual(pages, ['Öppna Lyktan och godkänn', 'Inloggningen lyckades inte']);
});

test('D15: beside every code step the app is offered, to everybody, and the user code comes along', async () => {
  const bank = await openAppBank();
  for (const userCode of ['604218', '111222']) {
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-table');
    let page = await browser.send({ ...maj, 'user-code': userCode });
    assert.match(page.text, /Godkänn i Lyktan i stället.*Logga in på ett annat sätt/);
    page = await browser.send({ code: '999999' });
    assert.match(page.text, /Godkänn i Lyktan i stället.*Logga in på ett annat sätt/);
    page = await browser.send({}, 'Godkänn i Lyktan i stället');
    assert.equal(page.heading, 'Öppna Lyktan och godkänn');
    assert.match(page.text, /Använd lösenord och kodtabell i stället/);
  }
  assert.equal(await bank.approve(), 'accepted');
});

test('D15: a code has one field, which the phone that got the SMS can fill', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  for (const page of [await browser.send(maj), await browser.send({ code: '999999' })]) {
    const fields = page.html.match(/<input(?! type="hidden")[^>]*>/g) ?? [];
    assert.equal(fields.length, 1);
    assert.match(fields[0] ?? '', /inputmode="numeric"/i);
    assert.match(fields[0] ?? '', /autocomplete="one-time-code"/);
    assert.doesNotMatch(fields[0] ?? '', /maxlength/i);
  }
});

test('S57 part: the cell is named in the heading and pointed out as column and row', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/fi/login/code-table');
  const { text } = await browser.send(maj);
  assert.match(text, /Anna tunnusluku ([A-E]) (\d+) \1 \2 Tunnusluku on tunnuslukutaulukon \d{4} sarakkeessa \1 \(\w+\) rivillä \2\./);
});

test('D16 part: a new SMS code can be had three times, once a minute, by everybody alike', async () => {
  const bank = await openWebBank();
  for (const password of ['71946', '9999']) {
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-table');
    const cell = await browser.send({ ...maj, password });
    let page = await answerRightly(bank, 'maj', browser, cell);
    const codes = [await readSms(bank)];
    for (let sent = 0; sent < 3; sent++) {
      await browser.send({}, 'Skicka en ny kod');
      assert.equal(await readSms(bank), undefined, 'too soon');
      await bank.clock.advance(60_000);
      page = await browser.send({}, 'Skicka en ny kod');
      codes.push(await readSms(bank));
    }
    assert.doesNotMatch(page.text, /Skicka en ny kod/);
    assert.equal(codes.filter(Boolean).length, password === '71946' ? 4 : 0);
    page = await browser.send({ code: codes.at(-1) ?? '000000' });
    assert.equal(page.address === '/sv/my', password === '71946');
  }
});

test('Back brings an older page, and what is sent from it answers no later question', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const cell = await browser.send(maj);
  assert.equal((await answerRightly(bank, 'maj', browser, cell)).heading, 'Ange bekräftelsekoden');
  browser.goBackTo(cell);
  let page = await browser.send({ code: '999999' });
  assert.equal(page.heading, 'Ange bekräftelsekoden');
  page = await answerRightly(bank, 'maj', browser, page);
  assert.equal(page.address, '/sv/my');
  browser.goBackTo(cell);
  page = await browser.send({ code: '999999' });
  assert.equal(page.address, '/sv/my', 'the session that there is');
});

test('Back to a fault of form finds the later question without that fault', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const cell = await browser.send(maj);
  const faulty = await browser.send({ code: '12' });
  assert.match(faulty.text, /Koden består av 6 siffror\./);
  await answerRightly(bank, 'maj', browser, cell);
  const page = await browser.open(faulty.address);
  assert.equal(page.heading, 'Ange bekräftelsekoden');
  assert.doesNotMatch(page.text, /Kontrollera det här|Koden består av 6 siffror\./);
});

test('a form that is sent twice at once answers its own question once, and no other', async () => {
  // The answer comes between the other one's look at the page and its own.
  const bank = await openWebBank({}, (own) => ({
    identify: {
      ...own.identify,
      answer: async (flow, value, question) => {
        await own.identify.answer(flow, value, question);
        return own.identify.answer(flow, value, question);
      },
    },
  }));
  const { page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my');
});

test('a failure of form costs no try and no question', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const cell = await browser.send(maj);
  for (const code of ['', '12345', '1234567', '12345a']) {
    const page = await browser.send({ code });
    assert.match(page.text, /Koden består av 6 siffror\./);
  }
  assert.equal((await answerRightly(bank, 'maj', browser, cell)).heading, 'Ange bekräftelsekoden');
});

test('I9 part: an identification is there only for the browser that began it', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const cell = await browser.send(maj);
  const thief = bank.openBrowser();
  for (const page of [
    await thief.open(cell.address),
    await thief.post(cell.address, { question: 'cell', code: '123456' }),
    await thief.post(`${cell.address}/other-way`, { to: 'app' }),
    await thief.open('/sv/identify/never-was'),
  ]) {
    assert.equal(page.status, 404);
    assert.equal(page.html, '{"error":{"code":"no-such-identification","sentence":"There is no such identification."}}');
  }
  assert.equal((await answerRightly(bank, 'maj', browser, cell)).heading, 'Ange bekräftelsekoden');
});

test('I9: an SMS code that was sent for a call is refused on the web, and the other way round', async () => {
  const bank = await openWebBank();
  const call = await begin(bank, '604218', { channel: 'phone', purpose: 'call' });
  const asked = await bank.identify.answer(call.flow, '71946');
  await bank.identify.answer(call.flow, readCell(bank, 'maj', asked));
  const heard = (await readSms(bank)) ?? '';
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const cell = await browser.send(maj);
  await answerRightly(bank, 'maj', browser, cell);
  const read = (await readSms(bank)) ?? '';
  assert.notEqual(heard, read);
  assert.equal((await browser.send({ code: heard })).heading, 'Inloggningen lyckades inte');
  assert.equal((await bank.identify.answer(call.flow, read)).outcome, 'refused');
});

test('I3 part: five wrong tries, spread over phone and web at once, close password and table everywhere', async () => {
  const bank = await openWebBank();
  const guess = async (number: number) => {
    if (number % 2) return logIn(bank, 'maj', '604218', '9999');
    const { flow } = await begin(bank, '604218', { channel: 'phone', purpose: 'call' });
    return bank.identify.answer(flow, '9999');
  };
  await Promise.all([guess(0), guess(2), guess(4)]);
  await guess(1);
  await guess(3);
  assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.heading, 'Inloggningen lyckades inte');
});

test('a page that was begun and never claimed, or whose way was left, leads to the beginning', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const { address } = await browser.send(maj);
  await bank.identify.end(address.split('/').at(-1) ?? '', 'left');
  assert.equal((await browser.open(address)).address, '/sv/login/code-table');
});

test('an identification of which nobody makes a session within five minutes makes none', async () => {
  const bank = await openAppBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/app');
  const { address } = await browser.send({ 'user-code': '604218' });
  await bank.approve();
  await bank.clock.advance(5 * 60_000);
  assert.equal((await browser.open(address)).address, '/sv/login?ended=1');
});
