import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addAuthenticator } from './app.ts';
import { type Bank, endBank, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { type Home, openHome } from './code-table.ts';
import { findFaults, findSideways } from './inspect.ts';
import { maj } from './people.ts';
import { answerSms, askForSmsCode, confirmChange, press } from './web-login.ts';

const isAt = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

async function assertClean(page: Page): Promise<void> {
  assert.deepEqual([...(await findFaults(page)), ...(await findSideways(page))], [], page.url());
}

story('Maj and her passkey', () => {
  let bank: Bank;
  let page: Page;
  let home: Home;
  before(async () => {
    bank = await startBank();
    home = await openHome(bank, maj);
    page = await openPage('about:blank');
    await addAuthenticator(page);
    await askForSmsCode(page, bank, home);
    await answerSms(page, await home.sms());
    await isAt(page, 'Din säkerhetslösning');
  });
  after(() => endBank(bank));

  test('D4, T48: she adds one under Your security solution, after password, cell and SMS code, and hears of it', async () => {
    await follow(page, 'Lösennycklar');
    await isAt(page, 'Lösennycklar');
    await assertClean(page);
    await press(page, 'Lägg till en lösennyckel');
    await confirmChange(page, home);
    await isAt(page, 'Ny lösennyckel');
    await assertClean(page);
    await press(page, 'Skapa lösennyckeln');
    await page.getByRole('status').getByText('Lösennyckeln är tillagd.').waitFor();
    await page.getByRole('region', { name: 'Lösennyckel 1', exact: true }).waitFor();
    await assertClean(page);
    const inbox = await openPage(`${bank.main}/sv/demo/sms`);
    await inbox.getByText('du kan nu logga in med en ny lösennyckel').waitFor();
  });

  test('she logs out, and logs in with it: she types nothing at all', async () => {
    await press(page, 'Logga ut');
    await isAt(page, 'Logga in');
    await follow(page, 'Med lösennyckel');
    await page.getByRole('heading', { level: 2, name: 'Med lösennyckel', exact: true }).waitFor();
    assert.equal(await page.getByRole('textbox').count(), 0);
    await assertClean(page);
    await press(page, 'Fortsätt');
    await isAt(page, 'Din säkerhetslösning');
    await page.getByText('Inloggad som Maj Söderholm').waitFor();
  });

  test('D15: in another language she begins with her code table, and answers with the passkey in place of the cell', async () => {
    await page.goto(`${bank.main}/en/login`);
    await follow(page, 'With a code table');
    await page.getByRole('textbox', { name: 'User code', exact: true }).fill(maj.userCode);
    await page.getByLabel('Password', { exact: true }).fill(maj.password);
    await press(page, 'Continue');
    await isAt(page, /^Enter code [A-E] \d+$/);
    await press(page, 'Use a passkey instead');
    await isAt(page, 'Your security solution');
  });

  test('D15: whoever has none is told so on the page, and goes another way', async () => {
    const other = await openPage(`${bank.main}/sv/login/passkey`);
    await press(other, 'Fortsätt');
    await isAt(other, 'Använd din lösennyckel');
    await other.getByRole('status').getByText('Ingen lösennyckel användes. Försök igen, eller välj ett annat sätt.').waitFor();
    await assertClean(other);
    await follow(other, 'Logga in på ett annat sätt');
    await isAt(other, 'Logga in');
  });

  test('without JavaScript the page says so, and leads to the other ways', async () => {
    const plain = await openPage(`${bank.main}/fi/login/passkey`, { javaScriptEnabled: false });
    assert.match(await plain.locator('main').innerText(), /Pääsyavain toimii vain, jos selaimesi sallii JavaScriptin\./);
    await press(plain, 'Jatka');
    await isAt(plain, 'Käytä pääsyavaintasi');
    await press(plain, 'Käytä pääsyavainta');
    await plain.getByRole('link', { name: 'Pääsyavainta ei käytetty. Yritä uudelleen tai valitse toinen tapa.', exact: true }).waitFor();
    await plain.getByRole('link', { name: 'Kirjaudu toisella tavalla', exact: true }).first().click();
    await isAt(plain, 'Kirjaudu sisään');
  });

  test('T12: she takes it out, and it logs in no more', async () => {
    await page.goto(`${bank.main}/sv/my/passkeys`);
    await press(page, 'Ta bort lösennyckel 1');
    await isAt(page, 'Ta bort lösennyckel 1?');
    await press(page, 'Ta bort lösennyckel 1');
    await page.getByRole('status').getByText('Lösennyckeln är borttagen här.').waitFor();
    await press(page, 'Logga ut');
    await follow(page, 'Med lösennyckel');
    await press(page, 'Fortsätt');
    await isAt(page, 'Inloggningen lyckades inte');
  });
});
