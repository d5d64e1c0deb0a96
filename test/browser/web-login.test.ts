import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type App, openApp } from './app.ts';
import { type Bank, endBank, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { cellIn, type Home, openHome } from './code-table.ts';
import { findFaults, findSideways } from './inspect.ts';
import { aino, maj } from './people.ts';

const withoutScript = { javaScriptEnabled: false } as const;
const birger = { name: 'Birger Strandell', userCode: '7740156', number: '070-174 06 29', password: '120560' } as const;
const sirkka = { name: 'Sirkka Hellman', userCode: '918364', number: '070-174 06 35', password: '4172' } as const;
const failed = 'Inloggningen lyckades inte';

let shared: Promise<Bank> | undefined;

/** One for the first two stories: they are different people. */
function openOwnBank(): Promise<Bank> {
  shared ??= startBank();
  return shared;
}

type Who = { readonly userCode: string; readonly password: string };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const isAt = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** By the links that a customer follows. */
async function sayWho(page: Page, bank: Bank, { userCode, password }: Who): Promise<void> {
  await page.goto(`${bank.main}/sv/login`);
  await page.getByRole('link', { name: 'Med kodtabell', exact: true }).click();
  await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(userCode);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await press(page, 'Fortsätt');
}

/** The cell that is asked, or another one. */
async function sayCell(page: Page, home: Home, code?: string): Promise<void> {
  const cell = cellIn((await page.getByRole('heading', { level: 1, name: /^Ange koden/ }).textContent()) ?? '');
  await page.getByRole('textbox', { name: `Kod ${cell}`, exact: true }).fill(code ?? (await home.cell(cell)));
  await press(page, 'Fortsätt');
}

async function saySms(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Bekräftelsekod', exact: true }).fill(code);
  await press(page, 'Fortsätt');
}

async function sayNew(page: Page, password: string, again = password): Promise<void> {
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(password);
  await page.getByLabel('Upprepa det nya lösenordet', { exact: true }).fill(again);
  await press(page, 'OK');
}

story('logging in on the web without JavaScript', () => {
  let bank: Bank;
  let page: Page;
  let homes: Record<'maj' | 'birger', Home>;
  before(async () => {
    bank = await openOwnBank();
    page = await openPage(`${bank.main}/sv/login`, withoutScript);
    homes = { maj: await openHome(bank, maj), birger: await openHome(bank, birger) };
  });

  test('S59 part: Maj logs in with user code, password, the cell of her table, and the code that comes by SMS', async () => {
    await sayWho(page, bank, maj);
    await sayCell(page, homes.maj);
    await isAt(page, 'Ange bekräftelsekoden');
    await saySms(page, await homes.maj.sms());
    await isAt(page, 'Din säkerhetslösning');
    await press(page, 'Logga ut');
    await isAt(page, 'Logga in');
    await page.getByText('Du är utloggad.').waitFor();
  });

  for (const [what, answers] of [
    ['a wrong password', { ...maj, password: '9090' }],
    ['a user code that nobody has', { ...maj, userCode: '111222' }],
    ['blocked codes, rightly given', sirkka],
  ] as const)
    test(`S16, D6, T17: ${what} is told nothing before the end, and then what everybody is told`, async () => {
      const stranger = await openPage(`${bank.main}/sv/login`, withoutScript);
      const home = answers === sirkka ? await openHome(bank, sirkka) : homes.maj;
      await sayWho(stranger, bank, answers);
      await sayCell(stranger, home, answers.userCode === '111222' ? '123456' : undefined);
      await isAt(stranger, 'Ange bekräftelsekoden');
      await saySms(stranger, '123456');
      await stranger.getByRole('alert').filter({ hasText: failed }).waitFor();
      await stranger.getByText('Kontrollera uppgifterna och försök igen.').waitFor();
      await stranger.getByRole('link', { name: 'Vad kan det bero på?', exact: true }).waitFor();
      await press(stranger, 'Försök igen');
      await stranger.getByRole('heading', { level: 2, name: 'Med kodtabell', exact: true }).waitFor();
      await stranger.context().close();
    });

  test('S51, S52, D3, T18 part: Birger logs in for the first time with his date of birth and must choose a password', async () => {
    await sayWho(page, bank, birger);
    await sayCell(page, homes.birger);
    await saySms(page, await homes.birger.sms());
    await isAt(page, 'Byt lösenord');
    for (const [weak, again, sentence] of [
      ['1111', '1111', 'Det får inte bestå av lika siffror'],
      ['120560', '120560', 'vara ditt födelsedatum'],
      ['2748', '2749', 'Lösenorden är inte lika.'],
    ] as const) {
      await sayNew(page, weak, again);
      await page.getByRole('link', { name: sentence }).waitFor();
    }
    await sayNew(page, '2748');
    await isAt(page, 'Din säkerhetslösning');
  });

  test('Back in the browser breaks nothing: every page on the way is one of ours, and the session is still there', async () => {
    while (await page.goBack()) assert.match(await page.title(), /Lyktbanken$/);
    await page.goto(`${bank.main}/sv/my`);
    await isAt(page, 'Din säkerhetslösning');
  });

  test('the pages of a log-in have no fault that a machine sees, light, dark, narrow and at 400 %', async () => {
    const seen = await openPage(`${bank.main}/sv/login`);
    const faults: string[] = [];
    const look = async () => {
      const heading = await seen.getByRole('heading', { level: 1 }).textContent();
      faults.push(...[...(await findFaults(seen)), ...(await findSideways(seen))].map((fault) => `${heading}: ${fault}`));
    };
    await look();
    await sayWho(seen, bank, { userCode: '47', password: '' });
    await look();
    await sayWho(seen, bank, { userCode: '111223', password: '9090' });
    await look();
    await sayCell(seen, homes.maj, '123456');
    await look();
    await press(seen, 'Godkänn i Lyktan i stället');
    await isAt(seen, 'Öppna Lyktan och godkänn');
    await look();
    await press(seen, 'Använd lösenord och kodtabell i stället');
    await isAt(seen, 'Ange lösenordet');
    await look();
    await seen.getByLabel('Lösenord', { exact: true }).fill('9090');
    await press(seen, 'Fortsätt');
    await sayCell(seen, homes.maj, '123456');
    await saySms(seen, '123456');
    await isAt(seen, failed);
    await look();
    assert.deepEqual(faults, []);
  });
});

story('logging in on the web with the app', () => {
  let bank: Bank;
  let app: App;
  /** Where she is logged in. */
  let own: Page;
  before(async () => {
    bank = await openOwnBank();
    app = await openApp(bank, aino);
  });
  after(() => bank && endBank(bank));

  async function begin(page: Page): Promise<string> {
    await page.getByRole('link', { name: 'Med appen Lyktan', exact: true }).click();
    await page.getByRole('textbox', { name: 'Användarkod', exact: true }).fill(aino.userCode);
    await press(page, 'Fortsätt');
    await isAt(page, 'Öppna Lyktan och godkänn');
    return ((await page.locator('.plate .visually-hidden').textContent()) ?? '').replaceAll(' ', '');
  }

  async function approve(code: string): Promise<void> {
    await app.me();
    await app.page.getByRole('link', { name: 'Godkänn transaktionen', exact: true }).click();
    await app.page.getByText(`${code.split('').join(' ')}`).waitFor();
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.page.getByRole('status').filter({ hasText: 'Klart.' }).waitFor();
    await app.home();
  }

  test('S4 part: the page goes on by itself when Aino has approved the code that stands on it', async () => {
    const page = await openPage(`${bank.main}/sv/login`);
    await page.clock.install();
    const code = await begin(page);
    await page.clock.resume();
    await approve(code);
    await isAt(page, 'Din säkerhetslösning');
    own = page;
  });

  test('from minute 4 of 5 she is warned that she will be logged out, and stays if she wants to', async () => {
    const clock = await openPage(`${bank.main}/sv/demo/clock`);
    const dialog = own.getByRole('alertdialog', { name: 'Du loggas snart ut', exact: true });
    for (let times = 0; times < 2; times++) {
      for (let minutes = 0; minutes < 4; minutes++) await press(clock, 'Fram 1 minut');
      await own.clock.fastForward(4 * 60_000);
      await dialog.waitFor();
      assert.deepEqual(await findFaults(own), []);
      await dialog.getByRole('button', { name: 'Fortsätt vara inloggad', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await press(clock, 'Fram 1 minut');
    for (let minutes = 0; minutes < 5; minutes++) await press(clock, 'Fram 1 minut');
    await own.clock.fastForward(10 * 60_000);
    await isAt(own, 'Logga in');
    await own.getByText('Du är inte inloggad.').waitFor();
  });

  test('S4 part: without JavaScript a press says that it is approved, and before that it changes nothing', async () => {
    const page = await openPage(`${bank.main}/sv/login`, withoutScript);
    const code = await begin(page);
    await press(page, 'Jag har godkänt');
    await page.getByRole('status').filter({ hasText: 'Vi har inte fått ditt godkännande än.' }).waitFor();
    await approve(code);
    await press(page, 'Jag har godkänt');
    await isAt(page, 'Din säkerhetslösning');
  });
});

story('three months later', () => {
  let bank: Bank;
  after(() => bank && endBank(bank));

  test('S53: the first password of Birger, never changed, no longer works', async () => {
    bank = await startBank();
    const [home, majs] = [await openHome(bank, birger), await openHome(bank, maj)];
    const clock = await openPage(`${bank.main}/sv/demo/clock`);
    await press(clock, 'Fram 3 månader');
    const page = await openPage(`${bank.main}/sv/login`, withoutScript);
    await sayWho(page, bank, birger);
    await sayCell(page, home);
    // Any code fails that is guessed. With a password that still worked one would come, and before that of whoever logs in now.
    const other = await openPage(`${bank.main}/sv/login`, withoutScript);
    await sayWho(other, bank, maj);
    await sayCell(other, majs);
    await majs.sms();
    assert.equal(await home.countSms(), 0);
    await saySms(page, '123456');
    await isAt(page, failed);
  });
});
