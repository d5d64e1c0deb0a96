import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { watchCallCodes } from '#authenticators/call-code';
import { type AppBank, callIn, enrolPhone, newPhone, openAppBank, ownCode, whileTimePasses } from '../../test/app-bank.ts';
import type { Reply } from '../../test/phone-client.ts';

const codeOf = ({ body }: Reply) => (body as { error?: { code: string } }).error?.code;
const callCodeOf = ({ body }: Reply) => (body as { code: string }).code;

async function key(bank: AppBank, digits: string) {
  const call = await bank.calls.open({ from: null, to: '08-465 004 10', language: 'sv' });
  const { flow } = await bank.identify.begin({ plan: 'app', channel: 'phone', purpose: 'call', boundTo: { call: call.id } });
  const view = await bank.identify.claim(flow, digits);
  return { call: call.id, view: view === 'malformed' ? assert.fail('malformed') : view };
}

describe('call us: a one-time call code', () => {
  test('D1: eight digits from the app, keyed instead of the user code, identify the caller and say how', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank, 'aino', { withPasskey: true });
    for (const [user, amr] of [
      [ownCode, ['mfa', 'pin', 'swk']],
      [{ is: 'passkey' } as const, ['mfa', 'swk', 'user']],
    ] as const) {
      const code = callCodeOf(await phone.callCode(user));
      assert.match(code, /^0\d{7}$/);
      const { view, call } = await key(bank, code);
      assert.equal(view.outcome, 'identified');
      assert.deepEqual(view.result?.amr, amr);
      assert.equal((await bank.calls.find(call))?.identified?.customer, 'aino');
    }
  });

  test('I2: it works once, and only the newest one', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const old = callCodeOf(await phone.callCode(ownCode));
    const code = callCodeOf(await phone.callCode(ownCode));
    assert.equal((await key(bank, old)).view.outcome, 'refused');
    const calls = await Promise.all(Array.from({ length: 20 }, () => key(bank, code)));
    assert.equal(calls.filter(({ view }) => view.outcome === 'identified').length, 1);
  });

  test('T8: fifty right own codes at once are all taken', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const replies = await whileTimePasses(bank, Promise.all(Array.from({ length: 50 }, () => phone.callCode(ownCode))));
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [200]);
  });

  test('T12: it dies with the phone that fetched it', async () => {
    const bank = await openAppBank();
    const [lost, kept] = [await enrolPhone(bank), await enrolPhone(bank)];
    const code = callCodeOf(await lost.callCode(ownCode));
    assert.equal((await kept.endPhone(lost.state.device, ownCode)).status, 200);
    const { view, call } = await key(bank, code);
    assert.equal(view.outcome, 'refused');
    assert.equal((await bank.calls.find(call))?.identified, null);
  });

  test('it lives three minutes', async () => {
    const bank = await openAppBank();
    const code = callCodeOf(await (await enrolPhone(bank)).callCode(ownCode));
    await bank.clock.advance(3 * 60_000);
    assert.equal((await key(bank, code)).view.outcome, 'refused');
  });

  test('I7: an unknown, a used and an old code are the same failure', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const used = callCodeOf(await phone.callCode(ownCode));
    await key(bank, used);
    const seen = [await key(bank, used), await key(bank, '00000001')].map(({ view }) => [view.outcome, view.is, view.prompts, view.until]);
    assert.deepEqual(seen[0], seen[1]);
  });

  test('without user verification there is no call code; the code is in no audit and in no store in clear', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    assert.equal(codeOf(await phone.callCode({ is: 'own-code', code: '000111' })), 'not-confirmed');
    const code = callCodeOf(await phone.callCode(ownCode));
    await key(bank, code);
    const kept = JSON.stringify([
      await bank.stores.audit.since(0, 999),
      await bank.stores.credentials.of('aino', 'call-code', bank.clock.now()),
    ]);
    assert.ok(!kept.includes(code));
  });

  test('guessing: wrong codes of all callers fill one budget; then no code is looked at until the next window, and an alarm is raised once', async () => {
    const bank = await openAppBank({ everybodyTries: 8 });
    const phone = await enrolPhone(bank);
    for (let n = 0; n < 4; n++) assert.equal((await key(bank, `0000000${n}`)).view.outcome, 'refused');
    assert.equal((await key(bank, callCodeOf(await phone.callCode(ownCode)))).view.outcome, 'identified');
    assert.equal(await watchCallCodes(bank.shared), false);
    for (let n = 4; n < 8; n++) await key(bank, `0000000${n}`);
    assert.equal((await key(bank, callCodeOf(await phone.callCode(ownCode)))).view.outcome, 'refused', 'a right one gave nothing back');
    assert.equal(await watchCallCodes(bank.shared), true);
    assert.equal(await watchCallCodes(bank.shared), false);
    await callIn(bank);
    assert.equal((await phone.approve((await phone.waiting())[0]?.id ?? '', ownCode)).status, 200, 'the other way is open');
    await bank.clock.advance(15 * 60_000);
    await phone.openSession();
    assert.equal((await key(bank, callCodeOf(await phone.callCode(ownCode)))).view.outcome, 'identified');
  });
});

describe('phones, passkeys and blocking', () => {
  test('an act is signed for one purpose, one nonce, one phone: it is no other act', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const act = await phone.act('call-code', '', ownCode);
    assert.equal(codeOf(await phone.call('POST', '/block', act)), 'not-confirmed');
    assert.equal(codeOf(await phone.call('POST', '/call-codes', act)), 'nonce-spent');
  });

  test('a lost phone is ended from another one, and its session with it', async () => {
    const bank = await openAppBank();
    const [lost, kept] = [await enrolPhone(bank), await enrolPhone(bank)];
    assert.equal((await kept.endPhone(lost.state.device, ownCode)).status, 200);
    assert.equal(codeOf(await lost.call('GET', '/me')), 'session-over');
    assert.equal(codeOf(await lost.openSession()), 'phone-unknown');
    assert.equal(codeOf(await kept.endPhone(lost.state.device, ownCode)), 'no-such-phone');
  });

  test('I1: nobody ends the phone of another customer', async () => {
    const bank = await openAppBank();
    const [aino, elias] = [await enrolPhone(bank, 'aino'), await enrolPhone(bank, 'elias')];
    assert.equal(codeOf(await elias.endPhone(aino.state.device, ownCode)), 'no-such-phone');
    assert.equal((await aino.call('GET', '/me')).status, 200);
  });

  test('S8: fingerprint or face is added later with the own code, and then approves', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    assert.equal(codeOf(await phone.addPasskey({ is: 'own-code', code: '000111' })), 'not-confirmed');
    assert.equal((await phone.addPasskey(ownCode)).status, 200);
    await callIn(bank);
    assert.equal((await phone.approve((await phone.waiting())[0]?.id ?? '', { is: 'passkey' })).status, 200);
  });

  test('a passkey of another origin is not taken', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const evil = newPhone(bank, { origin: 'https://evil.example' }, phone.state);
    evil.state.token = phone.state.token;
    assert.equal(codeOf(await evil.addPasskey(ownCode)), 'passkey-refused');
  });

  test('S16: blocked in the app, everything of the customer stops at once', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await callIn(bank);
    const [request] = await phone.waiting();
    const open = await phone.read(request?.id ?? '');
    assert.equal((await phone.block(ownCode)).status, 200);
    assert.equal(codeOf(await phone.call('GET', '/me')), 'codes-blocked');
    const late = await phone.call('POST', `/requests/${open.id}/approve`, phone.makeApproval(open, ownCode));
    assert.equal(codeOf(late), 'codes-blocked');
    assert.equal(
      await bank.identify.approve(open.id, { value: phone.makeApproval(open, ownCode) as never, credential: phone.state.device }),
      'rejected',
    );
  });

  test('push cannot be switched on where the bank has none', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const subscription = { endpoint: 'https://push.example/x', keys: { p256dh: 'a', auth: 'b' } };
    assert.equal(codeOf(await phone.call('PUT', '/push', { subscription })), 'push-unavailable');
  });
});
