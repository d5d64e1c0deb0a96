import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { askForApp, readCode } from '../stories/ask-for-app.ts';
import { type App, openApp } from './app.ts';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { aino } from './people.ts';
import { openPhone, type Phone } from './phone.ts';

let phone: Phone;
let app: App;
let desk: Desk;
let heard: string;

const heardCode = () => app.page.getByRole('textbox', { name: 'Identifieringskoden du hörde', exact: true });

story('strict: Aino keys the code that she heard into the app', () => {
  before(async () => {
    const bank = await openBank('strict');
    [phone, app, desk] = await Promise.all([openPhone(bank), openApp(bank, aino), openDesk(bank)]);
  });

  test('D1, N2: the app asks for six digits and does not show them', async () => {
    heard = await askForApp(phone, aino.userCode, 'app-request-strict');
    assert.match(heard, /^\d{6}$/);
    await app.openRequest();
    await heardCode().waitFor();
    assert.doesNotMatch(((await app.page.textContent('main')) ?? '').replaceAll(' ', ''), new RegExp(heard));
  });

  test('D1: too few digits are a slip of the finger and void nothing', async () => {
    await heardCode().fill(heard.slice(0, 4));
    await app.press('Godkänn');
    await app.page.getByText('Koden har 6 siffror.').first().waitFor();
    assert.equal(await heardCode().inputValue(), heard.slice(0, 4));
  });

  test('D1: she has the code said again in the call, and it is the same', async () => {
    await app.press('Säg koden igen i samtalet');
    await app.status('Koden sägs igen i samtalet.');
    assert.equal(readCode(await phone.hears('app-waiting')), heard);
  });

  test('D1: wrong digits void the request, and the desk is warned', async () => {
    const other = heard === '000000' ? '111111' : '000000';
    await heardCode().fill(other);
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.status('Koden stämde inte, så begäran är stoppad. I samtalet kan du snart försöka igen med en ny kod.');
    await desk.alert('I appen skrevs en annan kod än den som hördes i samtalet. Begäran är stoppad.');
    await app.isQuiet();
  });

  test('D1: at the end of the patience she tries again with a new code, keys it and is identified', async () => {
    await phone.hears('not-identified');
    await phone.hears('try-again');
    await phone.press('1');
    await phone.hears('user-code');
    await phone.press(`${aino.userCode}#`);
    const fresh = readCode(await phone.hears('app-request-strict'));
    assert.match(fresh, /^\d{6}$/);
    await app.openRequest();
    await heardCode().fill(fresh);
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await app.status('Klart. Gå tillbaka till samtalet.');
    await phone.hears('identified');
    await phone.hears('reason');
    await phone.press('1');
    await desk.waits('Aino Lindqvist');
    await phone.hangUp();
  });
});
