import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Bank, openBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { maj } from './people.ts';
import { askForSmsCode, press } from './web-login.ts';

story('a code by SMS', () => {
  let bank: Bank;
  let inbox: Page;
  let page: Page;
  before(async () => {
    bank = await openBank();
    inbox = await openPage(`${bank.main}/sv/demo/sms`);
    page = await openPage(`${bank.main}/sv/help`);
  });

  test('S19 part: after password and code of the table the code goes to the number of the register (S26, S63)', async () => {
    const codes = inbox.getByRole('article', { name: /^Sms från Lyktbanken kl\. / }).filter({ hasText: 'bekräftelsekod' });
    const before = await codes.count();
    await askForSmsCode(page, bank);
    await codes.nth(before).waitFor();
    const sms = codes.first();
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
    assert.match(code, /^\d{6}$/);
    await page.getByRole('textbox', { name: 'Bekräftelsekod', exact: true }).fill(code);
    await press(page, 'Fortsätt');
    await page.getByRole('heading', { level: 1, name: 'Din säkerhetslösning', exact: true }).waitFor();
  });
});
