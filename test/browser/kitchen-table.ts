import type { Page } from 'playwright-core';
import type { Language } from '#texts';
import type { Bank } from './bank.ts';
import { openPage } from './browser.ts';
import { inLanguage } from './contract.ts';

/**
 * Writes down every heading and status of the page and its frames, in the order they came: the show without its pauses is
 * faster than anybody who looks.
 */
export async function writeDown(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('styrkaSaw', (words: string) => seen.push(words));
  await page.addInitScript(`
    const told = new Set();
    const look = () => {
      for (const one of document.querySelectorAll('h1, [role=status], [data-prompt]')) {
        const words = (one.dataset.prompt ?? one.textContent).trim();
        if (told.has(words)) continue;
        told.add(words);
        styrkaSaw(words);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  `);
  return seen;
}

/** The kitchen table, as soon as its app is in use and its desk open. The show's prompts take no time, nor do its pauses. */
export async function openKitchenTable(bank: Bank, language: Language, page?: Page): Promise<Page> {
  const table = page ?? (await openPage('about:blank'));
  await table.goto(`${bank.main}/${language}/demo?fast=1`);
  await table.getByRole('button', { name: inLanguage(language, 'Visa ett samtal'), exact: true, disabled: false }).waitFor();
  return table;
}
