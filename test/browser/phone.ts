import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Bank } from './bank.ts';
import { openPage } from './browser.ts';

/** The browser phone in somebody's hand. Prompts take no time; what is waited for is what they say. */
export type Phone = {
  readonly page: Page;
  call(): Promise<void>;
  /** On the keypad, one key after the other; `#` and `*` by their names. */
  press(keys: string): Promise<void>;
  /** Waits for the prompt behind what was waited for last in this call; answers with its words. */
  hears(prompt: string): Promise<string>;
  /** All prompts of this call so far, in order. */
  prompts(): Promise<string[]>;
  hangUp(): Promise<void>;
  /** Waits for the status. */
  shows(status: string): Promise<void>;
};

const listPrompts = `[...document.querySelectorAll('[role=log] [data-prompt]')].map((one) => one.dataset.prompt)`;
const names: Record<string, string> = { '#': 'Fyrkant', '*': 'Stjärna' };

export async function openPhone(bank: Bank): Promise<Phone> {
  const page = await openPage(`${bank.main}/sv/demo/phone?fast=1`);
  const log = page.getByRole('log', { name: 'Samtalet i text', exact: true });
  const said = log.locator('[data-prompt]');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const prompts = () => page.evaluate(listPrompts) as Promise<string[]>;
  let heard = 0;
  const shows = (status: string) => page.getByRole('status').getByText(status, { exact: true }).waitFor();
  return {
    page,
    prompts,
    shows,
    async call() {
      heard = 0;
      await button('Ring').click();
      await shows('Samtal pågår');
    },
    async press(keys) {
      for (const key of keys) await button(names[key] ?? key).click();
    },
    async hears(prompt) {
      await log
        .locator(`xpath=(.//*[@data-prompt])[position() > ${heard}][@data-prompt="${prompt}"]`)
        .first()
        .waitFor({ state: 'attached' })
        .catch(async () => assert.fail(`"${prompt}" was not heard after place ${heard} of: ${await prompts()}`));
      const at = (await prompts()).indexOf(prompt, heard);
      heard = at + 1;
      return (await said.nth(at).textContent()) ?? '';
    },
    async hangUp() {
      await button('Lägg på').click();
      await shows('Samtalet är slut');
    },
  };
}

/** Greeting, key 1, the user code: up to the spoken identification code, which it answers with. `strict` says another sentence. */
export async function askForApp(phone: Phone, userCode: string, request = 'app-request'): Promise<string> {
  await phone.call();
  await phone.hears('menu');
  await phone.press('1');
  await phone.hears('user-code');
  await phone.press(`${userCode}#`);
  return readCode(await phone.hears(request));
}

/** The digits of the spoken identification code, which ends the sentence. */
export function readCode(sentence: string): string {
  return /\d[\d ]*(?=\D*$)/.exec(sentence)?.[0].replaceAll(' ', '') ?? '';
}
