import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { askForApp } from '../stories/ask-for-app.ts';
import { tellOfMidCall } from '../stories/mid-call.ts';
import { type App, openApp } from './app.ts';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { aino } from './people.ts';
import { openPhone, openScene, type Phone } from './phone.ts';

let phone: Phone;
let other: Phone;
let app: App;

tellOfMidCall(openScene);

story('two calls in the same name at once', () => {
  before(async () => {
    const bank = await openBank();
    [phone, other, app] = await Promise.all([openPhone(bank), openPhone(bank), openApp(bank, aino)]);
  });

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
