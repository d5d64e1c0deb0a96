import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuePostedPassword } from '#authenticators/password';
import { begin as beginFlow, readSms } from '../../../../test/credentials/bank.ts';
import { answerRightly, cellOf, logIn, openWebBank } from '../../../../test/web/bank.ts';

const day = 86_400_000;

test('S59 part: a customer logs in with user code, password, the cell that is asked, and the SMS code', async () => {
  const bank = await openWebBank();
  const { page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my', page.text);
  assert.match(page.text, /Inloggad som maj/);
});

test('S49 part: a user code that cannot be one is told at once, stays in its field, and costs nothing', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  const page = await browser.send({ 'user-code': '4711', password: '71946' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Användarkoden består av 6–8 siffror\. Den anges i ditt avtal om bankkoder\./);
  assert.match(page.html, /value="4711"/);
  assert.doesNotMatch(page.html, /71946/);
  assert.match(page.html, /<a href="#user-code"/);
  assert.equal(browser.cookies.size, 0);
});

test('S50 part: a password that cannot be one is told at once, with both fields in one summary', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/fi/login/code-table');
  const page = await browser.send({ 'user-code': '', password: '12a4' });
  assert.match(page.text, /Käyttäjätunnuksessa on 6–8 numeroa.*Salasanassa on 4–6 numeroa, kertakäyttöisessä salasanassa 8\./);
});

test('S50 part: the first page takes the passwords that the engine takes on the web, and no other', async () => {
  for (const postedPasswordDigits of [5, 8, 12]) {
    const bank = await openWebBank({ postedPasswordDigits });
    const format = (await beginFlow(bank, '604218')).prompts[0]?.format;
    assert.ok(format?.is === 'digits');
    const browser = bank.openBrowser();
    for (const [length, status] of [
      [format.min - 1, 422],
      [format.min, 200],
      [format.max, 200],
      [format.max + 1, 422],
    ] as const) {
      await browser.open('/sv/login/code-table');
      assert.equal((await browser.send({ 'user-code': '604218', password: '7'.repeat(length) })).status, status);
    }
  }
});

test('D15 part: user code, password and codes may be pasted with spaces and hyphens', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  let page = await browser.send({ 'user-code': ' 604 218 ', password: '71946 ' });
  const [, column = '', row = ''] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? [];
  const cell = cellOf(bank, 'maj', column, row);
  page = await browser.send({ code: `${cell.slice(0, 3)} ${cell.slice(3)}` });
  const sms = (await readSms(bank)) ?? '';
  page = await browser.send({ code: `${sms.slice(0, 3)}-${sms.slice(3)}\n` });
  assert.equal(page.address, '/sv/my');
});

test('a user code with letters, which no phone can key, logs in on the web (D14 part)', async () => {
  const bank = await openWebBank();
  const browser = bank.openBrowser();
  await browser.open('/en/login/code-table');
  const page = await browser.send({ 'user-code': 'leir4821', password: '5863' });
  assert.match(page.heading, /Enter code/);
});

test('a way that the bank has not is neither shown nor there', async () => {
  const bank = await openWebBank({}, { ways: [{ way: 'code-table' }] });
  const browser = bank.openBrowser();
  assert.doesNotMatch((await browser.open('/sv/login')).text, /Lyktan/);
  assert.equal((await browser.open('/sv/login/app')).status, 404);
  await browser.open('/sv/login/code-table');
  assert.doesNotMatch((await browser.send({ 'user-code': '604218', password: '71946' })).text, /Lyktan/);
});

test('the recommended way comes first', async () => {
  const bank = await openWebBank();
  const { text } = await bank.openBrowser().open('/sv/login');
  assert.match(text, /Logga in.*Med appen Lyktan.*Med kodtabell/);
});

const posted = async (bank: Awaited<ReturnType<typeof openWebBank>>) => {
  let password = '';
  await issuePostedPassword(bank.issue, 'maj', async (letter) => {
    password = letter.password;
    return true;
  });
  return password;
};

test('S51, S52, D3: at the first log-in the password is the date of birth, and another one must be chosen at once', async () => {
  const bank = await openWebBank();
  const { browser, page } = await logIn(bank, 'birger', '7740156', '120560');
  assert.equal(page.heading, 'Byt lösenord', page.text);
  assert.match(page.text, /Lösenordet består av 4–6 siffror som du själv väljer/);
  assert.match((await browser.open('/sv/my')).heading, /^Logga in/);
  browser.goBackTo(page);
  assert.equal((await browser.send({ code: '2748', repeat: '2748' })).address, '/sv/my');
  assert.equal((await logIn(bank, 'birger', '7740156', '120560')).page.heading, 'Inloggningen lyckades inte');
  assert.equal((await logIn(bank, 'birger', '7740156', '2748')).page.address, '/sv/my');
});

test('S52 part, T18 part, D4: a weak new password is refused with the rule it breaks, and nothing else is lost', async () => {
  const bank = await openWebBank();
  const { browser } = await logIn(bank, 'birger', '7740156', '120560');
  for (const [code, repeat, sentence] of [
    ['123', '123', /Lösenordet består av 4–6 siffror\./],
    ['1111', '1111', /Det får inte bestå av lika siffror/],
    ['4567', '4567', /siffror i följd/],
    ['120560', '120560', /födelsedatum/],
    ['7401', '7401', /en del av din användarkod/],
    ['2580', '2580', /ett av de vanligaste/],
    ['2748', '2749', /Lösenorden är inte lika/],
  ] as const) {
    const page = await browser.send({ code, repeat });
    assert.match(page.text, sentence);
    assert.doesNotMatch(page.html, new RegExp(`value="${code}"`));
  }
  assert.equal((await browser.send({ code: '2748', repeat: '27 48' })).address, '/sv/my');
});

test('S53: three months after the activation a password that was never changed is blocked', async () => {
  const bank = await openWebBank();
  await bank.clock.advance(91 * day);
  const stillGood = await logIn(bank, 'birger', '7740156', '120560');
  assert.equal(stillGood.page.heading, 'Byt lösenord');
  await bank.clock.advance(2 * day);
  const { page } = await logIn(bank, 'birger', '7740156', '120560');
  assert.equal(page.heading, 'Inloggningen lyckades inte');
});

test('S54, S55: with a posted one-time password the customer logs in once, and must choose another', async () => {
  const bank = await openWebBank();
  const password = await posted(bank);
  assert.equal(password.length, 8);
  const { browser, page } = await logIn(bank, 'maj', '604218', password);
  assert.equal(page.heading, 'Byt lösenord', page.text);
  assert.equal((await browser.send({ code: '274813', repeat: '274813' })).address, '/sv/my');
  assert.equal((await logIn(bank, 'maj', '604218', password)).page.heading, 'Inloggningen lyckades inte');
  assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.heading, 'Inloggningen lyckades inte');
  assert.equal((await logIn(bank, 'maj', '604218', '274813')).page.address, '/sv/my');
});

test('S54 part, ASVS 7.4.3: who was logged in with the forgotten password is out, and at a browser that is known no more', async () => {
  const bank = await openWebBank({ smsSporadic: 2 ** 31 });
  const { browser: old } = await logIn(bank, 'maj', '604218', '71946');
  const { browser, page } = await logIn(bank, 'maj', '604218', await posted(bank));
  assert.equal((await old.open('/sv/my')).address, '/sv/my', 'nothing has been changed yet');
  browser.goBackTo(page);
  assert.equal((await browser.send({ code: '274813', repeat: '274813' })).address, '/sv/my');
  assert.equal((await old.open('/sv/my')).address, '/sv/login?ended=1');
  assert.equal((await browser.open('/sv/my')).address, '/sv/my');
  for (const [where, asked] of [
    [old, /Bekräftelsekod/],
    [browser, /Inloggad som maj/],
  ] as const) {
    await where.open('/sv/login/code-table');
    const cell = await answerRightly(bank, 'maj', where, await where.send({ 'user-code': '604218', password: '274813' }));
    assert.match(cell.text, asked);
  }
});

test('S59, S62, D8: a browser that has shown an SMS code is not asked for one every time', async () => {
  const bank = await openWebBank({ smsSporadic: 1_000_000 });
  const { browser, page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my');
  await browser.open('/sv/login/code-table');
  const cell = await browser.send({ 'user-code': '604218', password: '71946' });
  assert.equal((await answerRightly(bank, 'maj', browser, cell)).address, '/sv/my');
  assert.equal(await readSms(bank), undefined);
});

for (const [name, rules, prepare] of [
  ['now and then', { smsSporadic: 1 }, undefined],
  ['always, where the bank is strict', { smsSporadic: 1_000_000, smsOnWeb: 'always' }, undefined],
  ['after somebody has guessed', { smsSporadic: 1_000_000 }, 'guess'],
  ['after half a year', { smsSporadic: 1_000_000 }, 'wait'],
] as const)
  test(`S59, S62 part: a known browser is asked for an SMS code ${name}`, async () => {
    const bank = await openWebBank(rules);
    const { browser } = await logIn(bank, 'maj', '604218', '71946');
    if (prepare === 'guess') await logIn(bank, 'maj', '604218', '9999');
    if (prepare === 'wait') await bank.clock.advance(bank.parts.policy.knownBrowserLife);
    await browser.open('/sv/login/code-table');
    const cell = await browser.send({ 'user-code': '604218', password: '71946' });
    assert.equal((await answerRightly(bank, 'maj', browser, cell)).heading, 'Ange bekräftelsekoden');
  });

test('S59 part: a browser that is known to one customer is new to every other', async () => {
  const bank = await openWebBank({ smsSporadic: 1_000_000 });
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  await browser.open('/sv/login/code-table');
  const cell = await browser.send({ 'user-code': '3182907', password: '802753' });
  assert.equal((await answerRightly(bank, 'tauno', browser, cell)).heading, 'Ange bekräftelsekoden');
});
