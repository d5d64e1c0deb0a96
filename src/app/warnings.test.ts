import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callIn, enrolPhone, openAppBank, ownCode, people } from '../../test/app-bank.ts';
import type { PhoneClient } from '../../test/phone-client.ts';

const only = async (phone: PhoneClient) => (await phone.waiting())[0]?.id ?? 'none';
const sentence = (body: unknown) => (body as { sentence: string }).sentence;

describe('saying no', () => {
  test('declined: the request is void, the desk knows, and the sentence says what it means', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank);
    let told = 0;
    bank.signals.listen('desk', () => told++);
    const id = await only(phone);
    const reply = await phone.decline(id);
    assert.equal(sentence(reply.body), 'Avvisad. Den som ringer blir inte identifierad.');
    assert.ok(told > 0, 'the desk is told at once');
    assert.deepEqual((await bank.calls.find(call))?.alerts, ['declined']);
    assert.equal((await phone.approve(id, ownCode)).status, 410);
    assert.equal((await phone.decline(id)).status, 410);
  });

  test('N4, T27: "I am not in a call" stops the request, warns the desk, and raises a case with the caller number', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank, people.aino, '+46701740699');
    const reply = await phone.notMe(await only(phone));
    assert.equal(sentence(reply.body), 'Tack. Vi har stoppat begäran och varnat banken.');
    assert.deepEqual((await bank.calls.find(call))?.alerts, ['not-in-a-call']);
    const [alarm] = await bank.stores.alarms.latest(1);
    assert.equal(alarm?.kind, 'not-in-a-call');
    assert.equal(alarm?.call, call);
    assert.match(alarm?.detail ?? '', /\+46701740699/);
    assert.deepEqual(await phone.waiting(), []);
    assert.equal(await bank.stores.wakeups.allow('aino', 3, bank.clock.now()), false, 'the phones sleep');
    assert.equal(await bank.stores.wakeups.allow('aino', 3, bank.clock.now() + bank.policy.wakeUpPause), true);
  });

  test('T27: the caller sees and hears of it what an unknown user code sees, until the same end', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    for (const act of ['decline', 'notMe'] as const) {
      const { flow } = await callIn(bank);
      const unknown = await callIn(bank, '99999999');
      await phone[act](await only(phone));
      const [one, other] = [await bank.identify.look(flow), await bank.identify.look(unknown.flow)];
      assert.equal(one.outcome, other.outcome);
      assert.equal(one.is, other.is);
      assert.equal(one.prompts[0]?.format.is, other.prompts[0]?.format.is);
      assert.ok((one.until ?? 0) > bank.clock.now());
    }
  });

  test('N4: said of a request that has gone meanwhile, the bank still hears of it', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank);
    const id = await only(phone);
    await bank.identify.endCall(call);
    assert.equal((await phone.notMe(id)).status, 200);
    assert.equal((await bank.stores.alarms.latest(1))[0]?.kind, 'not-in-a-call');
  });

  test('N4: said of an open call on the first page, every call in the name that was not approved is stopped', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const mine = await callIn(bank);
    await phone.approve(await only(phone), ownCode);
    const other = await callIn(bank);
    await phone.call('POST', '/not-in-a-call', {});
    assert.deepEqual((await bank.calls.find(other.call))?.alerts, ['not-in-a-call']);
    assert.deepEqual((await bank.calls.find(mine.call))?.alerts, []);
    assert.deepEqual(await phone.waiting(), []);
  });

  test('somebody says they call from the bank: the answer comes at once, and the bank hears of it', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { body } = await phone.call('POST', '/somebody-calls-me', {});
    assert.deepEqual(body, { is: 'not-us', sentence: 'Vi ringer dig inte. Lägg på.' });
    assert.equal((await bank.stores.alarms.latest(1))[0]?.kind, 'somebody-calls');
  });
});

describe('the state of the call (N3)', () => {
  test('N3: not talking, then open in your name, then talking with a name, then not talking', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const calls = async () => (await phone.me()).calls;
    assert.deepEqual(await calls(), []);
    const { call } = await callIn(bank);
    const since = bank.clock.now();
    assert.deepEqual(await calls(), [{ is: 'open', since, fromEnds: '05', advisor: null }]);
    await phone.approve(await only(phone), ownCode);
    await bank.calls.queue(call, 'cards');
    await bank.calls.take(call, 'anna');
    assert.deepEqual(await calls(), [{ is: 'talking', since, fromEnds: '05', advisor: 'Anna Backman' }]);
    await bank.calls.hangUp(call, 'caller');
    assert.deepEqual(await calls(), []);
  });

  test('N3: a call that somebody else has been identified in is none of mine; a withheld number has no end', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const elias = await enrolPhone(bank, 'elias');
    await callIn(bank, people.elias);
    await elias.approve(await only(elias), ownCode);
    assert.deepEqual((await phone.me()).calls, []);
    await callIn(bank, people.aino, null);
    assert.deepEqual(
      (await phone.me()).calls.map((call) => (call as unknown as { fromEnds: string | null }).fromEnds),
      [null],
    );
  });

  test('D1: the code is said again in the call as often as the customer asks', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank);
    assert.equal((await phone.sayAgain(await only(phone))).status, 200);
    assert.equal((await bank.calls.find(call))?.wish, 'say-again');
  });

  test('N4, D7: a phone that repeats itself raises one case, so that nobody pushes the warnings of others off the desks', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank);
    const id = await only(phone);
    for (let n = 0; n < 25; n++) {
      assert.equal((await phone.notMe(id)).status, 200);
      assert.equal((await phone.call('POST', '/somebody-calls-me', {})).status, 200);
    }
    const kinds = async () => (await bank.stores.alarms.latest(100)).map(({ kind }) => kind).sort();
    // Once about the call, once about a request that has gone since.
    assert.deepEqual(await kinds(), ['not-in-a-call', 'not-in-a-call', 'somebody-calls']);
    assert.ok((await bank.stores.alarms.latest(100)).some((alarm) => alarm.kind === 'not-in-a-call' && alarm.call === call));
    await bank.clock.advance(60_000);
    await phone.call('POST', '/somebody-calls-me', {});
    assert.equal((await kinds()).length, 4, 'a minute later it is news again');
  });
});
