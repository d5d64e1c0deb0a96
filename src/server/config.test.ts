import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPhoneFaults } from '#channels/phone';
import { plans } from '#identification';
import { lyktbanken } from '#texts';
import { readConfig } from './config.ts';
import { policyOf } from './policy.ts';
import { phoneSettings } from './settings.ts';
import { findUnsafe } from './unsafe.ts';

const good = {
  bank: {
    brand: lyktbanken,
    sender: { sv: 'Lyktbankens kundtjänst', fi: 'Lyhtypankin asiakaspalvelu', en: 'Lykta Bank customer service' },
    timeZone: 'Europe/Stockholm',
    discuss: { identified: { sv: 'Allt', fi: 'Kaikki', en: 'All' }, unidentified: { sv: 'Allmänt', fi: 'Yleistä', en: 'General' } },
    numbers: [{ number: '08-465 004 10', language: 'sv' }],
    reasons: [{ id: 'cards', name: { sv: 'Kort', fi: 'Kortit', en: 'Cards' } }],
    ways: [
      { key: '1', way: 'app' },
      { key: '5', way: 'unidentified' },
    ],
  },
  policy: { profile: 'strict' },
  store: { postgres: 'postgres://127.0.0.1/styrka' },
  keys: { environment: 'STYRKA_KEYS' },
  listen: { host: '127.0.0.1', port: 8420, appPort: 8422 },
  audit: { folder: '/elsewhere/styrka' },
};

const smpp = { host: 'smsc.example', port: 2775, systemId: 'styrka', passwordEnvironment: 'SMPP_PASSWORD', sender: 'Lyktbanken' };

const sentenceOf = (given: unknown) => {
  try {
    readConfig(given);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('a configuration that is right is taken as it is', () => {
  assert.deepEqual(readConfig(good), good);
});

test('a bank says when customer service answers and which key blocks, and hours that cannot be are refused', () => {
  const day = { from: '08:00', to: '20:00' };
  const open = (monday: object) => ({ ...good, bank: { ...good.bank, ways: [{ key: '4', way: 'block' }], hours: { monday } } });
  assert.equal(sentenceOf(open(day)), '');
  assert.match(sentenceOf(open({ from: '8', to: '20' })), /bank\.hours\.monday\.from/);
  const backwards = phoneSettings(readConfig(open({ from: '20:00', to: '08:00' })));
  assert.deepEqual(findPhoneFaults(backwards, plans), ['phone: on monday the hours end before they begin']);
  assert.deepEqual(findPhoneFaults(phoneSettings(readConfig(open(day))), plans), []);
  const boxes = phoneSettings(readConfig({ ...good, bank: { ...good.bank, ways: [{ key: '3', way: 'code-box' }] } }));
  assert.deepEqual([boxes.plans['code-box'], boxes.again?.['code-box'], findPhoneFaults(boxes, plans)], ['code-box', 'two-codes', []]);
  assert.deepEqual(findPhoneFaults({ ...boxes, again: { 'code-box': 'join' } }, plans), ['phone: there is no plan join for the phone']);
});

test('ways to the telephone network are told apart by name, and no token travels in clear', () => {
  const tokenHash = 'a'.repeat(64);
  const clients = [
    { id: 'sms-house', name: 'The SMS house', tokenHash, may: ['sms-receipts'] },
    { id: 'crm', name: 'The CRM', tokenHash, may: ['api'] },
  ];
  const http = { url: 'https://sms.example/messages', tokenEnvironment: 'SMS_TOKEN', receipts: 'sms-house' };
  const sms = (gateways: unknown[]) => sentenceOf({ ...good, clients, sms: { gateways } });
  assert.equal(
    sms([
      { name: 'first', smpp },
      { name: 'second', http },
    ]),
    '',
  );
  assert.match(
    sms([
      { name: 'first', smpp },
      { name: 'first', http },
    ]),
    /sms\.gateways: first is there twice/,
  );
  assert.match(sms([{ name: 'second', http: { ...http, url: 'http://sms.example/' } }]), /second is called without https/);
  assert.equal(sms([{ name: 'second', http: { ...http, url: 'http://127.0.0.1:9000/' } }]), '');
  assert.match(sms([{ name: 'second', http: { ...http, receipts: 'crm' } }]), /second has receipts from crm, which is no client that may/);
  assert.match(
    sms([
      { name: 'first', http },
      { name: 'second', http },
    ]),
    /receipts from sms-house is there twice/,
  );
  assert.match(sms([{ name: 'first', smpp: { ...smpp, password: 'secret' } }]), /sms\.gateways/);
});

test('every fault of a configuration is named at once, with its place', () => {
  const sentence = sentenceOf({
    ...good,
    policy: { profile: 'loose' },
    listen: { host: '127.0.0.1', port: '8420', appPort: 8422 },
    extra: 1,
  });
  for (const place of ['policy.profile', 'listen.port', 'additional']) assert.match(sentence, new RegExp(place), place);
});

test('S5 part: two ways on one key, and a brand without its Finnish cases, are refused', () => {
  const doubled = sentenceOf({ ...good, bank: { ...good.bank, ways: [good.bank.ways[0], { key: '1', way: 'unidentified' }] } });
  assert.match(doubled, /bank\.ways: key 1 is there twice/);
  assert.match(
    sentenceOf({ ...good, bank: { ...good.bank, brand: { ...lyktbanken, fi: { ...lyktbanken.fi, bankGenitive: '' } } } }),
    /fi\.bankGenitive/,
  );
});

test('unsafe settings are each said in a sentence, and a safe configuration says nothing', () => {
  assert.deepEqual(findUnsafe(readConfig(good)), []);
  const { audit: _exported, ...rest } = good;
  const bad = readConfig({
    ...rest,
    policy: { profile: 'described' },
    store: { postgres: 'postgres://db.bank.example/styrka' },
    keys: { file: 'keys' },
    phone: { browser: true },
    listen: { ...good.listen, host: '0.0.0.0' },
    sms: { gateways: [{ name: 'first', smpp }] },
  });
  assert.equal(findUnsafe(bad).length, 8);
  assert.deepEqual(findUnsafe(readConfig({ ...good, sms: { gateways: [{ name: 'first', smpp: { ...smpp, tls: true } }] } })), []);
  const behind = { ...good.listen, url: 'https://bank.example', appUrl: 'https://app.bank.example' };
  assert.match(findUnsafe(readConfig({ ...good, listen: behind })).join(), /listen\.proxies/);
  assert.deepEqual(findUnsafe(readConfig({ ...good, listen: { ...behind, proxies: ['192.0.2.1'] } })), []);
});

test('S29: a telephone in the clear, an Asterisk without a certificate and a desk without wss are said at every start', () => {
  const asterisk = {
    listen: { host: '0.0.0.0', port: 8444 },
    tls: { certificate: '/c.pem', key: '/k.pem' },
    password: { environment: 'ASTERISK' },
    protection: 'allowed',
    softphone: { address: 'ws://192.0.2.4/ws', domain: 'bank.example' },
  };
  const unsafe = (change: object) => findUnsafe(readConfig({ ...good, phone: { browser: false, asterisk: { ...asterisk, ...change } } }));
  assert.equal(unsafe({}).length, 3);
  const safe = {
    protection: 'required',
    tls: { ...asterisk.tls, clients: '/ca.pem' },
    softphone: { ...asterisk.softphone, address: 'wss://192.0.2.4/ws' },
  };
  assert.deepEqual(unsafe(safe), []);
  assert.deepEqual(unsafe({ ...safe, listen: { host: '127.0.0.1', port: 8425 }, tls: undefined }), []);
});

test('a bank sets single rules beside its profile, and two that contradict each other are refused', () => {
  const rules = { passwordLeast: 5, smsOnWeb: 'by-risk', numberCoolingOffDays: 5, smsPerNumber: 3 };
  const { policy } = readConfig({ ...good, policy: { profile: 'strict', rules } });
  const read = policyOf({ policy });
  assert.deepEqual([read.passwordDigits, read.smsOnWeb, read.numberCoolingOff], [{ least: 5, most: 6 }, 'by-risk', 432_000_000]);
  assert.deepEqual(read.smsPerNumber, { count: 3, window: 15 * 60_000 });
  assert.equal(read.firstPassword, 'letter', 'all else is the profile’s');
  const contradiction = { profile: 'described', rules: { passwordLeast: 6, passwordMost: 4 } };
  assert.match(sentenceOf({ ...good, policy: contradiction }), /passwordLeast is more than passwordMost/);
  const withProfile = { profile: 'strict', rules: { passwordMost: 5 } };
  assert.match(
    sentenceOf({ ...good, policy: withProfile }),
    /passwordLeast is more than passwordMost/,
    'the strict profile has six at least',
  );
});

test('S29 part: a client signs by public keys alone, and the doors of a bank’s own IVR name where callers are put through', () => {
  const client = { id: 'ivr', name: 'The IVR', tokenHash: 'a'.repeat(64), may: ['phone'] };
  const key = { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs', kid: 'ivr-2026' };
  const signing = (...keys: object[]) => sentenceOf({ ...good, clients: [{ ...client, signing: { keys } }] });
  assert.equal(signing(key), '');
  assert.match(signing({ ...key, d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU' }), /clients: ivr: the key ivr-2026 is not a public one/);
  assert.match(signing(key, key), /there are two keys ivr-2026/);
  const twilio = { account: `AC${'a'.repeat(32)}`, tokenEnvironment: 'TWILIO_TOKEN', contactCentre: 'sip:queue@acd.example' };
  const phone = (doors: object) => sentenceOf({ ...good, phone: { browser: false, ...doors } });
  assert.equal(phone({ twilio, voicexml: { contactCentre: '+46846500499' } }), '');
  assert.match(phone({ twilio: { ...twilio, contactCentre: 'anybody' } }), /phone\.twilio\.contactCentre/);
});
