import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { comesTo, openPage, watchFor } from './browser.ts';

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
  /** The last keys of a new PIN: the display says OK, and goes dark by itself shortly after (K21). */
  isDone(keys: string): Promise<void>;
};

/** `page`: where it is not held in a browser of its own; with a touch screen its keys are touched. */
export async function takeBox(bank: Bank, serial: string, page?: Page): Promise<BoxInHand> {
  const address = `${bank.main}/sv/demo/code-box?box=${serial}`;
  await page?.goto(address);
  return holdBox(page ?? (await openPage(address)));
}

async function holdBox(page: Page): Promise<BoxInHand> {
  const isTouched = await page.evaluate('navigator.maxTouchPoints > 0');
  const display = page.getByRole('status', { name: 'Display', exact: true });
  const shows = (words: string) =>
    display
      .and(page.locator('p'))
      .filter({ hasText: new RegExp(`^${words}$`) })
      .waitFor({ state: 'attached' });
  const press = async (keys: string) => {
    for (const key of keys.split(' ').flatMap((one) => (/^\d+$/.test(one) ? [...one] : [one])))
      await page.getByRole('button', { name: key, exact: true })[isTouched ? 'tap' : 'click']();
  };
  return {
    page,
    press,
    shows,
    code: async () => {
      const spelled = display.filter({ hasText: /^(\d ?){8}/ });
      await spelled.waitFor();
      return digitsOf((await spelled.textContent()) ?? '');
    },
    isDone: async (keys) => {
      await Promise.all([watchFor(page, 'status', 'OK'), press(keys)]);
      await shows('');
    },
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
    timeout: 60_000,
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

/**
 * N5: from dark to the answer, which stays on the display; a code is shown and skipped on the way (K28). Challenges are not hidden
 * like a PIN: whoever keys one in compares it.
 */
export async function answerChallenge(box: BoxInHand, pin: string, challenge: string): Promise<string> {
  await box.press('OK');
  await box.shows('ANGE PIN');
  await box.press(`${pin} OK`);
  await box.code();
  await box.press('MENU');
  await box.shows('BYT PIN');
  await box.press('MENU');
  await box.shows('ANGE TAL');
  await box.press(challenge);
  await box.page.getByText(`${challenge.slice(0, 4)} ${challenge.slice(4)}`, { exact: true }).waitFor();
  await box.press('OK');
  const answer = await box.code();
  await box.press('OK');
  await box.shows('');
  return answer;
}

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
