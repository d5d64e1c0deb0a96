import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { issueActivationCode } from '#authenticators/activation-code';
import { type AppBank, enrolPhone, newPhone, openAppBank, ownCode, people, whileTimePasses } from '../../test/app-bank.ts';
import { lines, type Reply } from '../../test/phone-client.ts';

const codeOf = ({ body }: Reply) => (body as { error?: { code: string } }).error?.code;
const sentenceOf = ({ body }: Reply) => (body as { error?: { sentence: string } }).error?.sentence ?? '';
const issue = (bank: AppBank, who: string = 'aino') => issueActivationCode(bank.shared, who).then(({ code }) => code);
const enrol = async (bank: AppBank, activationCode: string, more: { userCode?: string; ownCode?: string } = {}) =>
  newPhone(bank).enrol({ userCode: people.aino, ownCode: ownCode.code, activationCode, ...more });

describe('starting to use the app', () => {
  test('user code, activation code and an own code connect this phone, and only this phone', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    assert.deepEqual(
      (await phone.me()).phones.map((one) => one.this),
      [true],
    );
    const [record] = await bank.stores.credentials.of('aino', 'app-approval', bank.clock.now());
    assert.ok(record);
    assert.equal(record.id, phone.state.device);
    assert.ok(!JSON.stringify(record).includes(ownCode.code), 'the own code is nowhere in clear');
  });

  test('an activation code is typed as it comes: small letters, spaces, no hyphens', async () => {
    for (const write of [
      (code: string) => code.toLowerCase(),
      (code: string) => code.replaceAll('-', ''),
      (code: string) => ` ${code.replaceAll('-', ' ')} `,
    ]) {
      const bank = await openAppBank();
      assert.equal((await enrol(bank, write(await issue(bank)))).status, 200);
    }
  });

  test('I2: an activation code works once, also when two phones come at the same moment', async () => {
    const bank = await openAppBank();
    const code = await issue(bank);
    const replies = await whileTimePasses(bank, Promise.all(Array.from({ length: 20 }, () => enrol(bank, code))));
    assert.equal(replies.filter(({ status }) => status === 200).length, 1);
    assert.equal(codeOf(await enrol(bank, code)), 'not-enrolled');
    assert.equal((await bank.stores.credentials.of('aino', 'app-approval', bank.clock.now())).length, 1);
  });

  test('an activation code lives ten minutes, and a new one ends the one before', async () => {
    const bank = await openAppBank();
    const old = await issue(bank);
    const fresh = await issue(bank);
    assert.equal(codeOf(await enrol(bank, old)), 'not-enrolled');
    await bank.clock.advance(10 * 60_000);
    assert.equal(codeOf(await enrol(bank, fresh)), 'not-enrolled');
  });

  test('I3: when wrong activation codes fill their budget, the right one is not looked at any more until a new one is issued', async () => {
    const bank = await openAppBank({ activationTries: { tries: 5, then: 'lock' } });
    const code = await issue(bank);
    for (let n = 0; n < 5; n++) assert.equal(codeOf(await enrol(bank, 'AAA-AAA-AAA')), 'not-enrolled');
    assert.equal(codeOf(await enrol(bank, code)), 'not-enrolled');
    assert.equal((await enrol(bank, await issue(bank))).status, 200);
  });

  test('D7: who only knows the user code does not spoil the activation code with a few wrong ones', async () => {
    const bank = await openAppBank();
    const code = await issue(bank);
    for (let n = 0; n < 20; n++) await enrol(bank, 'AAA-AAA-AAA');
    assert.equal((await enrol(bank, code)).status, 200);
  });

  test('I7: wrong code, unknown user code, no code issued, blocked agreement: the same answer', async () => {
    const bank = await openAppBank();
    await issue(bank);
    const blocked = await issue(bank, 'sirkka');
    await bank.stores.customers.block('sirkka', { at: 0, why: 'lost' }, { audit: [] });
    const replies = [
      await enrol(bank, 'AAA-AAA-AAA'),
      await enrol(bank, 'AAA-AAA-AAA', { userCode: '99999999' }),
      await enrol(bank, 'AAA-AAA-AAA', { userCode: people.elias }),
      await enrol(bank, blocked, { userCode: people.sirkka }),
    ];
    for (const reply of replies) assert.deepEqual(reply, replies[0]);
    assert.equal(replies[0]?.status, 403);
  });

  test('what has the form of a mistake is told at once and uses nothing up', async () => {
    const bank = await openAppBank();
    const code = await issue(bank);
    for (const weak of ['111111', '123456', '987654', people.aino.slice(0, 6), people.aino.slice(2)])
      assert.equal(codeOf(await enrol(bank, code, { ownCode: weak })), 'own-code-weak', weak);
    assert.equal(codeOf(await enrol(bank, code, { ownCode: '7492' })), 'own-code-length');
    const short = await enrol(bank, code, { userCode: '4711' });
    assert.equal(sentenceOf(short), 'Användarkoden består av 6–8 siffror. Den anges i ditt avtal om bankkoder.');
    assert.equal((await enrol(bank, code)).status, 200);
  });

  test('a signature by another key, or over another text, connects no phone', async () => {
    const bank = await openAppBank();
    const code = await issue(bank);
    const [phone, other] = [newPhone(bank), newPhone(bank)];
    phone.signText = () => '';
    const nonce = await phone.nonce();
    const { x = '', y = '' } = phone.state.key.export({ format: 'jwk' });
    const text = lines('styrka-enrolment-1', { nonce, device: phone.state.device, name: 'p', language: 'sv', roll: phone.state.roll });
    const body = {
      userCode: people.aino,
      activationCode: code,
      phone: {
        name: 'p',
        deviceKey: { kty: 'EC', crv: 'P-256', x, y },
        language: 'sv',
        ownCode: ownCode.code,
        roll: phone.state.roll,
        nonce,
        signature: other.signText(text),
      },
    };
    assert.equal(codeOf(await phone.call('POST', '/enrolments', body)), 'not-enrolled');
  });

  test('a phone past the fifth is not connected', async () => {
    const bank = await openAppBank({ phones: 2 });
    await enrolPhone(bank);
    await enrolPhone(bank);
    assert.equal(codeOf(await enrol(bank, await issue(bank))), 'not-enrolled');
  });

  test('the other phones hear of a new one before it can do anything', async () => {
    const bank = await openAppBank();
    await enrolPhone(bank);
    const told = async () =>
      (await bank.stores.outbox.claim('push', bank.clock.now(), bank.clock.now(), 99)).map(({ body }) => body as { except: string });
    const before = (await told()).map(({ except }) => except);
    const second = await enrolPhone(bank);
    const since = (await told()).filter(({ except }) => !before.includes(except));
    assert.deepEqual(since, [{ is: 'phones', except: second.state.device }]);
  });

  test('T48 part: the customer hears of a new phone at the registered number, once', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await phone.openSession();
    const told = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 99);
    assert.deepEqual(
      told.map(({ to, body }) => ({ to, body })),
      [{ to: 'aino', body: { is: 'notice', notice: 'new-device' } }],
    );
  });

  test('I8: neither the activation code nor the own code is in the audit', async () => {
    const bank = await openAppBank();
    const code = await issue(bank);
    await enrol(bank, code);
    const audit = JSON.stringify(await bank.stores.audit.since(0, 1_000));
    for (const secret of [code, code.replaceAll('-', ''), ownCode.code]) assert.ok(!audit.includes(secret));
    assert.match(audit, /activation-code-issued/);
    assert.match(audit, /flow-identified/);
  });
});
