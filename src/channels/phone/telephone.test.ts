import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSms } from '../../../test/credentials/bank.ts';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import { lookUp, userCodes } from '../../../test/telephone/code-table.ts';
import { createVirtualTelephony, type VirtualCaller } from '../../../test/telephone/telephony.ts';
import { openTelephone, type TelephoneSettings } from './telephone.ts';

const to = '08-465 004 10';

async function openBank(settings: Partial<TelephoneSettings> = {}, change: Parameters<typeof openPhoneBank>[0] = {}) {
  const bank = await openPhoneBank(change);
  const telephony = createVirtualTelephony(bank.clock);
  telephony.phones.add('anna');
  const complaints: string[] = [];
  await openTelephone({
    ...bank,
    telephony,
    settings: { protection: 'required', contactCentre: false, ...settings },
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
  });
  return { bank, telephony, complaints };
}

/** Lets the call go on until this recording was heard, however long those before it are. */
async function hears({ clock }: PhoneBank, caller: VirtualCaller, name: string, from = 0): Promise<number> {
  for (let waited = 0; waited < 120_000; waited += 250) {
    const at = caller.heard.findIndex((file, place) => place >= from && file.startsWith(`sv/${name}`));
    if (at >= 0) return at + 1;
    await clock.advance(250);
  }
  return assert.fail(`${name} was not heard, but ${caller.heard.slice(from).join(' ')}`);
}

const recordOf = async (bank: PhoneBank) => (await bank.calls.list())[0] ?? assert.fail('there is no call');

async function inQueue(settings: Partial<TelephoneSettings> = {}) {
  const opened = await openBank(settings);
  const { bank, telephony } = opened;
  const caller = telephony.ring({ to });
  await bank.clock.advance(0);
  caller.press('1');
  await hears(bank, caller, 'user-code');
  caller.press('47110823#');
  await hears(bank, caller, 'app-request');
  assert.equal(await approve(bank, 'aino'), 'accepted');
  await hears(bank, caller, 'reason');
  caller.press('1');
  await hears(bank, caller, 'queue');
  return { ...opened, caller };
}

describe('a call of the telephone system', () => {
  test('S5 S6 S13 S14 S15 part: identifies with the app, says why it calls and talks with an advisor', async () => {
    const { bank, caller, telephony } = await inQueue();
    const { id, identified, reason } = await recordOf(bank);
    assert.equal(identified?.customer, 'aino');
    assert.equal(reason, bank.settings.reasons[0]?.id);
    assert.equal(await bank.calls.take(id, 'anna'), 'taken');
    await hears(bank, caller, 'connecting');
    await bank.clock.advance(10_000);
    assert.equal(caller.talksTo, 'anna');
    assert.deepEqual(telephony.called, [{ phone: 'anna', call: id }]);
    caller.otherHangsUp();
    await bank.clock.advance(0);
    assert.ok(caller.isOver);
    assert.deepEqual(await bank.calls.list(), []);
  });

  test('S22 S24 S25 S26 part: identifies with password, cell and SMS code', async () => {
    const { bank, telephony } = await openBank();
    const caller = telephony.ring({ to, from: '0701740605' });
    await bank.clock.advance(0);
    caller.press('2');
    await hears(bank, caller, 'user-code');
    caller.press(`${userCodes['aino']}#`);
    await hears(bank, caller, 'password');
    caller.press('5863#');
    const at = await hears(bank, caller, 'column-');
    await bank.clock.advance(20_000);
    const [column, row] = caller.heard.slice(at - 1);
    const cell = `${column?.slice(-1).toUpperCase()} ${caller.heard
      .slice(at)
      .find((file) => file.includes('number-'))
      ?.replace(/\D/g, '')}`;
    assert.ok(row);
    caller.press(`${lookUp(bank, 'aino', cell)}#`);
    await hears(bank, caller, 'sms');
    caller.press(`${await readSms(bank)}#`);
    await hears(bank, caller, 'identified');
    assert.equal((await recordOf(bank)).identified?.customer, 'aino');
  });

  test('S42: whoever hangs up, or loses the telephone system, is identified no longer', async () => {
    for (const over of ['hangUp', 'breakDown'] as const) {
      const { bank, caller, telephony } = await inQueue();
      if (over === 'hangUp') caller.hangUp();
      else telephony.breakDown();
      await bank.clock.advance(0);
      assert.deepEqual(await bank.calls.list(), [], over);
      assert.deepEqual(await bank.identify.waiting('aino', 'app-approval'), []);
    }
  });

  test('N1 I8: while a caller who talks is asked to identify, the advisor is on another line', async () => {
    const { bank, caller } = await inQueue();
    const { id } = await recordOf(bank);
    await bank.calls.take(id, 'anna');
    const from = await hears(bank, caller, 'connecting');
    await bank.clock.advance(10_000);
    await bank.calls.wish(id, 'identify');
    await hears(bank, caller, 'step-up', from);
    assert.equal(caller.talksTo, null);
    await hears(bank, caller, 'app-request', from);
    assert.equal(caller.talksTo, null);
    assert.equal(await approve(bank, 'aino'), 'accepted');
    await hears(bank, caller, 'step-up-back', from);
    await bank.clock.advance(10_000);
    assert.equal(caller.talksTo, 'anna');
  });

  test('N11: whoever does not answer gives the caller back to the queue, still identified', async () => {
    const { bank, caller, telephony } = await inQueue();
    const { id } = await recordOf(bank);
    telephony.phones.clear();
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(40_000);
    const { advisor, identified, missed } = await recordOf(bank);
    assert.deepEqual([advisor, identified?.customer, missed], [null, 'aino', 'anna']);
    assert.equal(caller.talksTo, null);
  });

  test('N11: whoever is talking to a page that is closed waits again, still identified; a receiver put down ends the call', async () => {
    const { bank, caller } = await inQueue();
    const { id } = await recordOf(bank);
    await bank.calls.take(id, 'anna');
    const from = await hears(bank, caller, 'connecting');
    await bank.clock.advance(10_000);
    caller.otherIsLost();
    await hears(bank, caller, 'queue', from);
    const { advisor, identified, queued } = await recordOf(bank);
    assert.deepEqual([advisor, identified?.customer, queued !== null], [null, 'aino', true]);
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(20_000);
    assert.equal(caller.talksTo, 'anna');
    caller.otherHangsUp();
    await bank.clock.advance(1_000);
    assert.deepEqual(await bank.calls.list(), []);
  });

  test('a parked caller is parked on the line, too', async () => {
    const { bank, caller } = await inQueue();
    const { id } = await recordOf(bank);
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(20_000);
    await bank.calls.hold(id, 'anna', true);
    await bank.clock.advance(1_000);
    assert.deepEqual([caller.isHeld, caller.talksTo], [true, 'anna']);
    await bank.calls.hold(id, 'anna', false);
    await bank.clock.advance(1_000);
    assert.deepEqual([caller.isHeld, caller.talksTo], [false, 'anna']);
  });

  test('N11: a parked caller whose advisor’s page is closed is parked no longer, and heard by the next one', async () => {
    const { bank, caller } = await inQueue();
    const { id } = await recordOf(bank);
    await bank.calls.take(id, 'anna');
    const from = await hears(bank, caller, 'connecting');
    await bank.clock.advance(10_000);
    await bank.calls.hold(id, 'anna', true);
    await bank.clock.advance(1_000);
    caller.otherIsLost();
    await hears(bank, caller, 'queue', from);
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(20_000);
    assert.deepEqual([caller.isHeld, caller.talksTo], [false, 'anna']);
  });

  test('N11: whoever takes the call again before anybody saw that it was given back is called again', async () => {
    const { bank, caller } = await inQueue();
    const { id } = await recordOf(bank);
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(20_000);
    assert.equal(caller.talksTo, 'anna');
    caller.otherIsLost();
    assert.equal(await bank.calls.take(id, 'anna'), 'taken');
    await bank.clock.advance(30_000);
    assert.deepEqual([(await recordOf(bank)).advisor, caller.talksTo], ['anna', 'anna']);
  });

  test('N1: whoever hands the call on and then puts the receiver down, or closes the page, ends nothing', async () => {
    for (const how of ['otherHangsUp', 'otherIsLost'] as const) {
      for (const wait of [0, 500]) {
        const { bank, caller, telephony } = await inQueue();
        telephony.phones.add('jonas');
        const { id } = await recordOf(bank);
        await bank.calls.take(id, 'anna');
        await hears(bank, caller, 'connecting');
        await bank.clock.advance(10_000);
        assert.equal(await bank.calls.transfer(id, 'anna', 'jonas'), 'done');
        if (wait > 0) await bank.clock.advance(wait);
        caller[how]();
        await bank.clock.advance(10_000);
        assert.deepEqual([(await recordOf(bank)).advisor, caller.talksTo], ['jonas', 'jonas'], `${how} ${wait}`);
      }
    }
  });

  test('whom the store does not give back, or a name it does not tell, leaves nobody with the wrong one or with none', async () => {
    const { bank, caller, telephony } = await inQueue();
    const { id } = await recordOf(bank);
    const { release } = bank.calls;
    let failures = 1;
    bank.calls.release = (...order) => (failures-- > 0 ? Promise.reject(new Error('out of order')) : release(...order));
    telephony.phones.clear();
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(40_000);
    assert.deepEqual([(await recordOf(bank)).advisor, failures < 0], [null, true]);
    for (const phone of ['anna', 'jonas']) telephony.phones.add(phone);
    await bank.calls.take(id, 'anna');
    await bank.clock.advance(20_000);
    assert.equal(caller.talksTo, 'anna');
    const { find } = bank.stores.staff;
    bank.stores.staff.find = () => Promise.reject(new Error('out of order'));
    await bank.calls.transfer(id, 'anna', 'jonas');
    await bank.clock.advance(100);
    bank.stores.staff.find = find;
    await bank.clock.advance(20_000);
    assert.equal(caller.talksTo, 'jonas');
  });

  test('a bank with a contact centre of its own gets the caller, with the name of the call, and nobody is announced', async () => {
    const { bank, caller, telephony } = await inQueue({ contactCentre: true });
    telephony.phones.add('contact-centre');
    await bank.clock.advance(30_000);
    const { id, identified } = await recordOf(bank);
    assert.deepEqual(telephony.called, [{ phone: 'contact-centre', call: id }]);
    assert.equal(caller.talksTo, 'contact-centre');
    assert.equal(identified?.customer, 'aino');
    assert.ok(!caller.heard.includes('sv/connecting'));
  });

  test('S29: a call whose way is not protected is refused unanswered where the bank demands it', async () => {
    const { bank, telephony } = await openBank();
    const open = telephony.ring({ to, isProtected: false });
    assert.deepEqual([open.refused, open.isAnswered], ['unprotected', false]);
    assert.deepEqual(await bank.calls.list(), []);
    const other = await openBank({ protection: 'allowed' });
    const allowed = other.telephony.ring({ to, isProtected: false });
    await other.bank.clock.advance(0);
    assert.ok(allowed.isAnswered);
  });

  test('T39 part: whoever calls beyond what can be served well hears busy, and a strange number does not exist', async () => {
    const { bank, telephony } = await openBank({}, { limits: { calls: 1 } });
    telephony.ring({ to });
    await bank.clock.advance(0);
    const second = telephony.ring({ to });
    const strange = telephony.ring({ to: '112' });
    await bank.clock.advance(0);
    assert.deepEqual([second.refused, strange.refused], ['busy', 'no-such-number']);
    const late = await openBank();
    late.telephony.delay = 1_500;
    assert.equal(late.telephony.ring({ to }).refused, 'busy');
  });

  test('T37 part: the number that calls decides nothing', async () => {
    const { bank, telephony } = await openBank();
    for (const from of [null, '0701740605', "'; drop table"]) telephony.ring({ to, from });
    await bank.clock.advance(0);
    const calls = await bank.calls.list();
    assert.deepEqual(
      calls.map(({ identified, claimed }) => [identified, claimed]),
      [
        [null, null],
        [null, null],
        [null, null],
      ],
    );
  });

  test('T39: of 500 dialogs at once each is its own: the one who approves is identified, and nobody else', async () => {
    const { bank, telephony, complaints } = await openBank({}, { limits: { calls: 500 } });
    const callers = Array.from({ length: 500 }, (_, at) => telephony.ring({ to, from: `070${at}` }));
    for (let waited = 0; waited < 100 && !callers.every(({ isAnswered }) => isAnswered); waited += 1) await bank.clock.advance(100);
    const aino = callers[123] ?? assert.fail();
    for (const caller of callers) caller.press(caller === aino ? '1' : '5');
    await hears(bank, aino, 'user-code');
    aino.press(`${userCodes['aino']}#`);
    await hears(bank, aino, 'app-request');
    assert.equal(await approve(bank, 'aino'), 'accepted');
    await hears(bank, aino, 'identified');
    const calls = await bank.calls.list();
    assert.equal(calls.length, 500);
    const identified = calls.flatMap(({ from, identified }) => (identified ? [`${from} ${identified.customer}`] : []));
    assert.deepEqual(identified, ['070123 aino']);
    assert.equal(telephony.ring({ to }).isAnswered, false);
    for (const caller of callers) caller.hangUp();
    await bank.clock.advance(1_000);
    assert.deepEqual(await bank.calls.list(), []);
    assert.deepEqual(complaints, []);
  });
});
