import type { Page } from 'playwright-core';
import { type Bank, issueActivationCode } from './bank.ts';
import { openPage } from './browser.ts';

/** The bank's app on somebody's phone. */
export type App = {
  readonly page: Page;
  /** Home's one sentence on calls. */
  says(heading: string | RegExp): Promise<void>;
  /** Me → Approve the transaction. */
  openRequest(): Promise<void>;
  press(button: string): Promise<void>;
  /** In the dialog that asks who holds the phone. */
  confirm(ownCode: string): Promise<void>;
  status(sentence: string): Promise<void>;
  home(): Promise<void>;
  me(): Promise<void>;
  /** Me holds nothing to answer. */
  isQuiet(): Promise<void>;
};

export const appAt = (bank: Bank, path = '/app') => `${bank.app}${path}?lang=sv`;

/** By the public way: user code, activation code, own code twice. `passkey`: a virtual authenticator is asked too. */
export async function openApp(bank: Bank, who: { userCode: string; ownCode: string; passkey?: boolean }): Promise<App> {
  const page = await openPage('about:blank');
  if (who.passkey) await addAuthenticator(page);
  await page.goto(appAt(bank));
  await page.getByRole('heading', { level: 1, name: 'Börja använda Lyktan', exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(who.userCode);
  await page.getByRole('textbox', { name: 'Aktiveringskod', exact: true }).fill(await issueActivationCode(bank, who.userCode));
  await page.getByLabel('Välj en egen kod', { exact: true }).fill(who.ownCode);
  await page.getByLabel('Upprepa koden', { exact: true }).fill(who.ownCode);
  const app = describeApp(page);
  if (who.passkey) {
    await app.press('Använd fingeravtryck eller ansikte');
    await app.status('Fingeravtryck eller ansikte är tillagt.');
  }
  await app.press('Börja använda');
  await app.says('Vi talar inte med dig just nu');
  return app;
}

/** Fingerprint or face of a phone, as CDP has them: always there, always the right person. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

export function describeApp(page: Page): App {
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const status = (sentence: string) => page.getByRole('status').getByText(sentence, { exact: true }).waitFor();
  const me = async () => {
    await follow('Jag');
    await heading('Jag');
  };
  return {
    page,
    press,
    status,
    me,
    says: heading,
    async openRequest() {
      await me();
      await follow('Godkänn transaktionen');
      await heading('Är det du som ringer oss?');
    },
    async confirm(ownCode) {
      const dialog = page.getByRole('dialog', { name: 'Bekräfta att det är du', exact: true });
      await dialog.getByLabel('Din egen kod i Lyktan', { exact: true }).fill(ownCode);
      await dialog.getByRole('button', { name: 'Bekräfta', exact: true }).click();
    },
    home: () => page.getByRole('link', { name: 'Hem', exact: true }).click(),
    async isQuiet() {
      await me();
      await status('Inget väntar på dig');
    },
  };
}
