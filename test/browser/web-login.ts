import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { maj } from './people.ts';

/** Maj logs in by her code table up to where the code comes by SMS: she is asked for one, for no browser is known yet. */
export async function askForSmsCode(page: Page, bank: Bank): Promise<void> {
  const table = await readTable(page, bank);
  await page.context().clearCookies();
  await page.goto(`${bank.main}/sv/login/code-table`);
  await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(maj.userCode);
  await page.getByLabel('Lösenord', { exact: true }).fill(maj.password);
  await press(page, 'Fortsätt');
  const heading = await page.getByRole('heading', { level: 1, name: /^Ange koden / }).textContent();
  const [, column = '', row = ''] = /([A-E]) (\d+)$/.exec(heading ?? '') ?? [];
  await page.getByRole('textbox', { name: `Kod ${column} ${row}`, exact: true }).fill(table(column, Number(row)));
  await press(page, 'Fortsätt');
  await page.getByRole('heading', { level: 1, name: 'Ange bekräftelsekoden', exact: true }).waitFor();
}

/** From the letter in the tray, as a test from outside finds it. Printed a moment after the bank has opened. */
async function readTable(page: Page, bank: Bank): Promise<(column: string, row: number) => string> {
  const letter = page.getByRole('article', { name: 'Kodtabell till Maj Söderholm' });
  await page.goto(`${bank.main}/sv/demo/letters`);
  for (let looks = 0; looks < 50 && (await letter.count()) === 0; looks++) await page.reload();
  await letter.getByRole('button', { name: 'Öppna brevet' }).click();
  await letter.getByRole('link', { name: 'Visa som text' }).click();
  const table = letter.getByRole('table');
  await table.waitFor();
  const rows = await table
    .getByRole('row')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
  return (column, number) => {
    const row = rows.find(([first = '']) => first.trim() === String(number));
    return (row?.[1 + 'ABCDE'.indexOf(column)] ?? '').replaceAll(/\D/g, '').slice(-6);
  };
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}
