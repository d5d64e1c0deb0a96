import { type Language, languages } from '#texts';
import { numbers } from '../credentials/box-bank.ts';
import type { BoxPages } from './box-pages.ts';
import type { Visitor } from './tour.ts';
import { press } from './web-login.ts';

/** Every page of Oskar’s way, in three languages each: a new password, the first log-in with it, joining, his box; two codes in a row. */
export async function visitBox(pages: BoxPages, visitor: Visitor): Promise<void> {
  await visitFirstPages(pages, visitor);
  await takeTemporary(pages, visitor);
  await logInFirst(pages, visitor);
  await join(pages, visitor);
  await visitOwnBox(pages, visitor);
  await visitTwoCodes(pages, visitor);
}

/** The page that is open, in every language, and then in Swedish again. */
async function inspectHere({ page }: BoxPages, visitor: Visitor, path: string): Promise<void> {
  const { origin, pathname, search } = new URL(page.url());
  const goTo = (language: Language) => page.goto(`${origin}/${language}${pathname.slice(3)}${search}`);
  for (const language of languages) {
    await goTo(language);
    await visitor.inspect(page, path, language);
  }
  await goTo('sv');
}

async function visitFirstPages(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page, address } = pages;
  for (const place of ['block', 'block/code-box', 'login', 'login/code-box', 'password/new/two-codes', 'password/new']) {
    await page.goto(`${address}/sv/${place}`);
    await inspectHere(pages, visitor, `/{l}/${place}`);
  }
  // With what was wrong: an answer to a form, which has no address.
  await page.getByRole('textbox', { name: 'Behörighetskod', exact: true }).fill('123');
  await press(page, 'Logga in');
  await page.locator('.error-summary').waitFor();
  await visitor.inspect(page, '/{l}/password/new', 'sv');
}

async function takeTemporary(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page, bank } = pages;
  await page.getByRole('textbox', { name: 'Personnummer (kundnummer)', exact: true }).fill(numbers.oskar);
  await page.getByRole('textbox', { name: 'Behörighetskod', exact: true }).fill(bank.boxes.oskar.press());
  await press(page, 'Logga in');
  await page.waitForURL('**/sv/password/temporary?**');
  await inspectHere(pages, visitor, '/{l}/password/temporary');
  await press(page, 'Fortsätt genom att logga in i Hamnen');
  await page.locator('.error-summary').waitFor();
  await inspectHere(pages, visitor, '/{l}/password/temporary');
}

async function logInFirst(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page, bank } = pages;
  const shown = (await page.locator('.plate-code').textContent()) ?? '';
  await page.getByRole('checkbox', { name: 'Jag har noterat det temporära lösenordet', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Jag accepterar villkoren', exact: true }).check();
  await press(page, 'Fortsätt genom att logga in i Hamnen');
  await page.waitForURL('**/sv/login/code-box');
  await inspectHere(pages, visitor, '/{l}/login/code-box');
  await page.getByRole('textbox', { name: 'Personnummer (kundnummer)', exact: true }).fill(numbers.oskar);
  await page.getByLabel('Lösenord', { exact: true }).fill(shown.replaceAll(/\D/g, ''));
  await press(page, 'Fortsätt');
  await page.waitForURL('**/sv/password/change?**');
  await inspectHere(pages, visitor, '/{l}/password/change');
  await page.getByLabel('Nytt lösenord', { exact: true }).fill('5829');
  await page.getByLabel('Upprepa det nya lösenordet', { exact: true }).fill('5829');
  await press(page, 'OK');
  await page.waitForURL('**/sv/identify/**');
  await inspectHere(pages, visitor, '/{l}/identify/{id}');
  await page.getByRole('textbox', { name: 'Behörighetskod', exact: true }).fill(bank.boxes.oskar.press());
  await press(page, 'Logga in');
}

async function join(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page } = pages;
  await page.waitForURL('**/sv/join');
  await inspectHere(pages, visitor, '/{l}/join');
  await press(page, 'Anslut…');
  await page.waitForURL('**/sv/join?flow=**');
  await inspectHere(pages, visitor, '/{l}/join');
  await page.getByLabel('Ditt personliga lösenord', { exact: true }).fill('5829');
  await press(page, 'OK');
  await page.waitForURL('**/sv/my?said=joined');
}

async function visitOwnBox(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page, address, bank } = pages;
  await bank.hand('oskar', 'handed-out');
  for (const place of ['my', 'my/code-box', 'my/password']) {
    await page.goto(`${address}/sv/${place}`);
    await inspectHere(pages, visitor, `/{l}/${place}`);
  }
  await page.goto(`${address}/sv/my/code-box`);
  await page.getByRole('button', { name: 'Spärra den här kodboxen', exact: true }).first().click();
  await page.getByRole('link', { name: 'Behåll den', exact: true }).waitFor();
  await visitor.inspect(page, '', 'sv');
  await page.goto(`${address}/sv/my`);
  await press(page, 'Logga ut');
}

async function visitTwoCodes(pages: BoxPages, visitor: Visitor): Promise<void> {
  const { page, address, bank } = pages;
  await page.goto(`${address}/sv/login/code-box`);
  await page.getByRole('textbox', { name: 'Personnummer (kundnummer)', exact: true }).fill(numbers.ines);
  await page.getByLabel('Lösenord', { exact: true }).fill('6310');
  await press(page, 'Fortsätt');
  await page.waitForURL('**/sv/identify/**');
  await inspectHere(pages, visitor, '/{l}/identify/{id}');
  await press(page, 'Ange två koder i rad i stället');
  await page.getByLabel('Lösenord', { exact: true }).fill('6310');
  await press(page, 'Fortsätt');
  await page.getByRole('textbox', { name: 'Nästa kod', exact: true }).waitFor();
  await inspectHere(pages, visitor, '/{l}/identify/{id}');
  for (const name of ['Första koden', 'Nästa kod']) await page.getByRole('textbox', { name, exact: true }).fill(bank.boxes.ines.press());
  await press(page, 'Fortsätt');
  await page.waitForURL('**/sv/join');
}
