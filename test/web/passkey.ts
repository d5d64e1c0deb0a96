import { passkeySettings } from '../app-bank.ts';
import { createSoftPasskey, type SoftPasskey } from '../soft-passkey.ts';
import { answerRightly, logIn, type WebBank } from './bank.ts';
import type { Page, TestBrowser } from './browser.ts';

type Options = { readonly challenge: string; readonly user?: { readonly id: string } };

/** What the page wants the browser to ask the authenticator. */
export function optionsOf({ html }: Page): Options {
  const [, json = '{}'] = /data-options="([^"]*)"/.exec(html) ?? [];
  return JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Options;
}

/** As the script of the page does it. */
export function usePasskey(browser: TestBrowser, page: Page, passkey: SoftPasskey): Promise<Page> {
  return browser.send({ made: JSON.stringify(passkey.assert(optionsOf(page).challenge)) }, 'Använd lösennyckeln');
}

/** From the page of what the customer has: up to where the browser makes the passkey. */
export async function confirmNewPasskey(bank: WebBank, customer: string, browser: TestBrowser, password: string): Promise<Page> {
  await browser.open('/sv/my/passkeys');
  await browser.send({}, 'Lägg till en lösennyckel');
  let page = await browser.send({ code: password });
  for (let step = 0; step < 2; step++) page = await answerRightly(bank, customer, browser, page);
  return page;
}

export function makePasskey(browser: TestBrowser, page: Page, passkey = createSoftPasskey(passkeySettings)): Promise<Page> {
  const { challenge, user } = optionsOf(page);
  passkey.user = user?.id ?? null;
  return browser.send({ made: JSON.stringify(passkey.register(challenge)) }, 'Skapa lösennyckeln');
}

/** Maj is logged in with her code table, and has added a passkey. */
export async function openMajWithPasskey(bank: WebBank) {
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const passkey = createSoftPasskey(passkeySettings);
  const page = await makePasskey(browser, await confirmNewPasskey(bank, 'maj', browser, '71946'), passkey);
  return { browser, passkey, page };
}

/** From the log-in page, with nothing typed. */
export async function logInWithPasskey(bank: WebBank, passkey: SoftPasskey, browser = bank.openBrowser()) {
  await browser.open('/sv/login/passkey');
  const asked = await browser.send();
  return { browser, asked, page: await usePasskey(browser, asked, passkey) };
}
