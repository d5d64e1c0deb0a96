import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callIn, enrolPhone, newPhone, openAppBank, ownCode } from '../../test/app-bank.ts';
import { lines, type Reply } from '../../test/phone-client.ts';

const codeOf = ({ body }: Reply) => (body as { error?: { code: string } }).error?.code;

describe('opening the app', () => {
  test('a session lasts a quarter of an hour; then the phone rolls on and goes on', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await bank.clock.advance(15 * 60_000);
    assert.equal(codeOf(await phone.call('GET', '/me')), 'session-over');
    assert.equal((await phone.openSession()).status, 200);
    assert.equal((await phone.call('GET', '/me')).status, 200);
  });

  test('I1, T26: without an open session nothing is told', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    for (const token of ['', 'junk', phone.state.device]) {
      phone.state.token = token;
      assert.equal(codeOf(await phone.call('GET', '/requests')), 'session-over');
    }
  });

  test('T31: a copied profile is caught when the second of the two comes, and all of the phone stops', async () => {
    for (const first of ['copy', 'original'] as const) {
      const bank = await openAppBank();
      const other = await enrolPhone(bank);
      const original = await enrolPhone(bank);
      const copy = newPhone(bank, {}, original.state);
      const [one, two] = first === 'copy' ? [copy, original] : [original, copy];
      assert.equal((await one.openSession()).status, 200, 'nobody can know yet');
      assert.equal(codeOf(await two.openSession()), 'phone-stopped');
      assert.equal(codeOf(await one.call('GET', '/me')), 'session-over', 'the session of the first is over');
      assert.equal(codeOf(await one.openSession()), 'phone-unknown');
      assert.equal((await bank.stores.alarms.latest(9))[0]?.kind, 'phone-copied');
      assert.equal((await other.me()).phones.length, 1, 'the other phone works and sees that one is gone');
      await callIn(bank);
      assert.equal((await other.approve((await other.waiting())[0]?.id ?? '', ownCode)).status, 200);
    }
  });

  test('T31: a lost answer is no copy: the very same roll may be sent again', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const before = { ...phone.state };
    await phone.openSession();
    const rolled = phone.state.roll;
    Object.assign(phone.state, { roll: before.roll, pending: rolled });
    assert.equal((await phone.openSession()).status, 200);
    assert.equal((await phone.openSession()).status, 200);
    assert.equal((await bank.stores.alarms.latest(9)).length, 0);
  });

  test('I2: a nonce works once, for a while, and only if it came from here', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const openWith = (nonce: string) => {
      const session = { nonce, device: phone.state.device, from: phone.state.roll, to: 'B'.repeat(43) };
      return phone.call('POST', '/sessions', { ...session, signature: phone.signText(lines('styrka-session-1', session)) });
    };
    const nonce = await phone.nonce();
    const replies = await Promise.all(Array.from({ length: 20 }, () => openWith(nonce)));
    assert.equal(replies.filter(({ status }) => status === 200).length, 1);
    const old = await phone.nonce();
    await bank.clock.advance(2 * 60_000);
    assert.equal(codeOf(await openWith(old)), 'nonce-spent');
    assert.equal(codeOf(await openWith(`${bank.clock.now() + 9_000}.AAAAAAAAAAAAAAAAAAAAAA.AAAA`)), 'nonce-spent');
  });

  test('a forged opening stops nobody: only who holds the key can be a copy', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const stranger = newPhone(bank, {}, { ...newPhone(bank).state, device: phone.state.device });
    assert.equal(codeOf(await stranger.openSession()), 'phone-unknown');
    assert.equal((await phone.openSession()).status, 200);
  });

  test('S16: a blocked agreement is told in the app, with what to do', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await bank.stores.customers.block('aino', { at: 0, why: 'lost' }, { audit: [] });
    for (const reply of [await phone.call('GET', '/me'), await phone.openSession()]) {
      assert.equal(codeOf(reply), 'codes-blocked');
      assert.match(JSON.stringify(reply.body), /pass eller ID-kort/);
    }
  });

  test('I7, S16: to whoever has not its key, the phone of a blocked agreement is no phone at all', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { device } = phone.state;
    const stranger = newPhone(bank, {}, { ...newPhone(bank).state, device });
    assert.equal(codeOf(await stranger.openSession()), 'phone-unknown');
    await bank.stores.customers.block('aino', { at: 0, why: 'lost' }, { audit: [] });
    assert.equal(codeOf(await stranger.openSession()), 'phone-unknown');
    assert.equal(codeOf(await phone.openSession()), 'codes-blocked');
  });

  test('junk is answered with a sentence and changes nothing', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    for (const body of [{}, { digits: 4271 }, { digits: '4271', more: true }, { digits: 'fyra' }])
      assert.equal(codeOf(await phone.call('POST', '/requests/choose', body)), 'malformed');
    assert.equal(codeOf(await phone.call('GET', `/requests/${'a'.repeat(65)}`)), 'malformed');
    assert.equal((await phone.call('GET', '/me')).status, 200);
  });
});
