import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { openPage } from './browser.ts';

/** An advisor's screen. */
export type Desk = {
  readonly page: Page;
  /** The card of a call opens under this name. */
  shows(name: string): Promise<void>;
  /** The sentence beside the lamp. */
  says(status: string | RegExp): Promise<void>;
  alert(sentence: string): Promise<void>;
  /** A line of the card's facts. */
  fact(term: string): Promise<string>;
  takeNext(): Promise<void>;
  press(button: string): Promise<void>;
  /** The row of the queue that holds these words. */
  waits(words: string): Promise<void>;
  /** Nobody is in the queue, as the status says. */
  isQuiet(): Promise<void>;
};

export async function openDesk(bank: Bank, advisor = 'Anna Backman'): Promise<Desk> {
  const page = await openPage(`${bank.main}/desk`);
  await page.getByRole('button', { name: `Logga in som ${advisor}`, exact: true }).click();
  await page.waitForURL('**/desk');
  // The desk speaks the advisor's language, and somebody may have changed it.
  await page.goto(`${bank.main}/desk?lang=sv`);
  await page.getByRole('heading', { level: 1, name: 'Kundtjänst', exact: true }).waitFor();
  const available = page.getByRole('switch', { name: 'Ledig', exact: true });
  if ((await available.getAttribute('aria-checked')) !== 'true') await available.click();
  await page.getByRole('switch', { name: 'Ledig', exact: true, checked: true }).waitFor();
  return describeDesk(page);
}

function describeDesk(page: Page): Desk {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    page,
    press,
    shows: (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor(),
    says: (status) => page.getByRole('status').filter({ hasText: status }).first().waitFor(),
    alert: (sentence) => page.getByRole('alert').filter({ hasText: sentence }).first().waitFor(),
    fact: async (term) =>
      (await page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').first().textContent()) ?? '',
    takeNext: () => press('Ta nästa samtal'),
    waits: (words) => page.getByRole('table', { name: 'Kö', exact: true }).getByRole('row').filter({ hasText: words }).first().waitFor(),
    isQuiet: () => page.getByRole('status').getByText('Ingen väntar', { exact: true }).waitFor(),
  };
}
