import type { Page } from 'playwright-core';
import { languages } from '#texts';
import type { Bank } from './bank.ts';
import { openHome } from './code-table.ts';
import { inLanguage } from './contract.ts';
import type { Visitor } from './tour.ts';
import { logInByTable, payment } from './web-bank.ts';

/** Who is nobody else's on this tour. */
const tauno = { name: 'Tauno Koskinen', number: '070-174 06 17', userCode: '3182907', password: '802753' } as const;

/** The web bank, which is another server: before the log-in, and after it up to a payment that waits to be confirmed. */
export async function visitHamnen(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  const inspect = async (place: string, language: (typeof languages)[number], name = place) => {
    await page.goto(`${bank.webBank}/${language}/${place}`);
    await visitor.inspect(page, `http://localhost:8421/{l}/${name}`, language);
  };
  for (const language of languages) for (const place of ['', 'about', 'logged-out']) await inspect(place, language);
  await logInByTable(page, bank, await openHome(bank, tauno), tauno);
  for (const language of languages) {
    for (const place of ['', 'payments/new', 'limit']) await inspect(place, language);
    await page.goto(`${bank.webBank}/${language}/payments/new`);
    const go = page.getByRole('button', { name: inLanguage(language, 'Fortsätt'), exact: true });
    await go.click();
    await visitor.inspect(page, 'http://localhost:8421/{l}/payments/new', language);
    await page.getByRole('textbox', { name: inLanguage(language, 'Mottagare'), exact: true }).fill(payment.payee);
    await page.getByRole('textbox', { name: inLanguage(language, 'Mottagarens konto'), exact: true }).fill(payment.account);
    await page.getByRole('textbox', { name: inLanguage(language, 'Belopp i euro'), exact: true }).fill(payment.amount);
    await go.click();
    await page.getByRole('button', { name: inLanguage(language, 'Bekräfta betalningen'), exact: true }).waitFor();
    await visitor.inspect(page, 'http://localhost:8421/{l}/payments/{id}', language);
  }
}
