import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { type Bank, openBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { openKitchenTable, writeDown } from './kitchen-table.ts';

let bank: Bank;
const open = async () => {
  bank = await openBank();
};

type Table = { page: Page; phone: FrameLocator; app: FrameLocator; desk: FrameLocator; says(caption: string): Promise<void> };

async function sitDown(place = '/sv/demo?fast=1'): Promise<Table> {
  const page = await openPage(`${bank.main}${place}`);
  const says = (caption: string) => page.getByRole('status').getByText(caption, { exact: true }).waitFor();
  await says('Allt är klart.');
  const [phone, app, desk] = ['phone', 'app', 'desk'].map((name) => page.frameLocator(`#${name}-frame`));
  assert.ok(phone && app && desk);
  return { page, phone, app, desk, says };
}

const press = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true }).click();

story('the kitchen table', () => {
  before(open);

  test('the app enrols itself by the public way, and the advisor sits at the desk', async () => {
    const { page, app, desk } = await sitDown();
    await app.getByRole('heading', { level: 1, name: 'Vi talar inte med dig just nu', exact: true }).waitFor();
    assert.equal(await desk.getByRole('switch', { name: 'Ledig', exact: true }).getAttribute('aria-checked'), 'true');
    for (const name of ['Telefonen', 'Appen Lyktan', 'Kundtjänst']) await page.getByRole('region', { name, exact: true }).waitFor();
  });

  test('S1–S15: the show presses the real buttons: the advisor knows who it is, and at hang-up the lamp goes out', async () => {
    const page = await openPage('about:blank', { viewport: { width: 1440, height: 900 } });
    const seen = await writeDown(page);
    await openKitchenTable(bank, 'sv', page);
    await press(page, 'Visa ett samtal');
    await page.getByRole('status').getByText('Nu är det din tur.', { exact: true }).waitFor();
    for (const order of [
      ['Vi talar inte med dig just nu', 'app-request', 'Är det du som ringer oss?', 'Klart. Gå tillbaka till samtalet.'],
      ['app-request', 'identified', 'reason', 'Aino Lindqvist', 'Identifieringen är slut. Samtalet är avslutat.'],
    ])
      assert.deepEqual(
        seen.filter((words) => order.includes(words)),
        order,
      );
    assert.ok(seen.some((words) => /^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/.test(words)));
    await page.frameLocator('#phone-frame').getByRole('status').getByText('Samtalet är slut', { exact: true }).waitFor();
  });

  test('it can be shown again, and stopped: then the phone hangs up', async () => {
    const { page, phone, says } = await sitDown();
    await press(page, 'Visa ett samtal');
    await says('Nu är det din tur.');
    await page.goto(`${bank.main}/sv/demo`);
    await says('Allt är klart.');
    await press(page, 'Visa ett samtal');
    await phone.getByRole('status').getByText('Samtal pågår', { exact: true }).waitFor();
    await press(page, 'Stoppa visningen');
    await says('Visningen är stoppad.');
    await phone.getByRole('status').getByText('Samtalet är slut', { exact: true }).waitFor();
    await press(page, 'Visa ett samtal');
    await phone.getByRole('status').getByText('Samtal pågår', { exact: true }).waitFor();
    await press(page, 'Stoppa visningen');
  });

  test('another customer takes the app over by its own buttons, and the note has what they need', async () => {
    const { page, app, says } = await sitDown();
    await page.getByRole('combobox', { name: 'Kund', exact: true }).selectOption('Elias Nyberg');
    await page.getByText('5290 7746', { exact: true }).waitFor();
    await says('Allt är klart.');
    await app.getByRole('link', { name: 'Jag', exact: true }).click();
    await app.getByRole('link', { name: 'Kontrollera användarkoden', exact: true }).click();
    await app.getByText('5290 7746', { exact: true }).waitFor();
  });

  test('a customer without an app finds it not in use, and there is nothing to show', async () => {
    const { page, app } = await sitDown('/sv/demo?customer=maj');
    await app.getByRole('heading', { level: 1, name: 'Börja använda Lyktan', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Visa ett samtal', exact: true }).isDisabled(), true);
  });

  test('the hand obeys the table only: another page’s message presses nothing', async () => {
    const page = await openPage(`${bank.main}/sv/demo/phone`);
    await page.evaluate(() =>
      window.postMessage({ to: 'hand', id: 1, command: { do: 'press', control: { role: 'button', name: 'Ring' } } }, '*'),
    );
    await page.getByRole('status').getByText('Inget samtal', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset['atTheTable']), undefined);
  });
});

story('the demo’s other pages', () => {
  before(open);

  test('Be Aino leads to the table, and a member of staff logs in with a link', async () => {
    const page = await openPage(`${bank.main}/sv/demo/people`);
    await press(page, 'Bli Tauno Koskinen');
    await page.getByRole('combobox', { name: 'Kund', exact: true }).waitFor();
    assert.match(page.url(), /customer=tauno/);
    await page.goto(`${bank.main}/sv/demo/people`);
    await page.getByRole('link', { name: 'Logga in som Jonas Ek', exact: true }).click();
    await press(page, 'Logga in');
    await page.waitForURL('**/desk');
    // The desk speaks the advisor's language, and another test may have changed it.
    await page.goto(`${bank.main}/desk?lang=sv`);
    await page.getByRole('heading', { level: 1, name: 'Kundtjänst', exact: true }).waitFor();
  });

  test('the clock goes forward, and start afresh gives a clean bank', async () => {
    const page = await openPage(`${bank.main}/sv/demo/clock`);
    const before = await page.getByText('I banken är det').textContent();
    await press(page, 'Fram 1 dag');
    await page.getByText('I banken är det').waitFor();
    assert.notEqual(await page.getByText('I banken är det').textContent(), before);
    await press(page, 'Börja om från början');
    await page.getByRole('heading', { level: 1, name: 'Vem är det som ringer?', exact: true }).waitFor();
    await page.getByRole('status').getByText('Allt är klart.', { exact: true }).waitFor();
    await page.goto(`${bank.main}/sv/demo/clock`);
    assert.equal((await page.getByText('I banken är det').textContent())?.slice(0, 20), before?.slice(0, 20));
  });
});
