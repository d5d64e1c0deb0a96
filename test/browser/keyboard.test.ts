import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { appAt } from './app.ts';
import { type Bank, issueActivationCode, openBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { tauno } from './people.ts';
import { openPhone, type Phone } from './phone.ts';

let bank: Bank;
let phone: Phone;
let app: Page;
let desk: Desk;

type Role = 'button' | 'link' | 'textbox';

/** Tab by Tab to the control of this name, as somebody without a pointer goes; it must be seen to have the focus. */
async function tabTo(page: Page, role: Role | 'masked', name: string): Promise<void> {
  const wanted = role === 'masked' ? page.getByLabel(name, { exact: true }) : page.getByRole(role, { name, exact: true });
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const focused = wanted.and(page.locator(':focus'));
    if ((await focused.count()) === 0) continue;
    const ring = await page.evaluate(
      `(({ outlineStyle, boxShadow }) => outlineStyle + boxShadow)(getComputedStyle(document.activeElement))`,
    );
    assert.notEqual(ring, 'nonenone', `nobody sees that "${name}" has the focus`);
    return;
  }
  assert.fail(`Tab never came to "${name}"`);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

story('by keyboard alone', () => {
  before(async () => {
    bank = await openBank();
    app = await openPage(appAt(bank));
    [phone, desk] = [await openPhone(bank), await openDesk(bank)];
  });

  test('S10 part: Tauno starts using the app', async () => {
    await heading(app, 'Börja använda Lyktan');
    const code = await issueActivationCode(bank, tauno.userCode);
    for (const [role, field, typed] of [
      ['textbox', 'Användarkod', tauno.userCode],
      ['textbox', 'Aktiveringskod', code],
      ['masked', 'Välj en egen kod', tauno.ownCode],
      ['masked', 'Upprepa koden', tauno.ownCode],
    ] as const) {
      await tabTo(app, role, field);
      await app.keyboard.type(typed);
    }
    await app.keyboard.press('Enter');
    await heading(app, 'Vi talar inte med dig just nu');
  });

  test('S5, S6: he rings and keys on the keys of the keyboard', async () => {
    await tabTo(phone.page, 'button', 'Ring');
    await phone.page.keyboard.press('Enter');
    await phone.hears('menu');
    await phone.page.keyboard.press('1');
    await phone.hears('user-code');
    await phone.page.keyboard.type(`${tauno.userCode}#`);
    await phone.hears('app-request');
  });

  test('S8 part: he approves in the app; the dialog takes the focus and Enter sends it', async () => {
    await tabTo(app, 'link', 'Jag');
    await app.keyboard.press('Enter');
    await heading(app, 'Jag');
    await app.getByRole('link', { name: 'Godkänn transaktionen' }).waitFor();
    await tabTo(app, 'link', 'Godkänn transaktionen');
    await app.keyboard.press('Enter');
    await heading(app, 'Är det du som ringer oss?');
    await tabTo(app, 'button', 'Godkänn');
    await app.keyboard.press('Enter');
    await app.getByRole('dialog').waitFor();
    await app.keyboard.type(tauno.ownCode);
    await app.keyboard.press('Enter');
    await app.getByRole('status').getByText('Klart. Gå tillbaka till samtalet.').waitFor();
  });

  test('S14 part: he chooses a reason, the advisor takes the call with the keyboard, and he hangs up', async () => {
    await phone.hears('reason');
    await phone.page.keyboard.press('1');
    await phone.hears('queue');
    await desk.waits('Tauno Koskinen');
    await tabTo(desk.page, 'button', 'Ta nästa samtal');
    await desk.page.keyboard.press('Enter');
    await desk.shows('Tauno Koskinen');
    await tabTo(phone.page, 'button', 'Lägg på');
    await phone.page.keyboard.press('Enter');
    await phone.shows('Samtalet är slut');
    await desk.says('Identifieringen är slut. Samtalet är avslutat.');
  });

  test('Escape closes the dialog, and the focus is back where it was', async () => {
    await tabTo(app, 'link', 'Hem');
    await app.keyboard.press('Enter');
    await heading(app, 'Vi talar inte med dig just nu');
    await tabTo(app, 'link', 'Ring oss');
    await app.keyboard.press('Enter');
    await heading(app, 'Ring oss');
    await tabTo(app, 'button', 'Hämta en kod');
    await app.keyboard.press('Enter');
    await app.getByRole('dialog').waitFor();
    await app.keyboard.press('Escape');
    await app.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await app.evaluate('document.activeElement?.textContent'), 'Hämta en kod');
  });
});
