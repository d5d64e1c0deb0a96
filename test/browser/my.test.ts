import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type App, openApp } from './app.ts';
import { type Bank, endBank, startBank } from './bank.ts';
import { comesTo, openPage, story } from './browser.ts';
import { cellIn, type Home, openHome } from './code-table.ts';
import { aino, elias } from './people.ts';
import { press } from './web-login.ts';

const taunoAtHome = { name: 'Tauno Koskinen', number: '070-174 06 17' };
const birgerAtHome = { name: 'Birger Strandell', number: '070-174 06 29' };
const majAtHome = { name: 'Maj Söderholm', number: '070-174 06 11' };

/** A browser in which scripts are switched off, as all of these pages must work. */
const plain = { javaScriptEnabled: false };

let bank: Bank;
let opened: Promise<Bank> | undefined;
/** One for all three: they are different people. */
const openOne = async () => {
  opened ??= startBank();
  bank = await opened;
};

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const masked = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Whatever is asked: the cell, and the code that comes by SMS if it is asked for. */
async function answerRest(page: Page, home: Home): Promise<void> {
  for (let step = 0; step < 2; step++) {
    const asked = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    if (/[A-E] \d+$/.test(asked)) await page.getByRole('textbox').fill(await home.cell(cellIn(asked)));
    else if (/bekräftelsekoden|vahvistuskoodi/.test(asked)) await page.getByRole('textbox').fill(await home.sms());
    else return;
    await page.locator('main form button').first().click();
    await page.waitForLoadState();
  }
}

async function logIn(page: Page, home: Home, { userCode, password }: { userCode: string; password: string }, language = 'sv') {
  const [code, secret, go] = language === 'fi' ? ['Käyttäjätunnus', 'Salasana', 'Jatka'] : ['Användarkod', 'Lösenord', 'Fortsätt'];
  await page.goto(`${bank.main}/${language}/login/code-table`);
  await field(page, code ?? '').fill(userCode);
  await masked(page, secret ?? '').fill(password);
  await press(page, go ?? '');
  await answerRest(page, home);
}

async function passDays(page: Page, days: number): Promise<void> {
  await page.goto(`${bank.main}/sv/demo/clock`);
  for (let day = 0; day < days; day++) await press(page, 'Fram 1 dag');
}

/** A letter in the tray, as text. */
async function openLetter(page: Page, name: string): Promise<string> {
  const letter = page.getByRole('article', { name, exact: true });
  await page.goto(`${bank.main}/sv/demo/letters`);
  await comesTo(page, letter);
  await letter.first().getByRole('button', { name: 'Öppna brevet', exact: true }).click();
  await letter.first().getByRole('link', { name: 'Visa som text', exact: true }).click();
  return (await letter.first().textContent()) ?? '';
}

story('Tauno’s table runs out', () => {
  let page: Page;
  let home: Home;
  before(async () => {
    await openOne();
    home = await openHome(bank, taunoAtHome);
    page = await openPage(`${bank.main}/fi/login`, plain);
  });

  test('S58: with 40 codes left a new table orders itself, and his page says so', async () => {
    await logIn(page, home, { userCode: '3182907', password: '802753' }, 'fi');
    await heading(page, 'Turvaratkaisusi');
    const line = page.getByRole('listitem').filter({ hasText: 'Tunnuslukutaulukko' });
    await comesTo(page, line.filter({ hasText: 'Uusi on tulossa' }));
    assert.match((await line.textContent()) ?? '', /40 tunnuslukua jäljellä.*Uusi on tulossa/);
  });

  test('T21: once it has come he takes it into use with its number and a code of the old one; then the old one is gone', async () => {
    await passDays(page, 1);
    await logIn(page, home, { userCode: '3182907', password: '802753' }, 'fi');
    await page.getByRole('link', { name: 'Tunnuslukutaulukko', exact: true }).click();
    const tray = await openPage(`${bank.main}/sv/demo/letters`);
    const text = await openLetter(tray, 'Kodtabell till Tauno Koskinen');
    const number = /(?:taulukko|taulukon|numero)\D{0,20}(\d{4})/i.exec(text)?.[1] ?? assert.fail(text);
    await field(page, 'Uuden tunnuslukutaulukon numero').fill(number);
    await press(page, 'Ota uusi käyttöön');
    await masked(page, 'Salasana').fill('802753');
    await press(page, 'Jatka');
    await answerRest(page, home);
    await page.getByRole('status').getByText('Uusi tunnuslukutaulukko on käytössä.').waitFor();
    await page.getByText(number, { exact: true }).waitFor();
    await page.getByText('80', { exact: true }).waitFor();
  });
});

story('Maj looks after her codes, without JavaScript', () => {
  let page: Page;
  let home: Home;
  const maj = { userCode: '604218', password: '71946' };
  before(async () => {
    await openOne();
    home = await openHome(bank, majAtHome);
    page = await openPage(`${bank.main}/sv/login`, plain);
  });

  test('T18 part, D4: a weak new password says which rule it breaks; a good one is taken, and an SMS tells of it', async () => {
    await logIn(page, home, maj);
    await page.getByRole('link', { name: 'Byt lösenord', exact: true }).click();
    const change = async (wanted: string) => {
      await masked(page, 'Nuvarande lösenord').fill(maj.password);
      await masked(page, 'Nytt lösenord').fill(wanted);
      await masked(page, 'Upprepa det nya lösenordet').fill(wanted);
      await press(page, 'OK');
    };
    await change('123456');
    await page.getByRole('link', { name: /lika siffror eller siffror i följd/ }).waitFor();
    await change('385140');
    await page.getByRole('status').getByText('Lösenordet är bytt.').waitFor();
    const inbox = await openPage(`${bank.main}/sv/demo/sms`);
    await inbox.getByText('ditt lösenord till webbanken har bytts').waitFor();
    maj.password = '385140';
  });

  test('what she did stands under What has happened', async () => {
    await page.getByRole('link', { name: 'Vad som har hänt', exact: true }).click();
    const rows = await page.getByRole('table', { name: 'Händelser', exact: true }).getByRole('row').allTextContents();
    assert.match(rows[1] ?? '', /Lösenordet byttes/);
    assert.ok(rows.some((row) => /Du loggade in.*kodtabell, sms/.test(row)));
  });

  test('S54, S55 part: a forgotten password is ordered with a cell and an SMS code, comes by post, logs in once and is changed', async () => {
    await page.goto(`${bank.main}/sv/login/code-table`);
    await page.getByRole('link', { name: 'Har du glömt lösenordet?', exact: true }).click();
    await field(page, 'Användarkod').fill(maj.userCode);
    await press(page, 'Fortsätt');
    await answerRest(page, home);
    await heading(page, 'Lösenordet kommer per post');
    const tray = await openPage(`${bank.main}/sv/demo/letters`);
    await passDays(tray, 3);
    const text = await openLetter(tray, 'Engångslösenord till Maj Söderholm');
    // Digit by digit, as a screen reader has it.
    const posted = (/Engångslösenord((?:\d ?){8})/.exec(text)?.[1] ?? assert.fail(text)).replaceAll(' ', '');
    await logIn(page, home, { ...maj, password: posted });
    await heading(page, 'Byt lösenord');
    await masked(page, 'Nytt lösenord').fill('620751');
    await masked(page, 'Upprepa det nya lösenordet').fill('620751');
    await press(page, 'OK');
    await heading(page, 'Din säkerhetslösning');
    maj.password = '620751';
  });

  test('S16 part: she blocks her codes with the password, her session ends, and nothing logs in any more', async () => {
    await page.getByRole('link', { name: 'Spärra dina koder', exact: true }).click();
    await heading(page, 'Spärra dina koder');
    assert.equal(await field(page, 'Användarkod').inputValue(), maj.userCode);
    await masked(page, 'Lösenord').fill(maj.password);
    await press(page, 'Spärra nu');
    await heading(page, 'Dina koder är nu spärrade');
    await page.goto(`${bank.main}/sv/my`);
    await heading(page, 'Logga in');
    await page.goto(`${bank.main}/sv/login/code-table`);
    await field(page, 'Användarkod').fill(maj.userCode);
    await masked(page, 'Lösenord').fill(maj.password);
    await press(page, 'Fortsätt');
    const before = await home.countSms();
    await page.getByRole('textbox').fill(await home.cell(cellIn((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')));
    await press(page, 'Fortsätt');
    await heading(page, 'Ange bekräftelsekoden');
    // If her codes still worked one would come by SMS, and before that of whoever logs in now.
    await logIn(await openPage(`${bank.main}/sv/login`, plain), await openHome(bank, birgerAtHome), {
      userCode: '7740156',
      password: '120560',
    });
    assert.equal(await home.countSms(), before);
    await page.getByRole('textbox').fill('000000');
    await press(page, 'Fortsätt');
    await heading(page, 'Inloggningen lyckades inte');
  });
});

story('Aino has the app', () => {
  let page: Page;
  let app: App;
  before(async () => {
    await openOne();
    app = await openApp(bank, aino);
    page = await openPage(`${bank.main}/sv/login/app`);
  });

  const approve = async (question: string) => {
    await app.me();
    await app.page.getByRole('link', { name: 'Godkänn transaktionen', exact: true }).click();
    await app.says(question);
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
  };

  test('T41 part, S20: she approves a change of her number in the app, which says what it is', async () => {
    await field(page, 'Användarkod').fill(aino.userCode);
    await press(page, 'Fortsätt');
    await heading(page, 'Öppna Lyktan och godkänn');
    await approve('Är det du som loggar in?');
    await heading(page, 'Din säkerhetslösning');
    await app.home();
    await page.getByRole('link', { name: 'Telefonnummer för sms-bekräftelser', exact: true }).click();
    await page.getByText('070-174 06 05', { exact: true }).waitFor();
    await field(page, 'Nytt telefonnummer').fill('070-174 06 90');
    await press(page, 'Ändra numret');
    await heading(page, 'Öppna Lyktan och godkänn');
    await app.me();
    await app.page.getByText('Byte av telefonnummer för bekräftelsekoder').waitFor();
    await app.page.getByRole('link', { name: 'Godkänn transaktionen', exact: true }).click();
    await app.says('Är det du som ändrar dina koder?');
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await page.getByRole('button', { name: 'Ångra ändringen', exact: true }).waitFor();
    await press(page, 'Ångra ändringen');
    await page.getByRole('status').getByText('Ändringen är ångrad.').waitFor();
  });

  test('her phone stands under My phones, and stops by itself when she removes it there', async () => {
    await page.goto(`${bank.main}/sv/my/phones`);
    await page.getByRole('button', { name: /^Ta bort / }).click();
    await heading(page, /^Ta bort .*\?$/);
    await page.getByRole('button', { name: /^Ta bort / }).click();
    await page.getByText('Du använder inte Lyktan.').waitFor();
    await app.page.getByText('Den här telefonen är inte ansluten till Lyktan.').waitFor();
    // What is kept of a phone that the bank knows no more is gone: it can only begin anew.
    await app.page.reload();
    await app.page.getByRole('heading', { level: 1, name: 'Börja använda Lyktan', exact: true }).waitFor();
  });
});

story('Elias has lost his papers, but not his phone', () => {
  after(() => bank && endBank(bank));

  test('S16 part: he blocks everything with an approval in the app, which says what it is, and then the app is closed, too', async () => {
    await openOne();
    const app = await openApp(bank, elias);
    const page = await openPage(`${bank.main}/sv/block`);
    await page.getByRole('link', { name: 'Spärra med appen Lyktan', exact: true }).click();
    await field(page, 'Användarkod').fill(elias.userCode);
    await press(page, 'Fortsätt');
    await heading(page, 'Öppna Lyktan och godkänn');
    await app.me();
    await app.page.getByRole('link', { name: 'Godkänn transaktionen', exact: true }).click();
    await app.says('Är det du som spärrar dina koder?');
    await app.press('Godkänn');
    await app.confirm(elias.ownCode);
    await heading(page, 'Dina koder är nu spärrade');
    await app.page
      .getByText(/spärrade/)
      .first()
      .waitFor();
  });
});
