import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addBoxPeople, numbers } from '../../../test/credentials/box-bank.ts';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import type { Caller } from '../../../test/telephone/caller.ts';
import { keyAll } from '../../../test/telephone/code-table.ts';
import { hears, idsOf, press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';
import { runCommand } from './run-command.ts';

const day = { from: '08:00', to: '20:00' };
const hours = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };

/** A Tuesday, eleven in the evening. */
const openAtNight = () => openPhoneBank({ settings: { hours }, start: Date.parse('2026-11-24T22:00:00Z') });

async function keyCodes(bank: PhoneBank, caller: Caller, userCode = '47110823', password = '5863') {
  await press(bank, caller, '4', 12_000);
  await press(bank, caller, `${userCode}#`, 8_000);
  return press(bank, caller, `${password}#`, 12_000);
}

const isBlocked = async (bank: PhoneBank, customer = 'aino') => (await bank.stores.customers.find(customer))?.blocked !== null;

describe('key 4, blocking', () => {
  test('S16: user code, password, one question, and the codes are blocked: table and app fail from then on', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await wait(bank, caller, 1);
    caller.news();
    caller.press('4');
    await hears(bank, caller, 'block-start', 'user-code');
    assert.deepEqual(await press(bank, caller, '47110823#'), ['password']);
    assert.deepEqual(await press(bank, caller, '5863#'), ['block-confirm']);
    assert.ok(!(await isBlocked(bank)));
    caller.press('1');
    await hears(bank, caller, 'block-done', 'queue', 'queue-next', 'never-ask');
    assert.ok(await isBlocked(bank));
    const record = await recordOf(bank, caller);
    assert.deepEqual([record.identified, record.failed], [null, []]);
    const [event] = (await bank.stores.audit.since(0, 1_000)).filter(({ what }) => what === 'agreement-blocked');
    assert.deepEqual([event?.customer, event?.detail], ['aino', { by: 'customer' }]);
    await caller.hangUp();
    const again = await ring(bank);
    await keyAll(bank, again, 'aino', { sms: '000000' });
    await wait(bank, again, 15);
    await press(bank, again, '1');
    await press(bank, again, '47110823#');
    assert.equal(await approve(bank, 'aino'), 'nothing waits');
    await wait(bank, again, 230);
    assert.equal((await recordOf(bank, again)).identified, null);
    assert.equal(idsOf(again).filter((id) => id === 'not-identified').length, 2);
  });

  test('K37: whoever has a code box keys the number and the password, and is told so; a wrong check digit is told at once', async () => {
    const bank = await openPhoneBank();
    await addBoxPeople(bank);
    const caller = await ring(bank);
    await wait(bank, caller, 1);
    caller.news();
    caller.press('4');
    await hears(bank, caller, 'block-start', 'user-code');
    assert.match(caller.heard.at(-2)?.text ?? '', /Har du kodbox anger du ditt personnummer eller kundnummer, 10 siffror/);
    caller.press('8411239835#');
    await hears(bank, caller, 'check-number', 'user-code');
    assert.deepEqual(await press(bank, caller, `${numbers.oskar}#`), ['password']);
    assert.deepEqual(await press(bank, caller, '8027#'), ['block-confirm']);
    await press(bank, caller, '1', 12_000);
    assert.ok(idsOf(caller).includes('block-done'));
    assert.ok(await isBlocked(bank, 'oskar'));
  });

  test('D6 I7: unknown, wrong and blocked are asked the same at the same times; only the last sentence differs, and then a person answers', async () => {
    const trace = async (userCode: string, password: string) => {
      const bank = await openPhoneBank();
      const caller = await ring(bank);
      const begun = bank.clock.now();
      await keyCodes(bank, caller, userCode, password);
      await press(bank, caller, '1', 30_000);
      const record = await recordOf(bank, caller);
      assert.ok(record.queued !== null && record.identified === null && record.failed.length === 0);
      return caller.heard.map(({ prompt, text, audio, at }) => [prompt, at - begun, text, audio] as const);
    };
    const done = await trace('47110823', '5863');
    const unknown = await trace('66613370', '5863');
    const upToConfirm = (all: typeof done) => all.slice(0, all.findIndex(([prompt]) => prompt === 'block-confirm') + 1);
    assert.deepEqual(upToConfirm(unknown), upToConfirm(done));
    assert.deepEqual(
      [done, unknown].map((all) => all[upToConfirm(all).length]?.[0]),
      ['block-done', 'block-not-done'],
    );
    for (const [userCode, password] of [
      ['47110823', '0000'],
      ['918364', '4172'],
      ['5290774', '5863'],
    ] as const)
      assert.deepEqual(await trace(userCode, password), unknown);
  });

  test('a user code alone blocks nothing: whoever has no password comes to a person', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '4');
    await press(bank, caller, '47110823#');
    caller.news();
    await hears(bank, caller, 'no-hurry', 'password', 'no-hurry', 'block-not-done', 'queue');
    assert.ok(!(await isBlocked(bank)));
    assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
  });

  test('a caller who keys nothing is given a person after the second time', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '4');
    caller.news();
    await hears(bank, caller, 'user-code', 'no-hurry', 'user-code', 'no-hurry', 'block-not-done', 'queue');
  });

  test('2 goes back to the menu, a key without a choice is told, and a person can be had: nothing is blocked', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyCodes(bank, caller);
    assert.deepEqual(await press(bank, caller, '7'), ['no-such-choice']);
    await wait(bank, caller, 15);
    caller.news();
    assert.deepEqual(await press(bank, caller, '2'), ['menu']);
    await keyCodes(bank, caller);
    assert.deepEqual(await press(bank, caller, '0'), ['unidentified']);
    assert.ok(!(await isBlocked(bank)));
  });

  test('a hang-up before the answer blocks nothing', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyCodes(bank, caller);
    await caller.hangUp();
    await bank.clock.advance(5_000);
    assert.ok(!(await isBlocked(bank)));
  });

  test('I9: what was proved in another call blocks nothing in this one', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyCodes(bank, caller);
    const flow = bank.line.find(caller.id, 'test')?.state.blocking?.flow ?? assert.fail('nothing was asked');
    const parts = { ...bank, complain: () => {} };
    assert.deepEqual(await runCommand(parts, 'another call', { do: 'block', flow }, () => {}), { is: 'blocked', done: false });
    assert.ok(!(await isBlocked(bank)));
    assert.deepEqual(await runCommand(parts, caller.id, { do: 'block', flow }, () => {}), { is: 'blocked', done: true });
  });

  test('a store that is out of order is said, and a person answers', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyCodes(bank, caller);
    bank.stores.customers.block = async () => {
      throw new Error('out of order');
    };
    caller.news();
    caller.press('1');
    await hears(bank, caller, 'not-working', 'block-not-done', 'queue');
  });
});

describe('outside the opening hours', () => {
  test('callers hear when somebody answers, and key 4 blocks day and night', async () => {
    const bank = await openAtNight();
    const caller = await ring(bank);
    assert.deepEqual(await wait(bank, caller, 4), ['greeting', 'closed']);
    assert.match(caller.heard.at(-1)?.text ?? '', /Vi svarar på vardagar kl\. 8–20\. För att spärra dina koder: välj 4\.$/);
    await keyCodes(bank, caller);
    assert.deepEqual(await press(bank, caller, '1', 30_000), ['block-done', 'goodbye']);
    assert.ok(await isBlocked(bank));
    assert.equal(caller.collector.phase, 'over');
    const { ended, queued } = await recordOf(bank, caller);
    assert.deepEqual([ended !== null, queued], [true, null]);
  });

  test('codes that could not be blocked can be tried again, and nobody is promised', async () => {
    const bank = await openAtNight();
    const caller = await ring(bank);
    await keyCodes(bank, caller, '47110823', '0000');
    caller.news();
    caller.press('1');
    await hears(bank, caller, 'block-not-done-closed', 'closed');
    await keyCodes(bank, caller);
    await press(bank, caller, '1');
    assert.ok(await isBlocked(bank));
  });

  test('nobody waits in a queue where nobody answers: the other keys are no choices, and silence ends the call', async () => {
    const bank = await openAtNight();
    const caller = await ring(bank);
    await wait(bank, caller, 3);
    caller.news();
    for (const key of ['1', '2']) assert.deepEqual(await press(bank, caller, key), ['no-such-choice']);
    assert.deepEqual(await press(bank, caller, '5'), ['closed']);
    assert.deepEqual(await press(bank, caller, '7'), ['closed']);
    assert.equal(caller.heard.at(-1)?.language, 'fi');
    await hears(bank, caller, 'closed', 'closed', 'menu-other-languages', 'goodbye');
    await wait(bank, caller, 10);
    const { ended, queued } = await recordOf(bank, caller);
    assert.deepEqual([ended !== null, queued], [true, null]);
  });

  test('a call that began in time is answered', async () => {
    const bank = await openPhoneBank({ settings: { hours } });
    const caller = await ring(bank);
    await press(bank, caller, '5', 5_000);
    assert.notEqual((await recordOf(bank, caller)).queued, null);
  });
});
