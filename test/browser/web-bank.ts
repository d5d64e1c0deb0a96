import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { cellIn, type Home } from './code-table.ts';
import { press } from './web-login.ts';

export const isAt = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** From the first page of the web bank to the page of the ways to log in, which is the bank's own. */
export async function askToLogIn(page: Page, bank: Bank): Promise<void> {
  await page.goto(`${bank.webBank}/sv/`);
  // Whoever has just changed the password still has a page of before.
  if ((await link(page, 'Logga in').count()) > 0) await link(page, 'Logga in').click();
  else await page.goto(`${bank.webBank}/sv/log-in`);
  await isAt(page, 'Logga in i Hamnen');
  assert.equal(new URL(page.url()).origin, bank.main);
}

export type TableCustomer = { readonly userCode: string; readonly password: string };

/** There and at the bank, which asks whether it is meant. */
export async function logOut(page: Page, bank: Bank): Promise<void> {
  await press(page, 'Logga ut');
  await page.waitForURL(`${bank.main}/**`);
  await press(page, 'Logga ut');
  await isAt(page, 'Du är utloggad');
  assert.equal(new URL(page.url()).origin, bank.webBank);
}

/** Says whether a code came by SMS. */
export async function logInByTable(page: Page, bank: Bank, home: Home, { userCode, password }: TableCustomer): Promise<boolean> {
  await askToLogIn(page, bank);
  await link(page, 'Med kodtabell').click();
  await field(page, 'Användarkod').fill(userCode);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await press(page, 'Fortsätt');
  const bySms = await answerCodes(page, home);
  await isAt(page, 'Dina konton');
  return bySms;
}

/** The cell, and the code that comes by SMS if it is asked for. Says whether it was. */
export async function answerCodes(page: Page, home: Home): Promise<boolean> {
  const heading = await page.getByRole('heading', { level: 1, name: /^Ange koden [A-E] \d+$/ }).textContent();
  await page.getByRole('textbox').fill(await home.cell(cellIn(heading ?? '')));
  await Promise.all([page.waitForEvent('load'), press(page, 'Fortsätt')]);
  if ((await field(page, 'Bekräftelsekod').count()) === 0) return false;
  await field(page, 'Bekräftelsekod').fill(await home.sms());
  await press(page, 'Fortsätt');
  return true;
}

export const payment = { payee: 'Norrskens El Ab', account: 'FI21 1234 5600 0007 85', amount: '250,00' } as const;

export async function typePayment(page: Page, bank: Bank, { payee, account, amount }: Record<keyof typeof payment, string>): Promise<void> {
  await page.goto(`${bank.webBank}/sv/payments/new`);
  await field(page, 'Mottagare').fill(payee);
  await field(page, 'Mottagarens konto').fill(account);
  await field(page, 'Belopp i euro').fill(amount);
  await press(page, 'Fortsätt');
}

/** Up to the page on which it is read once more. */
export async function draftPayment(page: Page, bank: Bank, typed: Record<keyof typeof payment, string> = payment): Promise<void> {
  await typePayment(page, bank, typed);
  await isAt(page, 'Kontrollera betalningen');
}

/** What is on the first account, as its page writes it. */
export async function readBalance(page: Page, bank: Bank): Promise<string> {
  await page.goto(`${bank.webBank}/sv/`);
  const text = (await page.getByRole('listitem').filter({ hasText: 'Vardagskonto' }).textContent()) ?? '';
  return /Saldo\s*([\d\s\u00a0]+,\d\d)/.exec(text)?.[1]?.replaceAll(/\s|\u00a0/g, '') ?? assert.fail(text);
}
