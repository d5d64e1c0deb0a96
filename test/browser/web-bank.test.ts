import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type App, openApp } from './app.ts';
import { type Bank, endBank, startBank } from './bank.ts';
import { comesTo, openPage, story } from './browser.ts';
import { makeCode, oskar, takeBox } from './code-box.ts';
import { type Home, openHome } from './code-table.ts';
import { findFaults, findSideways, findSkipFault } from './inspect.ts';
import { aino, maj } from './people.ts';
import {
  answerCodes,
  askToLogIn,
  draftPayment,
  field,
  isAt,
  link,
  logInByTable,
  logOut,
  payment,
  readBalance,
  typePayment,
} from './web-bank.ts';
import { press } from './web-login.ts';

const withoutScript = { javaScriptEnabled: false };
const changed = '385140';

let opened: Promise<Bank> | undefined;
/** One for all: they are different people. */
function openOwnBank(): Promise<Bank> {
  opened ??= startBank();
  return opened;
}

story('Maj and the web bank, without JavaScript', () => {
  let bank: Bank;
  let page: Page;
  let home: Home;
  const who = { ...maj, password: maj.password as string };
  before(async () => {
    bank = await openOwnBank();
    home = await openHome(bank, maj);
    page = await openPage(`${bank.webBank}/sv/`, withoutScript);
  });

  /** Password, cell and SMS, as every payment and change asks it. */
  async function confirmByTable(): Promise<void> {
    await press(page, 'Bekräfta med kodtabellen');
    await page.getByLabel('Lösenord', { exact: true }).fill(who.password);
    await press(page, 'Fortsätt');
    assert.equal(await answerCodes(page, home), true);
  }

  test('S59 part: she logs in with her code table and a code that comes by SMS, and sees her accounts', async () => {
    assert.equal(await logInByTable(page, bank, home, who), true);
    await page.getByText(/^Inloggad kl\. \d{1,2}\.\d{2} som Maj Söderholm$/).waitFor();
    assert.equal(await readBalance(page, bank), '1862,54');
  });

  test('K34: About Hamnen leads to her security solution, where she changes her password; the next log-in asks for the new one', async () => {
    await link(page, 'Om Hamnen').click();
    await link(page, 'Om din säkerhetslösning').click();
    await isAt(page, 'Din säkerhetslösning');
    assert.equal(new URL(page.url()).origin, bank.main);
    await link(page, 'Byt lösenord').click();
    for (const [label, password] of [
      ['Nuvarande lösenord', who.password],
      ['Nytt lösenord', changed],
      ['Upprepa det nya lösenordet', changed],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(password);
    await press(page, 'OK');
    await page.getByRole('status').getByText('Lösenordet är bytt.').waitFor();
    who.password = changed;
    await press(page, 'Logga ut');
    await page.getByText('Du är utloggad.').waitFor();
    // The change has ended what was known of her browsers, too.
    assert.equal(await logInByTable(page, bank, home, who), true);
  });

  test('S60: what is wrong with a payment is told at the field, and nothing that was typed is lost', async () => {
    await typePayment(page, bank, { ...payment, account: 'FI21 1234 5600 0007 86', amount: '3 000,00' });
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Kontrollera kontonumret\./ })
      .waitFor();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Så mycket finns inte på kontot\./ })
      .waitFor();
    assert.equal(await field(page, 'Mottagare').inputValue(), payment.payee);
    assert.equal(await field(page, 'Belopp i euro').inputValue(), '3 000,00');
  });

  test('S60: a payment is confirmed with the code table and an SMS that says how much, and to whom', async () => {
    await draftPayment(page, bank);
    await press(page, 'Bekräfta betalningen');
    assert.equal(new URL(page.url()).origin, bank.main);
    const shown = (await page.getByRole('main').textContent()) ?? '';
    assert.match(shown, /250,00/);
    assert.match(shown, /Norrskens El Ab/);
    await confirmByTable();
    await isAt(page, 'Betalningen är gjord');
    await home.reads(/kod \d{3} \d{3} för betalning 250,00 EUR till Norrskens El Ab\. Ange den inte om något är fel\./);
    assert.equal(await readBalance(page, bank), '1612,54');
  });

  test('S60: an amount that is changed in the page is refused', async () => {
    await draftPayment(page, bank, { ...payment, amount: '10,00' });
    const address = page.url();
    const token = await page.locator('main input[name=token]').getAttribute('value');
    const answer = await page.request.post(address, {
      form: { token: token ?? '', shown: 'of another payment', amount: '1000,00' },
      headers: { origin: bank.webBank },
    });
    assert.match(await answer.text(), /Uppgifterna ändrades på vägen från sidan du såg/);
    assert.equal(await readBalance(page, bank), '1612,54');
  });

  test('S60: an amount that is changed on the way to the bank is not what is asked, nor what is paid', async () => {
    await draftPayment(page, bank, { ...payment, amount: '12,00' });
    const form = Object.fromEntries(
      await Promise.all(
        ['token', 'shown'].map(async (name) => [name, (await page.locator(`main input[name=${name}]`).getAttribute('value')) ?? '']),
      ),
    ) as Record<string, string>;
    const sent = await page.request.post(page.url(), { form, maxRedirects: 0, headers: { origin: bank.webBank } });
    const way = new URL(sent.headers()['location'] ?? '');
    assert.doesNotMatch(way.href, /12|Norrskens/);
    const details = [
      { type: 'payment', amount: { amount: '999.00', currency: 'EUR' }, payee: { name: 'Någon Annan', account: 'FI7612345600104264' } },
    ];
    way.searchParams.set('authorization_details', JSON.stringify(details));
    await page.goto(way.href);
    assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /999|Någon Annan/);
    assert.equal(await readBalance(page, bank), '1612,54');
  });

  test('S60: an answer that was used, or is changed on the way back, pays nothing', async () => {
    const answers: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/log-in/answer')) answers.push(request.url());
    });
    await draftPayment(page, bank, { ...payment, amount: '5,00' });
    await press(page, 'Bekräfta betalningen');
    await confirmByTable();
    await isAt(page, 'Betalningen är gjord');
    const [answer = ''] = answers;
    await page.goto(`${answer}&amount=999.00`);
    await page.getByText('Svaret som webbläsaren kom tillbaka med hör inte till det vi frågade.').waitFor();
    assert.equal(await readBalance(page, bank), '1607,54');
  });

  test('S60: whoever turns back has paid nothing, and may go on with the same payment', async () => {
    await draftPayment(page, bank, { ...payment, amount: '7,00' });
    const address = page.url();
    await press(page, 'Bekräfta betalningen');
    await page.getByRole('button', { name: /^Avbryt/ }).click();
    await isAt(page, 'Ingenting har betalats');
    await page.getByText('Du bekräftade inte, så inget har hänt.').waitFor();
    await page.goto(address);
    await isAt(page, 'Kontrollera betalningen');
  });

  test('S61: another limit needs an SMS, too', async () => {
    const before = await home.countSms();
    await page.goto(`${bank.webBank}/sv/limit`);
    await field(page, 'Ny gräns i euro').fill('1 500,00');
    await press(page, 'Ändra gränsen');
    await confirmByTable();
    await page.getByRole('status').getByText('Gränsen är ändrad.').waitFor();
    await page.getByText(/högst 1\s500,00\seuro/).waitFor();
    assert.ok((await home.countSms()) > before);
  });

  test('S62: she logs out everywhere, and the next log-in from this browser needs no SMS', async () => {
    // Now and then one is wanted all the same (S59), but not six times in a row.
    let isSmsWanted = true;
    for (let tries = 0; isSmsWanted && tries < 6; tries++) {
      await logOut(page, bank);
      await page.goto(`${bank.main}/sv/my`);
      await isAt(page, 'Logga in');
      isSmsWanted = await logInByTable(page, bank, home, who);
    }
    assert.equal(isSmsWanted, false);
  });
});

story('Oskar and the web bank, with his code box', () => {
  let bank: Bank;
  let page: Page;
  before(async () => {
    bank = await openOwnBank();
    page = await openPage(`${bank.webBank}/sv/`, withoutScript);
  });

  test('S59 part, K4: he logs in with the code of his box, and sees his accounts', async () => {
    const box = await takeBox(bank, oskar.serial);
    await askToLogIn(page, bank);
    await link(page, 'Med kodbox').click();
    await field(page, 'Personnummer (kundnummer)').fill(oskar.number);
    await page.getByLabel('Lösenord', { exact: true }).fill(oskar.password);
    await press(page, 'Fortsätt');
    await field(page, 'Behörighetskod').fill(await makeCode(box, oskar.pin));
    await press(page, 'Logga in');
    await isAt(page, 'Dina konton');
    assert.equal(await readBalance(page, bank), '2039,61');
  });

  test('who logs out at the bank is soon out of the web bank, too, without a word from the browser', async () => {
    await page.goto(`${bank.main}/sv/my`);
    await press(page, 'Logga ut');
    await page.getByText('Du är utloggad.').waitFor();
    await page.goto(`${bank.webBank}/sv/`);
    await comesTo(page, page.getByRole('heading', { level: 1, name: 'Välkommen till Hamnen', exact: true }));
  });
});

story('Aino and the web bank, with the app', () => {
  let bank: Bank;
  let page: Page;
  let app: App;
  before(async () => {
    bank = await openOwnBank();
    app = await openApp(bank, aino);
    page = await openPage(`${bank.webBank}/sv/`);
  });
  after(() => opened?.then(endBank));

  /** What stands in the app, once it was approved. */
  async function approve(): Promise<string> {
    await isAt(page, /Öppna Lyktan/);
    await app.me();
    await link(app.page, 'Godkänn transaktionen').click();
    await app.page.getByRole('button', { name: 'Godkänn', exact: true }).waitFor();
    const shown = (await app.page.getByRole('main').textContent()) ?? '';
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.page.getByRole('status').filter({ hasText: 'Klart.' }).waitFor();
    await app.home();
    return shown;
  }

  test('S59 part: she logs in with the app, which says into what, and sees her accounts', async () => {
    await askToLogIn(page, bank);
    await link(page, 'Med appen Lyktan').click();
    await field(page, 'Användarkod').fill(aino.userCode);
    await press(page, 'Fortsätt');
    assert.match(await approve(), /Hamnen/);
    await isAt(page, 'Dina konton');
  });

  test('S60, T28 part: a payment is confirmed in the app, which shows how much, and to whom', async () => {
    await draftPayment(page, bank);
    await press(page, 'Bekräfta betalningen');
    await press(page, 'Bekräfta i appen Lyktan');
    const shown = await approve();
    assert.match(shown, /250,00/);
    assert.match(shown, /Norrskens El Ab/);
    await isAt(page, 'Betalningen är gjord');
    assert.equal(await readBalance(page, bank), '2168,37');
  });

  test('axe finds nothing on any page, in light and in dark, and none scrolls sideways at 200 % or 400 %', async () => {
    const faults: string[] = [];
    const look = async () => {
      const seen = [
        ...(await findFaults(page)),
        ...(await findSideways(page)),
        ...(await findSkipFault(page, 'Gå direkt till innehållet')),
      ];
      faults.push(...seen.map((fault) => `${new URL(page.url()).pathname}: ${fault}`));
    };
    for (const place of ['', 'about', 'payments/new', 'limit', 'logged-out', 'no-such-page']) {
      await page.goto(`${bank.webBank}/sv/${place}`);
      await look();
    }
    await typePayment(page, bank, { payee: '', account: '1', amount: 'x' });
    await look();
    await draftPayment(page, bank, { ...payment, amount: '1,00' });
    await look();
    await page.goto(`${bank.webBank}/log-in/answer?state=nothing`);
    await look();
    await page.goto(`${bank.webBank}/sv/`);
    await logOut(page, bank);
    await page.goto(`${bank.webBank}/sv/`);
    await look();
    assert.deepEqual(faults, []);
  });
});
