import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { askForApp } from '../stories/ask-for-app.ts';
import { openApp } from './app.ts';
import { endBank, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { openDesk } from './desk.ts';
import { aino } from './people.ts';
import { openPhone } from './phone.ts';

story('the power goes in mid-call', () => {
  test('I1, T38: the bank comes back on the same folder; the app is in use, the customers are there, the call is not', async () => {
    // Where nothing was before, as with the first `npm start`.
    const first = await startBank({ data: await mkdtemp(join(tmpdir(), 'styrka-browser-')) });
    const app = await openApp(first, aino);
    const phone = await openPhone(first);
    await askForApp(phone, aino.userCode);
    await app.openRequest();
    await first.kill();
    await phone.shows('Samtalet är slut');

    const again = await startBank({ data: first.data, port: first.port });
    await app.page.goto(`${again.app}/app`);
    await app.says('Vi talar inte med dig just nu');
    await app.isQuiet();
    const people = await openPage(`${again.main}/sv/demo/people`);
    assert.equal(await people.getByRole('button', { name: /^Bli / }).count(), 10);

    const desk = await openDesk(again);
    await desk.isQuiet();
    await phone.page.reload();
    await askForApp(phone, aino.userCode);
    await app.openRequest();
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await phone.hears('reason');
    await phone.press('1');
    await desk.waits('Aino Lindqvist');
    await endBank(again);
  });
});
