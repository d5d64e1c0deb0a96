import type { Page } from 'playwright-core';
import { type Language, languages } from '#texts';
import { describeApp } from './app.ts';
import type { Bank } from './bank.ts';
import { inLanguage } from './contract.ts';

/** What is done with a page that stands still. `path` as in docs/accessible-names.md; '' where it names none. */
export type Visit = (page: Page, path: string, language: Language) => Promise<void>;

/** Pages that are the same for everybody. */
const still = ['demo/people', 'demo/clock', 'help', 'help/phone', 'help/app', 'help/security', 'accessibility', 'privacy'];

export async function visitStillPages(page: Page, bank: Bank, visit: Visit): Promise<void> {
  for (const language of languages) {
    for (const place of still) {
      await page.goto(`${bank.main}/${language}/${place}`);
      await visit(page, `/{l}/${place}`, language);
    }
    await page.goto(`${bank.main}/${language}/no-such-page`);
    await visit(page, '', language);
    await page.goto(`${bank.main}/staff/login?lang=${language}`);
    await visit(page, '/staff/login', language);
  }
}

/** Before the app is in use on this phone. */
export async function visitEnrolment(page: Page, bank: Bank, visit: Visit): Promise<void> {
  for (const language of languages) {
    await page.goto(`${bank.app}/app/enrol?lang=${language}`);
    await page.getByRole('heading', { level: 1, name: inLanguage(language, 'Börja använda Lyktan') }).waitFor();
    await visit(page, '/app/enrol', language);
  }
}

/** Pages of the app that wait for nothing. */
export async function visitOwnPages(page: Page, bank: Bank, visit: Visit): Promise<void> {
  for (const language of languages) {
    for (const place of ['/app', '/app/me', '/app/phones', '/app/user-code', '/app/call-us', '/app/block']) {
      await page.goto(`${bank.app}${place}?lang=${language}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await visit(page, place, language);
    }
    await page.goto(`${bank.app}/app?lang=${language}`);
    await page.getByRole('button', { name: inLanguage(language, 'Någon säger sig ringa från banken'), exact: true }).click();
    await page.getByRole('status').getByText(inLanguage(language, 'Vi ringer dig inte. Lägg på.'), { exact: true }).waitFor();
    await visit(page, '/app', language);
  }
}

export type Three = { readonly phone: Page; readonly app: Page; readonly desk: Page };
type Caller = { readonly userCode: string; readonly ownCode: string };

/** One call of an enrolled customer from the menu to the advisor and its end, in one language. */
export async function visitCall(bank: Bank, { phone, app, desk }: Three, caller: Caller, language: Language, visit: Visit): Promise<void> {
  const named = (swedish: string) => inLanguage(language, swedish);
  const press = (page: Page, name: string) => page.getByRole('button', { name: named(name), exact: true }).click();
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await desk.goto(`${bank.main}/desk?lang=${language}`);
  await heading(desk, named('Kundtjänst'));
  await visit(desk, '/desk', language);
  await app.goto(`${bank.app}/app?lang=${language}`);
  await heading(app, named('Vi talar inte med dig just nu'));

  await askForApp(phone, bank, caller, language, visit);
  await heading(app, /14|\d{1,2}[.:]\d{2}/);
  await visit(app, '/app', language);
  await openRequest(app, language, visit);
  await visit(app, '/app/requests/{id}', language);
  await press(app, 'Godkänn');
  await app.getByRole('dialog').waitFor();
  await visit(app, '/app/requests/{id}', language);
  await app.getByLabel(named('Din egen kod i Lyktan'), { exact: true }).fill(caller.ownCode);
  await press(app, 'Bekräfta');
  await describeApp(app).status(named('Klart. Gå tillbaka till samtalet.'));
  await visit(app, '/app/requests/{id}', language);

  await hears(phone, 'reason');
  await press(phone, '1');
  await hears(phone, 'queue');
  await visit(phone, '/{l}/demo/phone', language);
  await desk.getByRole('row').filter({ hasText: 'Aino Lindqvist' }).waitFor();
  await visit(desk, '/desk', language);
  await press(desk, 'Ta nästa samtal');
  await heading(desk, 'Aino Lindqvist');
  await visit(desk, '/desk/calls/{id}', language);
  await app.getByRole('link', { name: named('Hem'), exact: true }).click();
  await heading(app, /\d{1,2}[.:]\d{2}/);
  await visit(app, '/app', language);
  await press(phone, 'Lägg på');
  await desk
    .getByRole('status')
    .filter({ hasText: named('Identifieringen är slut. Samtalet är avslutat.') })
    .waitFor();
  await visit(desk, '/desk/calls/{id}', language);
  await visit(phone, '/{l}/demo/phone', language);
}

/** The two other answers, in one language. */
export async function visitRefusals(
  bank: Bank,
  { phone, app, desk }: Three,
  caller: Caller,
  language: Language,
  visit: Visit,
): Promise<void> {
  const named = (swedish: string) => inLanguage(language, swedish);
  const nothing: Visit = async () => {};
  for (const [answer, status] of [
    ['Avvisa', 'Avvisad. Den som ringer blir inte identifierad.'],
    ['Jag är inte i något samtal', 'Tack. Vi har stoppat begäran och varnat banken.'],
  ] as const) {
    await askForApp(phone, bank, caller, language, nothing);
    await app.goto(`${bank.app}/app?lang=${language}`);
    await openRequest(app, language, nothing);
    await app.getByRole('button', { name: named(answer), exact: true }).click();
    await describeApp(app).status(named(status));
    await visit(app, '/app/requests/{id}', language);
    await desk.getByRole('alert').first().waitFor();
    await phone.getByRole('button', { name: named('Lägg på'), exact: true }).click();
  }
  await desk
    .getByRole('alert')
    .filter({ hasText: named('I appen svarade kunden: jag är inte i något samtal. Begäran är stoppad.') })
    .waitFor();
  await visit(desk, '/desk/calls/{id}', language);
}

async function askForApp(phone: Page, bank: Bank, { userCode }: Caller, language: Language, visit: Visit): Promise<void> {
  const press = (name: string) => phone.getByRole('button', { name, exact: true }).click();
  await phone.goto(`${bank.main}/${language}/demo/phone?fast=1`);
  await phone.getByRole('log').waitFor();
  await visit(phone, '/{l}/demo/phone', language);
  await press(inLanguage(language, 'Ring'));
  await hears(phone, 'menu');
  await press('1');
  await hears(phone, 'user-code');
  for (const digit of userCode) await press(digit);
  await phone.getByRole('status').filter({ hasText: /^\d+ / }).waitFor();
  await visit(phone, '/{l}/demo/phone', language);
  await press(inLanguage(language, 'Fyrkant'));
  await hears(phone, 'app-request');
}

async function openRequest(app: Page, language: Language, visit: Visit): Promise<void> {
  const follow = (name: string) => app.getByRole('link', { name: inLanguage(language, name), exact: true }).click();
  await follow('Jag');
  await app.getByRole('link', { name: inLanguage(language, 'Godkänn transaktionen'), exact: true }).waitFor();
  await visit(app, '/app/me', language);
  await follow('Godkänn transaktionen');
  await app.getByRole('heading', { level: 1, name: inLanguage(language, 'Är det du som ringer oss?'), exact: true }).waitFor();
}

function hears(phone: Page, prompt: string): Promise<void> {
  return phone.getByRole('log').locator(`[data-prompt="${prompt}"]`).first().waitFor();
}
