import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPhone, type Phone } from './phone.ts';

let phone: Phone;
let desk: Desk;

story('a caller who does not identify', () => {
  before(async () => {
    const bank = await openBank();
    [phone, desk] = await Promise.all([openPhone(bank), openDesk(bank)]);
  });

  test('S45: key 5 leads to an advisor, who sees that nobody is identified', async () => {
    await phone.call();
    await phone.hears('menu');
    await phone.press('5');
    await phone.hears('unidentified');
    await phone.hears('queue');
    await desk.waits('Oidentifierad kund');
    await desk.takeNext();
    await desk.shows('Oidentifierad kund');
    await desk.says('Har inte identifierat sig');
    await phone.hears('connecting');
    assert.equal(await desk.fact('Sätt'), 'Inget');
    await phone.page.getByRole('log').getByText('Du talar med Anna Backman.').waitFor();
  });

  test('S44: the card says what may be discussed: general matters only', async () => {
    const discuss = desk.page.getByRole('region', { name: 'Det här får ni tala om', exact: true });
    await discuss.getByText('Banktjänster på en allmän nivå.').waitFor();
    await phone.hangUp();
    await desk.says('Samtalet är avslutat.');
  });

  test('S45 part: key 0 does the same unannounced', async () => {
    await phone.call();
    await phone.hears('menu');
    await phone.press('0');
    await phone.hears('unidentified');
    await phone.hangUp();
  });
});
