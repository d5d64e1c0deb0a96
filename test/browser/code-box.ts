import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { openPage } from './browser.ts';

/** Customers of seed K, and their boxes. `startPin`: what it is called in a letter of theirs. */
export const oskar = {
  name: 'Oskar Fält',
  number: '8411239836',
  password: '8027',
  serial: 'LB-1007-4418',
  pin: '5927',
  startPin: 'Start-PIN',
} as const;
export const greta = { name: 'Greta Öhman', number: '9035001289', serial: 'LB-1007-5526', startPin: 'Aloitus-PIN' } as const;
/** The first of the stock: whoever orders one gets it. */
export const fresh = { serial: 'LB-1007-7715' } as const;
export const ines = { number: '7906149823', password: '6310', serial: 'LB-1007-6634', pin: '9164' } as const;
/** Ines's other one. */
export const ahead = { serial: 'LB-1007-6642', pin: '3857' } as const;

/** The emulator on its page, as a hand and an eye have it. */
export type BoxInHand = {
  readonly page: Page;
  /** `OK 2580 MENU`: keys and digits one after another. */
  press(keys: string): Promise<void>;
  /** Waits until the display says this; '' is dark. */
  shows(words: string): Promise<void>;
  /** Waits for eight digits. */
  code(): Promise<string>;
  /** Goes dark by itself (K21). */
  goesDark(): Promise<void>;
};

export async function takeBox(bank: Bank, serial: string): Promise<BoxInHand> {
  const page = await openPage(`${bank.main}/sv/demo/code-box?box=${serial}`);
  const display = page.getByRole('status', { name: 'Display', exact: true });
  const shows = (words: string) =>
    display
      .and(page.locator('p'))
      .filter({ hasText: new RegExp(`^${words}$`) })
      .waitFor({ state: 'attached' });
  return {
    page,
    press: async (keys) => {
      for (const key of keys.split(' ').flatMap((one) => (/^\d+$/.test(one) ? [...one] : [one])))
        await page.getByRole('button', { name: key, exact: true }).click();
    },
    shows,
    code: async () => {
      const spelled = display.filter({ hasText: /^(\d ?){8}/ });
      await spelled.waitFor();
      return digitsOf((await spelled.textContent()) ?? '');
    },
    goesDark: () => shows(''),
  };
}

/** K24, all five steps. */
export async function makeCode(box: BoxInHand, pin: string): Promise<string> {
  await box.press('OK');
  await box.shows('ANGE PIN');
  await box.press(`${pin} OK`);
  const code = await box.code();
  // Put out by hand, for who makes the next one does not wait.
  await box.press('OK');
  await box.shows('');
  return code;
}

/** The same box in the terminal: `lines` are keyed one after another; what was shown at each. */
export async function pressInTerminal(bank: Bank, serial: string, lines: readonly string[]): Promise<string[]> {
  const file = join(bank.data, 'boxes', `${serial}.json`);
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/demo/code-box/box-main.ts', '--file', file, '--plain'], {
    cwd: new URL('../..', import.meta.url),
    env,
    timeout: 20_000,
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
  return Buffer.concat(said).toString('utf8').trim().split('\n');
}

/** K19: what stands in the letter, which came apart from the box. */
export async function readStartPin(bank: Bank, { name, startPin }: { readonly name: string; readonly startPin: string }): Promise<string> {
  const page = await openPage(`${bank.main}/sv/demo/letters`);
  const letter = page.getByRole('article', { name: `Start-PIN till ${name}`, exact: true });
  await comesTo(page, letter);
  await letter.getByRole('button', { name: 'Öppna brevet', exact: true }).click();
  await letter.getByRole('link', { name: 'Visa som text', exact: true }).click();
  const fact = letter.getByText(startPin, { exact: true }).locator('xpath=following-sibling::dd');
  const pin = digitsOf((await fact.textContent()) ?? '');
  assert.match(pin, /^\d{4}$/);
  return pin;
}

/** Looks at the page again and again until this is on it. */
export async function comesTo(page: Page, what: Locator): Promise<void> {
  for (let tries = 0; tries < 60 && (await what.count()) === 0; tries++) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await what.waitFor({ state: 'attached' });
}

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
