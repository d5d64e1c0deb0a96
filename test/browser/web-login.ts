import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { cellIn, type Home } from './code-table.ts';
import { maj } from './people.ts';

/** Maj in a browser that the bank does not know, so that a code comes by SMS: up to where she is asked for it. */
export async function askForSmsCode(page: Page, bank: Bank, home: Home): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${bank.main}/sv/login/code-table`);
  await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(maj.userCode);
  await page.getByLabel('Lösenord', { exact: true }).fill(maj.password);
  await press(page, 'Fortsätt');
  await answerCell(page, home);
  await page.getByRole('heading', { level: 1, name: 'Ange bekräftelsekoden', exact: true }).waitFor();
}

/** The code that stands in the cell that is asked for. */
export async function answerCell(page: Page, home: Home): Promise<void> {
  const heading = await page.getByRole('heading', { level: 1, name: /^Ange koden [A-E] \d+$/ }).textContent();
  const cell = cellIn(heading ?? '');
  await page.getByRole('textbox', { name: `Kod ${cell}`, exact: true }).fill(await home.cell(cell));
  await press(page, 'Fortsätt');
}

/** All that a change asks of somebody who is logged in. */
export async function confirmChange(page: Page, home: Home): Promise<void> {
  await page.getByLabel('Lösenord', { exact: true }).fill(maj.password);
  await press(page, 'Fortsätt');
  await answerCell(page, home);
  await answerSms(page, await home.sms());
}

export async function answerSms(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Bekräftelsekod', exact: true }).fill(code);
  await press(page, 'Fortsätt');
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}
