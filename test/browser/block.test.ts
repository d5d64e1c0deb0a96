import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type App, openApp } from './app.ts';
import { type Bank, endBank, policies, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { cellIn, type Home, openHome } from './code-table.ts';
import { type Desk, openDesk } from './desk.ts';
import { aino, maj } from './people.ts';
import { openPhone, type Phone } from './phone.ts';
import { askForSmsCode } from './web-login.ts';

const password = '5863';
let bank: Bank;
let phone: Phone;
let app: App;
let desk: Desk;
let home: Home;

async function keyCodes(keyed: string): Promise<void> {
  await phone.call();
  await phone.hears('menu');
  await phone.press('4');
  assert.match(await phone.hears('block-start'), /dygnet runt/);
  await phone.hears('user-code');
  await phone.press(`${aino.userCode}#`);
  await phone.hears('password');
  await phone.press(`${keyed}#`);
  assert.match(await phone.hears('block-confirm'), /^Om du spärrar slutar alla dina koder och appen Lyktan att fungera\./);
}

story('Aino has lost her codes and presses 4', () => {
  before(async () => {
    bank = await startBank({ policy: policies.impatient });
    [phone, app, desk, home] = await Promise.all([
      openPhone(bank),
      openApp(bank, aino),
      openDesk(bank),
      openHome(bank, { name: 'Aino Lindqvist', number: '070-174 06 05' }),
    ]);
  });
  after(() => bank && endBank(bank));

  test('whoever has no right password is asked the same, blocks nothing, and comes to a person who knows no name', async () => {
    await keyCodes('0000');
    await phone.press('1');
    await phone.hears('block-not-done');
    await phone.hears('queue');
    await desk.takeNext();
    await desk.shows('Oidentifierad kund');
    await phone.hangUp();
    await desk.says('Samtalet är avslutat.');
    await app.me();
    await app.home();
    await app.says('Vi talar inte med dig just nu');
  });

  test('2 blocks nothing and leads back to the menu', async () => {
    await keyCodes(password);
    await phone.press('2');
    await phone.hears('menu');
    await phone.hangUp();
  });

  test('with user code and password she blocks them, is told where new ones are, and is not identified by it', async () => {
    await keyCodes(password);
    await phone.press('1');
    assert.match(await phone.hears('block-done'), /^Dina koder är nu spärrade\. Nya koder får du på vårt kundtjänstställe\./);
    await phone.hears('queue');
    await desk.takeNext();
    await desk.shows('Oidentifierad kund');
    assert.equal(await desk.page.getByText('Aino Lindqvist').count(), 0);
    await phone.hangUp();
  });

  test('S16 S28: the code table fails like any other identification that does not succeed, with everything right', async () => {
    const before = await home.countSms();
    await phone.call();
    await phone.hears('menu');
    await phone.press('2');
    await phone.hears('user-code');
    await phone.press(`${aino.userCode}#`);
    await phone.hears('password');
    await phone.press(`${password}#`);
    await phone.press(`${await home.cell(cellIn(await phone.hears('cell')))}#`);
    await phone.hears('sms');
    // If her codes still worked one would come, and before that of whoever logs in now.
    const majs = await openHome(bank, maj);
    await askForSmsCode(await openPage(`${bank.main}/sv/login`), bank, majs);
    await majs.sms();
    assert.equal(await home.countSms(), before);
    await phone.press('000000#');
    await phone.hears('not-identified');
    await phone.hears('try-again');
    // What did come is the notice that the codes are blocked.
    await home.reads(/spärrade/);
  });

  test('S16: and so does the app', async () => {
    await phone.press('1');
    await phone.hears('user-code');
    await phone.press(`${aino.userCode}#`);
    await phone.hears('app-request');
    await phone.hears('not-identified');
    await phone.hangUp();
  });
});
