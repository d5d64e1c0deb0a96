import type { Page } from 'playwright-core';
import { type Language, languages } from '#texts';
import { describeApp } from './app.ts';
import type { Bank } from './bank.ts';
import { comesTo } from './browser.ts';
import { openHome } from './code-table.ts';
import { inLanguage } from './contract.ts';
import { maj } from './people.ts';
import { askForSmsCode } from './web-login.ts';

/** What is done with a page that stands still. `path` as in docs/accessible-names.md; '' where it names none. */
type Visit = (page: Page, path: string, language: Language) => Promise<void>;
/** `read` its names only, where little else is new; `inspect` all of it; `meet` one name that was just waited for and does not stay. */
export type Visitor = { readonly read: Visit; readonly inspect: Visit; meet(path: string, swedish: string, language: Language): void };

const nothing: Visitor = { read: async () => {}, inspect: async () => {}, meet: () => {} };

/** Pages that are the same for everybody. */
const still = [
  'demo/people',
  'demo/clock',
  'help',
  ...[
    'phone',
    'app',
    'passkey',
    'get-codes',
    'user-code',
    'password',
    'code-table',
    'code-box',
    'sms-code',
    'phone-number',
    'login-failed',
    'lost',
    'security',
  ].map((name) => `help/${name}`),
  'help/service-points',
  'terms',
  'accessibility',
  'privacy',
];

export async function visitStillPages(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  for (const language of languages) {
    for (const place of still) {
      await page.goto(`${bank.main}/${language}/${place}`);
      await visitor.inspect(page, `/{l}/${place}`, language);
    }
    await visitLetters(page, bank, language, visitor);
    await visitSms(page, bank, language, visitor);
    await visitCodeBox(page, bank, language, visitor);
    await visitLogin(page, bank, language, visitor);
    await page.goto(`${bank.main}/${language}/no-such-page`);
    await visitor.inspect(page, '', language);
    await page.goto(`${bank.main}/staff/login?lang=${language}`);
    await visitor.inspect(page, '/staff/login', language);
  }
  // For engineers, in English only.
  await page.goto(`${bank.main}/docs`);
  await visitor.inspect(page, '', 'en');
}

/** A user code that nobody has sees every page of a log-in but the last. */
async function visitLogin(page: Page, bank: Bank, language: Language, visitor: Visitor): Promise<void> {
  const press = async (name: string) => {
    const button = page.getByRole('button', { name: inLanguage(language, name), exact: true });
    await Promise.all([page.waitForEvent('load'), button.click()]);
  };
  const inspect = (path: string) => visitor.inspect(page, path, language);
  await page.goto(`${bank.main}/${language}/login/passkey`);
  await inspect('/{l}/login/passkey');
  await press('Fortsätt');
  // There is none in this browser, and the dialogue ends by itself.
  await page
    .getByRole('status')
    .filter({ hasText: inLanguage(language, 'Ingen lösennyckel användes. Försök igen, eller välj ett annat sätt.') })
    .waitFor();
  await inspect('/{l}/identify/{id}');
  for (const place of ['login', 'login/app', 'login/code-table']) {
    await page.goto(`${bank.main}/${language}/${place}`);
    await inspect(`/{l}/${place}`);
  }
  await page.getByLabel(inLanguage(language, 'Användarkod'), { exact: true }).fill('7000001');
  await page.getByLabel(inLanguage(language, 'Lösenord'), { exact: true }).fill('9090');
  await press('Fortsätt');
  await inspect('/{l}/identify/{id}');
  await page.locator('#code').fill('123456');
  await press('Fortsätt');
  await inspect('/{l}/identify/{id}');
  await press('Godkänn i Lyktan i stället');
  await inspect('/{l}/identify/{id}');
  await press('Använd lösenord och kodtabell i stället');
  for (const code of ['9090', '123456', '123456']) {
    await page.locator('#code').fill(code);
    await press('Fortsätt');
  }
  await inspect('/{l}/identify/{id}');
}

/** Maj's code table: in its envelope, opened, and as text. Printed a moment after the bank has opened. */
async function visitLetters(page: Page, bank: Bank, language: Language, visitor: Visitor): Promise<void> {
  const letter = page.getByRole('article', { name: inLanguage(language, 'Kodtabell till Maj Söderholm') });
  await page.goto(`${bank.main}/${language}/demo/letters`);
  await comesTo(page, letter);
  await visitor.inspect(page, '/{l}/demo/letters', language);
  await letter.getByRole('button', { name: inLanguage(language, 'Öppna brevet') }).click();
  await letter.getByRole('link', { name: inLanguage(language, 'Visa som text') }).click();
  await letter.getByRole('table').waitFor();
  await visitor.inspect(page, '/{l}/demo/letters', language);
}

/** Every SMS that left, among them one with a code. */
async function visitSms(page: Page, bank: Bank, language: Language, visitor: Visitor): Promise<void> {
  // Once: a number gets so many in a quarter of an hour (T42), and other tests need some, too.
  if (language === 'sv') await askForSmsCode(page, bank, await openHome(bank, maj));
  await page.goto(`${bank.main}/${language}/demo/sms`);
  await page
    .getByRole('button', { name: inLanguage(language, 'Kopiera koden'), exact: true })
    .first()
    .waitFor();
  await visitor.inspect(page, '/{l}/demo/sms', language);
}

/** The emulator, lit. */
async function visitCodeBox(page: Page, bank: Bank, language: Language, visitor: Visitor): Promise<void> {
  await page.goto(`${bank.main}/${language}/demo/code-box`);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'ANGE PIN' }).waitFor();
  await visitor.inspect(page, '/{l}/demo/code-box', language);
}

/** Before the app is in use on this phone. */
export async function visitEnrolment(page: Page, bank: Bank, visitor: Visitor): Promise<void> {
  for (const language of languages) {
    await page.goto(`${bank.app}/app/enrol?lang=${language}`);
    await page.getByRole('heading', { level: 1, name: inLanguage(language, 'Börja använda Lyktan') }).waitFor();
    await visitor.inspect(page, '/app/enrol', language);
  }
}

/** Pages of the app that wait for nothing. */
export async function visitOwnPages(page: Page, bank: Bank, { ownCode }: Pick<Caller, 'ownCode'>, visitor: Visitor): Promise<void> {
  for (const language of languages) {
    for (const place of ['/app', '/app/me', '/app/phones', '/app/user-code', '/app/call-us', '/app/block']) {
      await page.goto(`${bank.app}${place}?lang=${language}`);
      // While it opens it has a heading, too, but nowhere to go.
      await page.getByRole('link', { name: inLanguage(language, 'Jag'), exact: true }).waitFor();
      await visitor.inspect(page, place, language);
    }
    await page.goto(`${bank.app}/app/call-us?lang=${language}`);
    await page.getByRole('button', { name: inLanguage(language, 'Hämta en kod'), exact: true }).click();
    await page.getByLabel(inLanguage(language, 'Din egen kod i Lyktan'), { exact: true }).fill(ownCode);
    await page.getByRole('button', { name: inLanguage(language, 'Bekräfta'), exact: true }).click();
    await page.getByText(inLanguage(language, 'Samtalskod'), { exact: true }).waitFor();
    await visitor.inspect(page, '/app/call-us', language);
    await page.goto(`${bank.app}/app?lang=${language}`);
    await page.getByRole('button', { name: inLanguage(language, 'Någon säger sig ringa från banken'), exact: true }).click();
    await page.getByRole('status').getByText(inLanguage(language, 'Vi ringer dig inte. Lägg på.'), { exact: true }).waitFor();
    await visitor.inspect(page, '/app', language);
  }
}

export type Three = { readonly phone: Page; readonly app: Page; readonly desk: Page };
type Caller = { readonly userCode: string; readonly ownCode: string };

/** One call of an enrolled customer from the menu to the advisor and its end, in one language. */
export async function visitCall(
  bank: Bank,
  { phone, app, desk }: Three,
  caller: Caller,
  language: Language,
  visitor: Visitor,
): Promise<void> {
  const named = (swedish: string) => inLanguage(language, swedish);
  const press = (page: Page, name: string) => page.getByRole('button', { name: named(name), exact: true }).click();
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await desk.goto(`${bank.main}/desk?lang=${language}`);
  await heading(desk, named('Kundtjänst'));
  await visitor.inspect(desk, '/desk', language);
  await app.goto(`${bank.app}/app?lang=${language}`);
  await heading(app, named('Vi talar inte med dig just nu'));

  await askForApp(phone, bank, caller, language, visitor);
  await heading(app, /14|\d{1,2}[.:]\d{2}/);
  await visitor.inspect(app, '/app', language);
  await openRequest(app, language, visitor);
  await visitor.inspect(app, '/app/requests/{id}', language);
  await press(app, 'Godkänn');
  await app.getByRole('dialog').waitFor();
  await visitor.inspect(app, '/app/requests/{id}', language);
  await app.getByLabel(named('Din egen kod i Lyktan'), { exact: true }).fill(caller.ownCode);
  await press(app, 'Bekräfta');
  await describeApp(app).status(named('Klart. Gå tillbaka till samtalet.'));
  await visitor.read(app, '/app/requests/{id}', language);

  await hears(phone, 'reason');
  await press(phone, '1');
  await hears(phone, 'queue');
  await visitor.inspect(phone, '/{l}/demo/phone', language);
  await desk.getByRole('row').filter({ hasText: 'Aino Lindqvist' }).waitFor();
  await visitor.inspect(desk, '/desk', language);
  await press(desk, 'Ta nästa samtal');
  await heading(desk, 'Aino Lindqvist');
  // Not in the card as it was in the queue: only of whom one talks with.
  await desk.getByRole('region', { name: named('Felaktig kod: vad har hänt?'), exact: true }).waitFor();
  await visitor.inspect(desk, '/desk/calls/{id}', language);
  await app.getByRole('link', { name: named('Hem'), exact: true }).click();
  await heading(app, /\d{1,2}[.:]\d{2}/);
  await visitor.inspect(app, '/app', language);
  await press(phone, 'Lägg på');
  await desk
    .getByRole('status')
    .filter({ hasText: named('Identifieringen är slut. Samtalet är avslutat.') })
    .waitFor();
  await visitor.inspect(desk, '/desk/calls/{id}', language);
  await visitor.inspect(phone, '/{l}/demo/phone', language);
}

/** The two other answers, in one language. */
export async function visitRefusals(
  bank: Bank,
  { phone, app, desk }: Three,
  caller: Caller,
  language: Language,
  visitor: Visitor,
): Promise<void> {
  const named = (swedish: string) => inLanguage(language, swedish);
  for (const [answer, status] of [
    ['Avvisa', 'Avvisad. Den som ringer blir inte identifierad.'],
    ['Jag är inte i något samtal', 'Tack. Vi har stoppat begäran och varnat banken.'],
  ] as const) {
    await askForApp(phone, bank, caller, language, nothing);
    await app.goto(`${bank.app}/app?lang=${language}`);
    await openRequest(app, language, nothing);
    await app.getByRole('button', { name: named(answer), exact: true }).click();
    await describeApp(app).status(named(status));
    await visitor.read(app, '/app/requests/{id}', language);
    await desk.getByRole('alert').first().waitFor();
    await phone.getByRole('button', { name: named('Lägg på'), exact: true }).click();
  }
  await desk
    .getByRole('alert')
    .filter({ hasText: named('I appen svarade kunden: jag är inte i något samtal. Begäran är stoppad.') })
    .first()
    .waitFor();
  await visitor.inspect(desk, '/desk/calls/{id}', language);
}

/** A bank in which the caller keys the heard code into the app, and waits no longer than the test does. */
export async function visitStrict(bank: Bank, { phone, app, desk }: Three, caller: Caller, visitor: Visitor): Promise<void> {
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  await askForApp(phone, bank, caller, 'sv', nothing, 'app-request-strict');
  await app.goto(`${bank.app}/app?lang=sv`);
  await openRequest(app, 'sv', nothing);
  const request = new URL(app.url()).pathname;
  for (const language of languages) {
    await app.goto(`${bank.app}${request}?lang=${language}`);
    await app.getByRole('textbox', { name: inLanguage(language, 'Identifieringskoden du hörde'), exact: true }).waitFor();
    await visitor.read(app, '/app/requests/{id}', language);
  }
  // After all names are read: on a slow machine the request ends while the pages are looked at.
  for (const language of languages) {
    await app.goto(`${bank.app}${request}?lang=${language}`);
    await app.getByRole('heading', { level: 1, name: inLanguage(language, 'Är det du som ringer oss?'), exact: true }).waitFor();
    await visitor.inspect(app, '/app/requests/{id}', language);
  }
  await hears(phone, 'try-again');
  await press(phone, '5');
  await hears(phone, 'queue');
  await press(desk, 'Ta nästa samtal');
  await desk.getByRole('heading', { level: 1, name: 'Oidentifierad kund', exact: true }).waitFor();
  const card = new URL(desk.url()).pathname;
  for (const language of languages) {
    await desk.goto(`${bank.main}${card}?lang=${language}`);
    await desk.getByRole('heading', { level: 1, name: inLanguage(language, 'Oidentifierad kund'), exact: true }).waitFor();
    await visitor.inspect(desk, '/desk/calls/{id}', language);
  }
}

async function askForApp(
  phone: Page,
  bank: Bank,
  { userCode }: Caller,
  language: Language,
  visitor: Visitor,
  request = 'app-request',
): Promise<void> {
  const press = (name: string) => phone.getByRole('button', { name, exact: true }).click();
  await phone.goto(`${bank.main}/${language}/demo/phone?fast=1`);
  await phone.getByRole('log').waitFor();
  await visitor.inspect(phone, '/{l}/demo/phone', language);
  await press(inLanguage(language, 'Ring'));
  await hears(phone, 'menu');
  await press('1');
  await hears(phone, 'user-code');
  for (const digit of userCode) await press(digit);
  // Waited for, not looked for: after the pause between digits the entry is over and the status another.
  const keyed = inLanguage(language, '4 siffror knappade').replace('4', String(userCode.length));
  await phone.getByRole('status').getByText(keyed, { exact: true }).waitFor();
  visitor.meet('/{l}/demo/phone', '4 siffror knappade', language);
  await press(inLanguage(language, 'Fyrkant'));
  await hears(phone, request);
}

async function openRequest(app: Page, language: Language, visitor: Visitor): Promise<void> {
  const follow = (name: string) => app.getByRole('link', { name: inLanguage(language, name), exact: true }).click();
  await follow('Jag');
  await app.getByRole('link', { name: inLanguage(language, 'Godkänn transaktionen'), exact: true }).waitFor();
  await visitor.inspect(app, '/app/me', language);
  await follow('Godkänn transaktionen');
  await app.getByRole('heading', { level: 1, name: inLanguage(language, 'Är det du som ringer oss?'), exact: true }).waitFor();
}

function hears(phone: Page, prompt: string): Promise<void> {
  return phone.getByRole('log').locator(`[data-prompt="${prompt}"]`).first().waitFor();
}
