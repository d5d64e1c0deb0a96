import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openPhoneBank } from '../../../test/telephone/bank.ts';
import { hears, press, recordOf, ring, swedish, wait } from '../../../test/telephone/journey.ts';
import { takeInput } from './live-call.ts';

describe('entries', () => {
  const atUserCode = async (change: Parameters<typeof openPhoneBank>[0] = {}) => {
    const bank = await openPhoneBank(change);
    const caller = await ring(bank);
    await press(bank, caller, '1', 15_000);
    caller.news();
    return { bank, caller };
  };

  test('S6: nothing is sent at six digits; only the hash ends the entry', async () => {
    const { bank, caller } = await atUserCode();
    assert.deepEqual(await press(bank, caller, '471108', 9_000), []);
    assert.deepEqual(await press(bank, caller, '23#'), ['app-request']);
  });

  test('S6: without a hash there is a reminder, then the entry is taken, and a late hash is swallowed', async () => {
    const { bank, caller } = await atUserCode();
    assert.deepEqual(await press(bank, caller, '47110823', 9_900), []);
    assert.deepEqual(await wait(bank, caller, 5), ['press-hash']);
    assert.deepEqual(await wait(bank, caller, 10), ['app-request']);
    const step = caller.step.n;
    assert.deepEqual(await press(bank, caller, '#', 1_000), []);
    assert.equal(caller.step.n, step);
    assert.equal(caller.collector.phase, 'saying');
    await wait(bank, caller, 6);
    assert.deepEqual(await press(bank, caller, '#'), ['app-waiting']);
  });

  test('a late hash is swallowed too where the collector sends it, and an older step gets no answer', async () => {
    const bank = await openPhoneBank();
    const call = await bank.line.open({ to: swedish, from: null }, { name: 'ivr', is: 'client' });
    assert.ok(typeof call === 'object');
    const enter = (keys: string, ended: 'key' | 'silence' | 'hash') => takeInput(call, call.board.step.n, keys, ended);
    await enter('1', 'key');
    await bank.clock.advance(0);
    await enter('47110823', 'silence');
    const taken = await enter('47110823', 'silence');
    assert.equal(taken.say.at(-1)?.prompt, 'app-request');
    assert.deepEqual(await enter('', 'hash'), taken);
    assert.deepEqual(await takeInput(call, 1, '5', 'key'), taken);
    await bank.clock.advance(5_000);
    assert.equal((await enter('', 'hash')).say.at(-1)?.prompt, 'app-waiting');
  });

  test('after the reminder more digits may come: no entry is lost', async () => {
    const { bank, caller } = await atUserCode();
    await press(bank, caller, '4711', 12_000);
    assert.deepEqual(caller.news(), []);
    assert.deepEqual(await press(bank, caller, '0823#'), ['app-request']);
    assert.equal((await recordOf(bank, caller)).claimed, 'aino');
  });

  test('a caller who says nothing is not hurried, then helped, then given a person', async () => {
    const { bank, caller } = await atUserCode();
    await hears(bank, caller, 'no-hurry', 'user-code');
    await hears(bank, caller, 'no-hurry', 'letters-in-user-code', 'user-code');
    await hears(bank, caller, 'no-hurry', 'to-a-person', 'queue', 'queue-next', 'never-ask');
    assert.notEqual((await recordOf(bank, caller)).queued, null);
  });

  test('too few and too many digits are told at once, and only that entry is lost', async () => {
    const { bank, caller } = await atUserCode();
    caller.press('4711#');
    await hears(bank, caller, 'too-few', 'user-code');
    caller.press('471108231#');
    await hears(bank, caller, 'too-many', 'letters-in-user-code', 'user-code');
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
  });

  test('D14: whoever has letters in the user code is heard with a single 5, also without a hash', async () => {
    const { bank, caller } = await atUserCode();
    await press(bank, caller, '#');
    await press(bank, caller, '12#');
    await press(bank, caller, '12#', 20_000);
    assert.deepEqual(caller.heard.at(-1)?.prompt, 'user-code');
    caller.news();
    assert.deepEqual(await press(bank, caller, '5', 10_000), ['unidentified']);
  });

  test('the star begins an entry anew, and repeats a question', async () => {
    const { bank, caller } = await atUserCode();
    assert.deepEqual(await press(bank, caller, '4711*'), ['user-code']);
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
    assert.equal((await recordOf(bank, caller)).claimed, 'aino');
  });

  test('a call code that is not whole is too short', async () => {
    const { bank, caller } = await atUserCode();
    assert.deepEqual(await press(bank, caller, '0123456#', 1_000), ['too-few']);
  });

  test('three unreadable answers in a row lead to a person, a readable one begins the count anew', async () => {
    const { bank, caller } = await atUserCode();
    await press(bank, caller, '12#');
    await press(bank, caller, '12#');
    assert.deepEqual(await press(bank, caller, '12#', 6_000), ['too-few', 'to-a-person']);
  });

  test('a caller who knows the menu may key on: nothing is lost while an answer is on its way', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    caller.press('147110823#');
    await bank.clock.advance(0);
    assert.equal(caller.heard.at(-1)?.prompt, 'app-request');
  });

  test('I8: keyed digits stand in no note, audit line, complaint or step', async () => {
    const { bank, caller } = await atUserCode({ settings: { plans: { app: 'code-table' } } });
    await press(bank, caller, '47110823#', 8_000);
    await press(bank, caller, '735914#', 8_000);
    await press(bank, caller, '735914#', 20_000);
    const told = JSON.stringify([
      await recordOf(bank, caller),
      await bank.stores.audit.since(0, 1_000),
      bank.complaints,
      caller.step,
      bank.line.find(caller.id, 'test')?.state,
    ]);
    assert.doesNotMatch(told, /735914|47110823/);
  });
});
