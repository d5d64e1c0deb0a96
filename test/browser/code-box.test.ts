import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Bank, endBank, startBank } from './bank.ts';
import { comesTo, openContext, openPage, story } from './browser.ts';
import {
  ahead,
  answerChallenge,
  type BoxInHand,
  digitsOf,
  fresh,
  greta,
  ines,
  makeCode,
  oskar,
  pressInTerminal,
  readStartPin,
  takeBox,
} from './code-box.ts';
import { press } from './web-login.ts';

const withoutScript = { javaScriptEnabled: false } as const;
const isAt = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const number = 'Personnummer (kundnummer)';

let shared: Promise<Bank> | undefined;

/** One for all of them: nobody else’s codes and passwords change in it. */
function openOwnBank(): Promise<Bank> {
  shared ??= startBank();
  return shared;
}

type Who = { readonly number: string; readonly password: string };

/** K3, K4: the first page. */
async function sayWho(page: Page, bank: Bank, { number: who, password }: Who): Promise<void> {
  await page.goto(`${bank.main}/sv/login`);
  await page.getByRole('link', { name: 'Med kodbox', exact: true }).click();
  await fill(page, number, who);
  await fill(page, 'Lösenord', password);
  await press(page, 'Fortsätt');
}

/** The next page. */
async function sayCode(page: Page, code: string): Promise<void> {
  await isAt(page, 'Ange behörighetskoden');
  await fill(page, 'Behörighetskod', code);
  await press(page, 'Logga in');
}

/** K5–K10, K33 steps 1–3: up to the temporary password, which is noted. Returns it. */
async function makeNewPassword(page: Page, bank: Bank, who: string, code: string): Promise<string> {
  await page.goto(`${bank.main}/sv/login/code-box`);
  await page.getByRole('link', { name: 'Skapa nytt lösenord', exact: true }).click();
  await isAt(page, 'Skapa nytt lösenord');
  await fill(page, number, who);
  await fill(page, 'Behörighetskod', code);
  await press(page, 'Logga in');
  await isAt(page, 'Ditt temporära lösenord');
  return digitsOf((await page.locator('.plate-code').textContent()) ?? '');
}

/** K10: both boxes are ticked. */
async function goOn(page: Page): Promise<void> {
  for (const name of ['Jag har noterat det temporära lösenordet', 'Jag accepterar villkoren'])
    await page.getByRole('checkbox', { name, exact: true }).check();
  await press(page, 'Fortsätt genom att logga in i Hamnen');
}

/** K11–K14, K33 steps 4–6. */
async function logInFirst(page: Page, who: Who, chosen: string, code: string): Promise<void> {
  await isAt(page, 'Logga in');
  await fill(page, number, who.number);
  await fill(page, 'Lösenord', who.password);
  await press(page, 'Fortsätt');
  await isAt(page, 'Byt lösenord');
  await fill(page, 'Nytt lösenord', chosen);
  await fill(page, 'Upprepa det nya lösenordet', chosen);
  await press(page, 'OK');
  await sayCode(page, code);
}

/** K16. */
async function join(page: Page, password: string): Promise<void> {
  await isAt(page, 'Anslutning till Hamnen');
  await press(page, 'Anslut…');
  await fill(page, 'Ditt personliga lösenord', password);
  await press(page, 'OK');
  await isAt(page, 'Din säkerhetslösning');
}

story('Greta has been given a code box', () => {
  let bank: Bank;
  let page: Page;
  let box: BoxInHand;
  let startPin: string;
  before(async () => {
    bank = await openOwnBank();
    [box, page] = await Promise.all([takeBox(bank, greta.serial), openPage(`${bank.main}/sv/login`, withoutScript)]);
  });

  test('K17–K22: the green OK, her start PIN from the letter, an own PIN twice; a weak one is refused, and the box goes dark', async () => {
    startPin = await readStartPin(bank, greta);
    await box.press('OK');
    await box.shows('ANGE PIN');
    await box.press(startPin);
    await box.shows('NY PIN');
    for (const weak of ['4444', '2345']) {
      await box.press(`${weak} OK`);
      await box.shows('ANNAN PIN');
    }
    await box.press('7283 OK');
    await box.shows('VERIFIERA');
    await box.isDone('7283 OK');
  });

  test('K2: her PIN stays on the page: after a new load it is the one she chose, and nothing that was sent holds it', async () => {
    const sent: string[] = [];
    // When the box was handed out is a long number, in which any four digits may stand, as they may in a port.
    const told = (body: string | null) => (body ?? '').replace(/"handedOut":\d+/, '');
    box.page.on('request', (request) => sent.push(`${new URL(request.url()).pathname} ${told(request.postData())}`));
    await box.page.reload();
    await box.press(`OK ${startPin} OK`);
    await box.shows('FEL PIN 4 KVAR');
    await box.press('7283 OK');
    assert.match(await box.code(), /^\d{8}$/);
    await box.press('OK');
    assert.ok(sent.some((one) => one.includes('/demo/v1/code-box')));
    for (const one of sent) assert.doesNotMatch(one, /7283/);
  });

  test('K5–K16: a new password, the terms, the first log-in, another password, a second code, and joining the web bank', async () => {
    const first = await makeCode(box, '7283');
    const password = await makeNewPassword(page, bank, greta.number, first);
    assert.match(password, /^\d{4}$/);
    await press(page, 'Fortsätt genom att logga in i Hamnen');
    await page.getByRole('link', { name: 'Notera det temporära lösenordet och bocka i att du har gjort det.', exact: true }).waitFor();
    await goOn(page);
    await logInFirst(page, { number: greta.number, password }, '5829', await makeCode(box, '7283'));
    await join(page, '5829');
  });

  test('K15, K25, K27: from then on number, password and a code of the box log her in; she is not asked to join again', async () => {
    await press(page, 'Logga ut');
    await sayWho(page, bank, { number: greta.number, password: '5829' });
    await sayCode(page, await makeCode(box, '7283'));
    await isAt(page, 'Din säkerhetslösning');
  });
});

story('Oskar uses his code box from day to day', () => {
  let bank: Bank;
  let page: Page;
  let box: BoxInHand;
  before(async () => {
    bank = await openOwnBank();
    [box, page] = await Promise.all([takeBox(bank, oskar.serial), openPage(`${bank.main}/sv/login`, withoutScript)]);
  });

  test('K3, K4, K24, K32: a code in the password field is told apart; on its own page it logs him in', async () => {
    const code = await makeCode(box, oskar.pin);
    await sayWho(page, bank, { number: oskar.number, password: code });
    await page.getByRole('link', { name: /^Det här ser ut som en kod från kodboxen\./ }).waitFor();
    await fill(page, 'Lösenord', oskar.password);
    await press(page, 'Fortsätt');
    await sayCode(page, code);
    await join(page, oskar.password);
  });

  test('K34: current password, the new one twice, OK; from the next time on it is the new one', async () => {
    await page.getByRole('link', { name: 'Byt lösenord', exact: true }).click();
    await fill(page, 'Nuvarande lösenord', oskar.password);
    await fill(page, 'Nytt lösenord', '3915');
    await fill(page, 'Upprepa det nya lösenordet', '3915');
    await press(page, 'OK');
    await page.getByRole('status').getByText('Lösenordet är bytt.').waitFor();
    await page.goto(`${bank.main}/sv/my`);
    await press(page, 'Logga ut');
    await sayWho(page, bank, { number: oskar.number, password: '3915' });
    await sayCode(page, await makeCode(box, oskar.pin));
    await isAt(page, 'Din säkerhetslösning');
    await press(page, 'Logga ut');
  });

  test('K23, K28, K29: the blue MENU changes his PIN; the code that was shown on the way is skipped', async () => {
    await box.press('OK');
    await box.shows('ANGE PIN');
    await box.press(`${oskar.pin} OK`);
    await box.code();
    await box.press('MENU');
    await box.shows('BYT PIN');
    await box.press('OK');
    await box.shows('NY PIN');
    for (const weak of ['4444', '2345']) {
      await box.press(`${weak} OK`);
      await box.shows('ANNAN PIN');
    }
    await box.press('8164 OK');
    await box.shows('VERIFIERA');
    await box.isDone('8164 OK');
    await sayWho(page, bank, { number: oskar.number, password: '3915' });
    await sayCode(page, await makeCode(box, '8164'));
    await isAt(page, 'Din säkerhetslösning');
    await press(page, 'Logga ut');
  });

  test('K33: a forgotten password is replaced with the box alone, and changed at the log-in after it', async () => {
    const password = await makeNewPassword(page, bank, oskar.number, await makeCode(box, '8164'));
    await goOn(page);
    await logInFirst(page, { number: oskar.number, password }, '4926', await makeCode(box, '8164'));
    await isAt(page, 'Din säkerhetslösning');
    await press(page, 'Logga ut');
  });

  test('N5: on a telephone he keys the digits on the page into the box, and its answer confirms the change; to other digits it is refused', async () => {
    // A browser of its own, in which the box has the PIN of the note still.
    const context = await openContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const [own, hand] = [await context.newPage(), await context.newPage()];
    const held = await takeBox(bank, oskar.serial, hand);
    await sayWho(own, bank, { number: oskar.number, password: '4926' });
    await sayCode(own, await makeCode(held, oskar.pin));
    await isAt(own, 'Din säkerhetslösning');
    const readChallenge = async () => {
      await own.goto(`${bank.main}/sv/my/phone-number`);
      await fill(own, 'Nytt telefonnummer', '070-174 06 71');
      await press(own, 'Ändra numret');
      await isAt(own, 'Ange lösenordet');
      await fill(own, 'Lösenord', '4926');
      await press(own, 'Fortsätt');
      await isAt(own, 'Ange svaret från kodboxen');
      return digitsOf((await own.locator('.plate-code').textContent()) ?? '');
    };
    const give = async (answer: string) => {
      await fill(own, 'Svaret från kodboxen', answer);
      await press(own, 'Fortsätt');
    };
    const undo = own.getByRole('button', { name: 'Ångra ändringen', exact: true });
    const first = await readChallenge();
    const answer = await answerChallenge(held, oskar.pin, first);
    await give(answer);
    await undo.click();
    await undo.waitFor({ state: 'detached' });

    const second = await readChallenge();
    assert.notEqual(second, first);
    await give(answer);
    await isAt(own, 'Det gick inte att bekräfta');
    await own.goto(`${bank.main}/sv/my/phone-number`);
    await isAt(own, 'Telefonnummer för sms-bekräftelser');
    assert.equal(await undo.count(), 0, 'nothing was changed');

    await give(await answerChallenge(held, oskar.pin, await readChallenge()));
    await undo.waitFor();
    await context.close();
  });

  test('D10: two windows and the terminal are one box, and no code comes twice', async () => {
    const other = await box.page.context().newPage();
    await other.goto(box.page.url());
    await box.press('OK 8164 OK');
    const first = await box.code();
    const seen = other.getByRole('status', { name: 'Display', exact: true }).filter({ hasText: /\d/ });
    assert.equal(digitsOf((await seen.textContent()) ?? ''), first, 'what one shows the other shows');
    // The terminal knows the PIN of his note: the one he has chosen never left the page.
    const said = await pressInTerminal(bank, oskar.serial, ['OK', `${oskar.pin}`, 'OK']);
    assert.deepEqual(said.slice(0, 3), ['Släckt', 'ANGE PIN', 'ANGE PIN, 4 siffror knappade']);
    const second = digitsOf(said[3] ?? '');
    await box.press('OK');
    const third = await makeCode(box, '8164');
    assert.equal(new Set([first, second, third]).size, 3);
    for (const code of [second, third]) {
      await sayWho(page, bank, { number: oskar.number, password: '4926' });
      await sayCode(page, code);
      await isAt(page, 'Din säkerhetslösning');
      await press(page, 'Logga ut');
    }
    await other.close();
  });
});

story('Ines has two code boxes', () => {
  let bank: Bank;
  let page: Page;
  before(async () => {
    bank = await openOwnBank();
    page = await openPage(`${bank.main}/sv/login`, withoutScript);
  });

  test('K26, K26c: a box that is thirty codes ahead fails like any wrong code; two in a row bring it back, and then it says what was wrong', async () => {
    const box = await takeBox(bank, ahead.serial);
    await sayWho(page, bank, ines);
    await sayCode(page, await makeCode(box, ahead.pin));
    await isAt(page, 'Inloggningen lyckades inte');
    await sayWho(page, bank, ines);
    await isAt(page, 'Ange behörighetskoden');
    await press(page, 'Ange två koder i rad i stället');
    await fill(page, 'Lösenord', ines.password);
    await press(page, 'Fortsätt');
    await fill(page, 'Första koden', await makeCode(box, ahead.pin));
    await fill(page, 'Nästa kod', await makeCode(box, ahead.pin));
    await press(page, 'Fortsätt');
    await join(page, ines.password);
    await page.getByText(`Kodboxen ${ahead.serial} var osynkroniserad med banken.`).waitFor();
  });

  test('K26a part: her other box logs her in, too', async () => {
    await press(page, 'Logga ut');
    await sayWho(page, bank, ines);
    await sayCode(page, await makeCode(await takeBox(bank, ines.serial), ines.pin));
    await isAt(page, 'Din säkerhetslösning');
  });
});

story('Oskar orders a new code box', () => {
  let bank: Bank;
  let page: Page;
  let letters: Page;
  before(async () => {
    bank = await openOwnBank();
    [page, letters] = await Promise.all([openPage(`${bank.main}/sv/login`, withoutScript), openPage(`${bank.main}/sv/demo/letters`)]);
  });
  after(() => bank && endBank(bank));

  const logIn = async (code: string) => {
    await sayWho(page, bank, { number: oskar.number, password: '4926' });
    await sayCode(page, code);
    await isAt(page, 'Din säkerhetslösning');
    await page.getByRole('link', { name: 'Kodbox', exact: true }).click();
    await isAt(page, 'Kodbox');
  };
  const codeOfOld = async () => makeCode(await takeBox(bank, oskar.serial), oskar.pin);

  test('K27, K36: he orders it with one press, and a moment later it is in his hands; the start PIN is not', async () => {
    await logIn(await codeOfOld());
    await press(page, 'Beställ en ny kodbox');
    await page.getByText(/Den är på väg\./).waitFor();
    const shelf = await openPage(`${bank.main}/sv/demo/code-box`);
    await comesTo(shelf, shelf.getByRole('option', { name: `${fresh.serial}, ${oskar.name}`, exact: true }));
    await comesTo(letters, letters.getByRole('article', { name: `Kodbox till ${oskar.name}`, exact: true }));
    await letters.getByText(/^Start-PIN till Oskar Fält postas den /).waitFor();
    assert.equal(await letters.getByRole('article', { name: `Start-PIN till ${oskar.name}`, exact: true }).count(), 0);
  });

  test('K27, N10: days later the start PIN comes; a code of the new box takes it into use, and then it logs him in', async () => {
    const clock = await openPage(`${bank.main}/sv/demo/clock`);
    for (let days = 0; days < 4; days++) await press(clock, 'Fram 1 dag');
    const startPin = await readStartPin(bank, oskar);
    const box = await takeBox(bank, fresh.serial);
    await box.press('OK');
    await box.shows('ANGE PIN');
    await box.press(`${startPin} OK`);
    await box.shows('NY PIN');
    await box.press('6148 OK');
    await box.shows('VERIFIERA');
    await box.isDone('6148 OK');
    await logIn(await codeOfOld());
    await fill(page, 'Behörighetskod', await makeCode(box, '6148'));
    await press(page, 'Ta kodboxen i bruk');
    await page.getByText('Kodboxen är i bruk.').waitFor();
    await page.goto(`${bank.main}/sv/my`);
    await press(page, 'Logga ut');
    await logIn(await makeCode(box, '6148'));
  });
});
