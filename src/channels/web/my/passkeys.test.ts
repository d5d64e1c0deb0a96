import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removePhone } from '#app';
import { endPasskey } from '#authenticators/passkey';
import { passkeySettings } from '../../../../test/app-bank.ts';
import { createSoftPasskey } from '../../../../test/soft-passkey.ts';
import { logIn, openWebBank } from '../../../../test/web/bank.ts';
import {
  confirmNewPasskey,
  logInWithPasskey,
  makePasskey,
  openMajWithPasskey,
  optionsOf,
  usePasskey,
} from '../../../../test/web/passkey.ts';
import { readNotices } from '../../../../test/web/post.ts';

const minute = 60_000;

test('T46, T48: a passkey is added after password, cell and SMS code; the customer is told, and it stands there and in the history', async () => {
  const bank = await openWebBank();
  const { browser, page, passkey } = await openMajWithPasskey(bank);
  assert.match(
    page.text,
    /Lösennyckeln är tillagd\..*Lösennyckel 1 I bruk sedan \d+ [a-z]+ Senast använd Inte använd än Finns Bara på en enhet/,
  );
  assert.deepEqual(await readNotices(bank, 'maj'), ['passkey-registered']);
  await logInWithPasskey(bank, passkey);
  assert.match((await browser.open('/sv/my/passkeys')).text, /Senast använd \d+ [a-z]+/);
  assert.match((await browser.open('/sv/my')).text, /Lösennycklar Du har en\./);
  assert.match((await browser.open('/sv/my/history')).text, /Du loggade in på webben, lösennyckel.*En lösennyckel lades till/);
});

test('T46: without having confirmed it, in this session and for this, nobody adds a passkey', async () => {
  const bank = await openWebBank();
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const { browser: tauno } = await logIn(bank, 'tauno', '3182907', '802753');
  const confirmed = await confirmNewPasskey(bank, 'tauno', tauno, '802753');
  const [, flow = ''] = /flow=([\w-]+)/.exec(confirmed.address) ?? [];
  const other = createSoftPasskey(passkeySettings);
  const made = JSON.stringify(other.register(optionsOf(confirmed).challenge));
  await browser.open('/sv/my/passkeys');
  const begun = await browser.send({}, 'Lägg till en lösennyckel');
  const own = begun.address.split('/').at(-1) ?? '';
  for (const tried of [flow, own]) {
    assert.equal((await browser.open(`/sv/my/passkeys/new?flow=${tried}`)).address, '/sv/my/passkeys?said=not-done');
    assert.equal((await browser.post('/sv/my/passkeys/new', { flow: tried, made })).address, '/sv/my/passkeys?said=not-done');
  }
  assert.deepEqual(await bank.stores.credentials.of('maj', 'passkey', bank.clock.now()), []);
});

test('I2: what was confirmed is good for one passkey, and for five minutes', async () => {
  const bank = await openWebBank({ idle: 60 * minute });
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const confirmed = await confirmNewPasskey(bank, 'maj', browser, '71946');
  assert.match((await makePasskey(browser, confirmed)).address, /said=passkey-added/);
  browser.goBackTo(confirmed);
  assert.equal((await makePasskey(browser, confirmed)).address, '/sv/my/passkeys');
  const late = await confirmNewPasskey(bank, 'maj', browser, '71946');
  await bank.clock.advance(6 * minute);
  assert.equal((await makePasskey(browser, late)).address, '/sv/my/passkeys?said=not-done');
  assert.equal((await bank.stores.credentials.of('maj', 'passkey', bank.clock.now())).length, 1);
});

test('T12, T48: one that is taken out works no longer, whoever is logged in with it is out, and its owner goes on', async () => {
  const bank = await openWebBank();
  const { browser, passkey } = await openMajWithPasskey(bank);
  await readNotices(bank, 'maj');
  const { browser: elsewhere } = await logInWithPasskey(bank, passkey);
  assert.equal((await elsewhere.open('/sv/my')).address, '/sv/my');
  await bank.clock.advance(1_000);
  await browser.open('/sv/my/passkeys');
  let page = await browser.send({}, 'Ta bort lösennyckel 1');
  assert.equal(page.heading, 'Ta bort lösennyckel 1?');
  page = await browser.send({}, 'Ta bort lösennyckel 1');
  assert.match(page.text, /Lösennyckeln är borttagen här\./);
  assert.equal((await elsewhere.open('/sv/my')).address, '/sv/login?ended=1');
  assert.equal((await browser.open('/sv/my')).address, '/sv/my');
  assert.deepEqual(await readNotices(bank, 'maj'), ['passkey-ended']);
  assert.equal((await logInWithPasskey(bank, passkey)).page.heading, 'Inloggningen lyckades inte');
});

test('nobody takes out another’s passkey', async () => {
  const bank = await openWebBank();
  await openMajWithPasskey(bank);
  const [held] = await bank.stores.credentials.of('maj', 'passkey', bank.clock.now());
  const { browser } = await logIn(bank, 'tauno', '3182907', '802753');
  await browser.post('/sv/my/passkeys', { passkey: held?.id ?? '', sure: 'yes' });
  assert.equal((await bank.stores.credentials.of('maj', 'passkey', bank.clock.now())).length, 1);
});

test('T12: whoever is logged in is out when a phone with the app is taken out, and whoever has taken it out goes on', async () => {
  const bank = await openWebBank();
  const phone = {
    id: 'phone-1',
    customer: 'maj',
    kind: 'app-approval',
    version: 0,
    state: { name: 'Majs telefon' },
    sealed: '',
    lookup: null,
  };
  await bank.stores.credentials.add({ ...phone, added: 0, expires: null }, { atMost: 5, now: 0, audit: [] });
  const { browser } = await logIn(bank, 'maj', '604218', '71946');
  const { browser: elsewhere } = await logIn(bank, 'maj', '604218', '71946');
  await bank.clock.advance(1_000);
  await browser.open('/sv/my/phones');
  await browser.send({}, 'Ta bort Majs telefon');
  await browser.send({}, 'Ta bort Majs telefon');
  assert.equal((await elsewhere.open('/sv/my')).address, '/sv/login?ended=1');
  assert.equal((await browser.open('/sv/my')).address, '/sv/my');
});

test('D15, T41 part: a change is confirmed with a passkey in place of the codes', async () => {
  const bank = await openWebBank();
  const { browser, passkey } = await openMajWithPasskey(bank);
  await browser.open('/sv/my/phone-number');
  await browser.send({ number: '070-174 06 99' }, 'Ändra numret');
  const asked = await browser.send({}, 'Använd en lösennyckel i stället');
  assert.equal((await usePasskey(browser, asked, passkey)).address, '/sv/my/phone-number?said=number-proposed');
});

test('T12: in the very moment a passkey or a phone is taken out, whoever is logged in is out, whichever door it was done at', async () => {
  const bank = await openWebBank();
  const { browser, passkey } = await openMajWithPasskey(bank);
  const phone = {
    id: 'phone-1',
    customer: 'maj',
    kind: 'app-approval',
    version: 0,
    state: { name: 'Majs telefon' },
    sealed: '',
    lookup: null,
  };
  await bank.stores.credentials.add({ ...phone, added: 0, expires: null }, { atMost: 5, now: 0, audit: [] });
  const parts = { ...bank.issue, signals: bank.parts.signals };
  const [held] = await bank.stores.credentials.of('maj', 'passkey', bank.clock.now());
  const { browser: elsewhere } = await logInWithPasskey(bank, passkey);
  await bank.clock.advance(1_000);
  assert.equal(await removePhone(parts, 'maj', 'phone-1', 'phone-2'), 'ended');
  for (const each of [browser, elsewhere]) assert.equal((await each.open('/sv/my')).address, '/sv/login?ended=1');
  const { browser: again } = await logInWithPasskey(bank, passkey);
  assert.equal((await again.open('/sv/my')).address, '/sv/my');
  await bank.clock.advance(1_000);
  assert.equal(await endPasskey(parts, 'maj', held?.id ?? ''), 'ended');
  assert.equal((await again.open('/sv/my')).address, '/sv/login?ended=1');
});
