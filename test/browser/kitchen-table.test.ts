import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { openKitchenTable, writeDown } from './kitchen-table.ts';

let table: Page;
let seen: string[];

story('the first minute', () => {
  before(async () => {
    const bank = await openBank();
    const page = await openPage('about:blank', { viewport: { width: 1440, height: 900 } });
    seen = await writeDown(page);
    table = await openKitchenTable(bank, 'sv', page);
  });

  test('S2, S12, S13: Show me a call plays a real call through phone, app and desk, to its end', async () => {
    await table.getByRole('button', { name: 'Visa ett samtal', exact: true }).click();
    await table.getByRole('status').getByText('Nu är det din tur.').waitFor();
    const order = [
      'Vi talar inte med dig just nu',
      'app-request',
      'Är det du som ringer oss?',
      'Klart. Gå tillbaka till samtalet.',
      'identified',
      'Aino Lindqvist',
      'Identifieringen är slut. Samtalet är avslutat.',
    ];
    assert.deepEqual(
      seen.filter((words) => order.includes(words)),
      order,
    );
    assert.ok(seen.some((words) => /^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/.test(words)));
  });

  test('it can be shown again, and stopped at any second', async () => {
    await table.getByRole('button', { name: 'Visa ett samtal', exact: true }).click();
    await table.frameLocator('#phone-frame').getByRole('log').locator('[data-prompt="app-request"]').waitFor();
    await table.getByRole('button', { name: 'Stoppa visningen', exact: true }).click();
    await table.getByRole('status').getByText('Visningen är stoppad.').waitFor();
    await table.frameLocator('#phone-frame').getByRole('status').getByText('Samtalet är slut', { exact: true }).waitFor();
  });
});
