import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Phone as AnyPhone, Scene } from '../stories/scene.ts';
import { type Bank, openBank } from './bank.ts';
import { openPage } from './browser.ts';

/** The browser phone in somebody's hand. Prompts take no time; what is waited for is what they say. */
export type Phone = Omit<AnyPhone, 'hears'> & {
  readonly page: Page;
  hears(prompt: string): Promise<string>;
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
  const hears = async (prompt: string) => {
    await log
      .locator(`xpath=(.//*[@data-prompt])[position() > ${heard}][@data-prompt="${prompt}"]`)
      .first()
      .waitFor({ state: 'attached' })
      .catch(async () => assert.fail(`"${prompt}" was not heard after place ${heard} of: ${await prompts()}`));
    const at = (await prompts()).indexOf(prompt, heard);
    heard = at + 1;
    return (await said.nth(at).textContent()) ?? '';
  };
  return {
    page,
    prompts,
    shows,
    hears,
    listens: hears,
    hasKeyed: (count) => shows(`${count} siffror knappade`),
    isInCall: () => shows('Samtal pågår'),
    isOver: () => shows('Samtalet är slut'),
    talksWith: (advisor) => log.getByText(`Du talar med ${advisor}.`).waitFor(),
    isParkedBy: (advisor) => log.getByText(`${advisor} är strax tillbaka.`).waitFor(),
    vanish: () => page.close(),
    async call() {
      heard = 0;
      await button('Ring').click();
      await shows('Samtal pågår');
    },
    async press(keys) {
      for (const key of keys) await button(names[key] ?? key).click();
    },
    async hangUp() {
      await button('Lägg på').click();
      await shows('Samtalet är slut');
    },
  };
}

/** The bank that `npm start` runs, and phones as its visitors have them. */
export async function openScene(): Promise<Scene> {
  const bank = await openBank();
  return { bank, openPhone: () => openPhone(bank) };
}
