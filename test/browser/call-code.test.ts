import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, openApp } from './app.ts';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { elias } from './people.ts';
import { openPhone, type Phone } from './phone.ts';

let phone: Phone;
let app: App;
let desk: Desk;
let code: string;

const key = async (digits: string) => {
  await phone.call();
  await phone.hears('menu');
  await phone.press('1');
  await phone.hears('user-code');
  await phone.press(`${digits}#`);
};

story('the app first: a call code instead of the user code', () => {
  before(async () => {
    const bank = await openBank();
    [phone, app, desk] = await Promise.all([openPhone(bank), openApp(bank, elias), openDesk(bank)]);
  });

  test('D18: the app lives on an origin of its own, and nobody takes its key out of the browser', async () => {
    assert.notEqual(new URL(app.page.url()).origin, new URL(phone.page.url()).origin);
    const from = (path: string) => phone.page.request.get(new URL(path, phone.page.url()).href, { maxRedirects: 0 });
    assert.equal((await from('/app/v1/me')).status(), 302, 'the bank’s own origin has no door of the app');
    assert.deepEqual(await app.page.evaluate(takeKeyOut), { kept: 'private', extractable: false, taken: 'InvalidAccessError' });
  });

  test('D1: Call us gives a code of eight digits, the first of them 0, after his own code', async () => {
    await app.page.getByRole('link', { name: 'Ring oss', exact: true }).click();
    await app.says('Ring oss');
    await app.press('Hämta en kod');
    await app.confirm(elias.ownCode);
    await app.page.getByText('Samtalskod', { exact: true }).waitFor();
    code = ((await app.page.locator('.plate-code').textContent()) ?? '').replaceAll(/\D/g, '');
    assert.match(code, /^0\d{7}$/);
  });

  test('D1: keyed instead of the user code it identifies him at once, with nothing to hear or compare', async () => {
    await key(code);
    await phone.hears('identified');
    await phone.hears('reason');
    assert.ok(!(await phone.prompts()).includes('app-request'));
    await phone.press('1');
    await desk.waits('Elias Nyberg');
    await desk.takeNext();
    await desk.shows('Elias Nyberg');
    await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med en samtalskod från appen Lyktan$/);
    assert.equal(await desk.fact('Sätt'), 'Samtalskod från appen Lyktan');
    await phone.hangUp();
    await desk.says('Identifieringen är slut. Samtalet är avslutat.');
  });

  test('I2: the same code identifies nobody a second time', async () => {
    await key(code);
    await phone.hears('not-identified');
    await phone.hangUp();
  });
});

/** What a script that came into the app's page could try with its key. */
const takeKeyOut = `(async () => {
  const wait = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  const database = await wait(indexedDB.open('styrka-app'));
  const { key } = await wait(database.transaction('phone').objectStore('phone').get('this'));
  const taken = await crypto.subtle.exportKey('jwk', key).then(() => 'the key', (error) => error.name);
  database.close();
  return { kept: key.type, extractable: key.extractable, taken };
})()`;
