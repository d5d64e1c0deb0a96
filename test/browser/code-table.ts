import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { comesTo, openPage } from './browser.ts';

/** What a customer has at home: the letter with the table, and the telephone that gets the SMS. */
export type Home = {
  /** The code in that cell, "B 10", of this customer's table. */
  cell(named: string): Promise<string>;
  /** The newest code; waits until there is one that was not there before. */
  sms(): Promise<string>;
  /** How many codes have come by SMS. */
  countSms(): Promise<number>;
  /** Waits for an SMS that says this. */
  reads(words: RegExp): Promise<void>;
};

export async function openHome(bank: Bank, { name, number }: { readonly name: string; readonly number: string }): Promise<Home> {
  const [letters, inbox] = await Promise.all([openPage(`${bank.main}/sv/demo/letters`), openPage(`${bank.main}/sv/demo/sms`)]);
  const own = inbox
    .getByRole('article')
    .filter({ hasText: number })
    .filter({ hasText: /\d{3} \d{3}/ });
  let seen = await own.count();
  return {
    async cell(named) {
      await openTable(letters, name);
      const [column = '', row = ''] = named.split(' ');
      const table = letters.getByRole('table', { name: 'Kodtabell', exact: true });
      const cells = table.getByRole('row').nth(Number(row)).getByRole('cell');
      const place = column.charCodeAt(0) - 65;
      // Digit by digit for a screen reader, in groups for the eye.
      return digitsOf((await cells.nth(place).textContent()) ?? '');
    },
    async sms() {
      await own.nth(seen).waitFor();
      seen = await own.count();
      const text = (await own.first().textContent()) ?? '';
      return digitsOf(/\d{3} \d{3}/.exec(text)?.[0] ?? assert.fail(`no code in "${text}"`));
    },
    countSms: () => own.count(),
    reads: (words) => inbox.getByRole('article').filter({ hasText: number }).filter({ hasText: words }).first().waitFor(),
  };
}

async function openTable(page: Page, name: string): Promise<void> {
  const letter = page.getByRole('article', { name: `Kodtabell till ${name}`, exact: true });
  await comesTo(page, letter);
  if ((await letter.getByRole('table').count()) > 0) return;
  await letter.first().getByRole('button', { name: 'Öppna brevet', exact: true }).click();
  await letter.first().getByRole('link', { name: 'Visa som text', exact: true }).click();
  await letter.first().getByRole('table', { name: 'Kodtabell', exact: true }).waitFor();
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** "B 10" of the sentence that asks for it. */
export function cellIn(sentence: string): string {
  return /\b([A-E] \d{1,2})\b/.exec(sentence)?.[1] ?? assert.fail(`no cell in "${sentence}"`);
}
