import type { Page } from 'playwright-core';
import { languages } from '#texts';
import type { Bank } from './bank.ts';
import { comesTo } from './browser.ts';
import { cellIn, type Home, openHome } from './code-table.ts';
import { inLanguage } from './contract.ts';
import type { Visitor } from './tour.ts';
import { answerSms, press } from './web-login.ts';

const atHome = { name: 'Elias Nyberg', number: '070-174 06 23', userCode: '52907746', password: '3640' } as const;

/** What is Elias's, with and without something on its way; and the two pages beside it, which need no log-in. */
export async function visitMine(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  const home = await openHome(bank, atHome);
  await visitOpenDoors(page, bank, visitor);
  await logIn(page, bank, home);
  for (const language of languages) {
    for (const place of ['my', 'my/password', 'my/phone-number', 'my/phones', 'my/passkeys', 'my/history', 'my/code-table']) {
      await page.goto(`${bank.main}/${language}/${place}`);
      await visitor.inspect(page, `/{l}/${place}`, language);
    }
    await showErrors(page, bank, visitor, language);
  }
  await proposeNumber(page, bank, home);
  for (const language of languages) {
    await page.goto(`${bank.main}/${language}/my/phone-number`);
    await visitor.inspect(page, '/{l}/my/phone-number', language);
  }
  await press(page, 'Undo the change');
  await visitNextTable(page, bank, visitor);
}

async function visitOpenDoors(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  for (const language of languages)
    for (const place of ['block', 'block/code-table', 'block/done', 'password/forgotten', 'password/forgotten/ordered']) {
      await page.goto(`${bank.main}/${language}/${place}`);
      await visitor.inspect(page, `/{l}/${place}`, language);
    }
}

async function logIn(page: Page, bank: Bank, home: Home): Promise<void> {
  await page.goto(`${bank.main}/sv/login/code-table`);
  await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(atHome.userCode);
  await page.getByLabel('Lösenord', { exact: true }).fill(atHome.password);
  await press(page, 'Fortsätt');
  await answerCell(page, home);
  await answerSms(page, await home.sms());
  await page.getByRole('heading', { level: 1, name: 'Din säkerhetslösning', exact: true }).waitFor();
}

async function answerCell(page: Page, home: Home): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: /[A-E] \d+$/ });
  const cell = cellIn((await heading.textContent()) ?? '');
  await page.getByRole('textbox').fill(await home.cell(cell));
  await press(page, 'Fortsätt');
}

async function showErrors(page: Page, bank: Bank, visitor: Visitor, language: (typeof languages)[number]): Promise<void> {
  await page.goto(`${bank.main}/${language}/my/password`);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.locator('.error-summary').waitFor();
  await visitor.inspect(page, '/{l}/my/password', language);
}

/** With the app, which he may have here by now, the table is the other way. */
async function proposeNumber(page: Page, bank: Bank, home: Home): Promise<void> {
  await page.goto(`${bank.main}/sv/my/phone-number`);
  await page.getByRole('textbox', { name: 'Nytt telefonnummer', exact: true }).fill('070-174 06 98');
  await press(page, 'Ändra numret');
  const other = page.getByRole('button', { name: 'Använd lösenord och kodtabell i stället', exact: true });
  if ((await other.count()) > 0) await other.click();
  await page.getByLabel('Lösenord', { exact: true }).fill(atHome.password);
  await press(page, 'Fortsätt');
  await answerCell(page, home);
  await answerSms(page, await home.sms());
  await page.getByRole('button', { name: 'Ångra ändringen', exact: true }).waitFor();
}

/** A table that is on its way: asked for, and printed a moment later. */
async function visitNextTable(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  await page.goto(`${bank.main}/sv/my/code-table`);
  await press(page, 'Beställ en ny kodtabell');
  const activate = page.getByRole('button', { name: 'Ta den nya i bruk', exact: true });
  await page.goto(`${bank.main}/sv/my/code-table`);
  await comesTo(page, activate);
  for (const language of languages) {
    await page.goto(`${bank.main}/${language}/my/code-table`);
    await page.getByRole('button', { name: inLanguage(language, 'Ta den nya i bruk'), exact: true }).waitFor();
    await visitor.inspect(page, '/{l}/my/code-table', language);
  }
}
