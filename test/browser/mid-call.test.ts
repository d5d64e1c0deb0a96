import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, openApp } from './app.ts';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { aino } from './people.ts';
import { askForApp, openPhone, type Phone } from './phone.ts';

let phone: Phone;
let other: Phone;
let app: App;
let desk: Desk;

const openAll = async () => {
  const bank = await openBank();
  [phone, other, app, desk] = await Promise.all([openPhone(bank), openPhone(bank), openApp(bank, aino), openDesk(bank)]);
};

story('the advisor asks for an identification in mid-call', () => {
  before(openAll);

  test('N1: Aino, whom nobody knows yet, is asked to identify while she talks', async () => {
    await phone.call();
    await phone.hears('menu');
    await phone.press('5');
    await phone.hears('queue');
    await desk.waits('Oidentifierad kund');
    await desk.takeNext();
    await desk.shows('Oidentifierad kund');
    await phone.hears('connecting');
    await desk.press('Be kunden identifiera sig');
    await phone.hears('step-up');
    await phone.hears('step-up-menu');
    await phone.press('1');
  });

  test('N1, S36: the advisor sees which step she hears, and never a digit', async () => {
    await phone.hears('user-code');
    const hears = desk.page.getByRole('region', { name: 'Vad kunden hör just nu', exact: true });
    await hears.getByText(/användarkod/).waitFor();
    await phone.press(aino.userCode.slice(0, 5));
    await phone.page.getByRole('status').getByText('5 siffror knappade', { exact: true }).waitFor();
    assert.doesNotMatch((await desk.page.textContent('main')) ?? '', /5 siffror|47110/);
    await phone.press(`${aino.userCode.slice(5)}#`);
  });

  test('N1: she approves in the app, the lamp lights on the card and the talk goes on', async () => {
    await phone.hears('app-request');
    await app.openRequest();
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.status('Klart. Gå tillbaka till samtalet.');
    await phone.hears('identified');
    await phone.hears('step-up-back');
    await desk.shows('Aino Lindqvist');
    await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/);
  });

  test('the advisor ends the call, and nobody is identified any more', async () => {
    await desk.press('Avsluta samtalet');
    await phone.shows('Samtalet är slut');
    await desk.says('Identifieringen är slut. Samtalet är avslutat.');
    await desk.press('Till kön');
  });
});

story('two calls in the same name at once', () => {
  before(openAll);

  test('T25: both requests wait, and none displaces the other', async () => {
    const codes = [await askForApp(phone, aino.userCode), await askForApp(other, aino.userCode)];
    await app.me();
    const waiting = app.page.getByRole('link', { name: 'Godkänn transaktionen' });
    await waiting.nth(1).waitFor();
    const shown: string[] = [];
    for (const at of [0, 1]) {
      await waiting.nth(at).click();
      await app.says('Är det du som ringer oss?');
      shown.push((await app.page.locator('.plate-code').textContent()) ?? '');
      await app.me();
    }
    assert.deepEqual(shown.sort(), codes.sort());
  });

  test('T26, I9: only the call whose code she approves is identified', async () => {
    const code = (await phone.page.getByRole('log').locator('[data-prompt="app-request"]').textContent()) ?? '';
    const waiting = app.page.getByRole('link', { name: 'Godkänn transaktionen' });
    await waiting.first().click();
    await app.says('Är det du som ringer oss?');
    const shown = ((await app.page.locator('.plate-code').textContent()) ?? '').replace(/(..)(..)/, '$1 $2');
    if (!code.includes(shown)) {
      await app.me();
      await waiting.last().click();
      await app.says('Är det du som ringer oss?');
    }
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.status('Klart. Gå tillbaka till samtalet.');
    await phone.hears('identified');
    assert.ok(!(await other.prompts()).includes('identified'));
  });

  test('N3: the app goes on to say that another call in her name is open', async () => {
    await app.home();
    await app.says(/^Du talar med oss sedan/);
    await app.page.getByText(/^Ett annat samtal i ditt namn är öppet sedan/).waitFor();
    await phone.hangUp();
    await other.hangUp();
    await app.says('Vi talar inte med dig just nu');
  });
});
