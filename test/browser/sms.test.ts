import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Bank, endBank, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { type Home, openHome } from './code-table.ts';
import { maj } from './people.ts';
import { answerSms, askForSmsCode, confirmChange, press } from './web-login.ts';

const other = '070-174 06 99';

story('codes by SMS, and another number for them', () => {
  let bank: Bank;
  let home: Home;
  let inbox: Page;
  let page: Page;
  before(async () => {
    bank = await startBank();
    home = await openHome(bank, maj);
    inbox = await openPage(`${bank.main}/sv/demo/sms`);
    page = await openPage(`${bank.main}/sv/help`);
  });
  after(() => bank && endBank(bank));

  const messages = (text: string) => inbox.getByRole('article', { name: /^Sms från Lyktbanken kl\. / }).filter({ hasText: text });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  test('S19 part: after password and code of the table the code goes to the number of the register (S26, S63)', async () => {
    await askForSmsCode(page, bank, home);
    const sms = messages('bekräftelsekod').first();
    await sms.waitFor();
    assert.match(
      (await sms.textContent()) ?? '',
      /Lyktbanken: bekräftelsekod \d{3} \d{3} för inloggning kl\. .*@lyktbanken\.example #\d{6}/,
    );
    await sms.getByText(maj.number).waitFor();
    await sms.getByText('framme', { exact: true }).waitFor();
  });

  test('S26 part: the code is copied in the inbox and logs the customer in', async () => {
    await inbox.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await inbox.getByRole('button', { name: 'Kopiera koden', exact: true }).first().click();
    await inbox.getByRole('status').getByText('Koden är kopierad.').waitFor();
    const code = await inbox.evaluate(() => navigator.clipboard.readText());
    assert.equal(code, await home.sms());
    await answerSms(page, code);
    await heading('Din säkerhetslösning');
  });

  test('T41: another number takes the table and a code to the old number, which is told at once (S20)', async () => {
    await page.goto(`${bank.main}/sv/my/phone-number`);
    await page.getByRole('textbox', { name: 'Nytt telefonnummer', exact: true }).fill(other);
    await press(page, 'Ändra numret');
    await confirmChange(page, home);
    await press(page, 'Ångra ändringen').then(() =>
      page.getByRole('button', { name: 'Ångra ändringen', exact: true }).waitFor({ state: 'detached' }),
    );
    assert.match(
      (await messages('ändras den').first().textContent()) ?? '',
      /numret för dina bekräftelsekoder ändras den .*Var det inte du\?/,
    );
    await messages('ändras den').first().getByText(maj.number).waitFor();
  });

  test('T41: it takes effect after its cooling-off, and from then on codes go there', async () => {
    await page.getByRole('textbox', { name: 'Nytt telefonnummer', exact: true }).fill(other);
    await press(page, 'Ändra numret');
    await confirmChange(page, home);
    await page.getByRole('button', { name: 'Ångra ändringen', exact: true }).waitFor();
    await page.goto(`${bank.main}/sv/demo/clock`);
    await page.getByText(/^Telefonnumret för Maj Söderholm ändras den /).waitFor();
    for (let day = 0; day < 3; day++) await press(page, 'Fram 1 dag');
    await press(page, 'Fram 1 minut');
    while ((await page.getByText(/^Telefonnumret för Maj Söderholm/).count()) > 0) await page.reload();
    const there = await openHome(bank, { ...maj, number: other });
    await askForSmsCode(page, bank, home);
    await answerSms(page, await there.sms());
    await heading('Din säkerhetslösning');
  });
});
