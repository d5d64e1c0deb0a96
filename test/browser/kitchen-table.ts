import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Language } from '#texts';
import type { Bank } from './bank.ts';
import { openPage } from './browser.ts';
import { inLanguage } from './contract.ts';

/** The kitchen table, as soon as its app is in use and its desk open. The show's prompts take no time, nor do its pauses. */
export async function openKitchenTable(bank: Bank, language: Language, options?: BrowserContextOptions): Promise<Page> {
  const page = await openPage(`${bank.main}/${language}/demo?fast=1`, options);
  await page.getByRole('button', { name: inLanguage(language, 'Visa ett samtal'), exact: true, disabled: false }).waitFor();
  return page;
}
