import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { approve, openPhoneBank } from '../../../test/telephone/bank.ts';
import { press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';

describe('the queue and the advisor', () => {
  test('S15 S36: the place is told once a minute and when it changes, the warning once', async () => {
    const bank = await openPhoneBank();
    const first = await ring(bank);
    await press(bank, first, '5', 1_000);
    const second = await ring(bank);
    await press(bank, second, '5', 20_000);
    assert.match(second.heard.map(({ text }) => text).join(' '), /plats nummer 2/);
    second.news();
    assert.deepEqual(await wait(bank, second, 65), ['queue-place']);
    await bank.calls.take(first.id, 'anna');
    assert.deepEqual(await wait(bank, second, 5), ['queue-next']);
    assert.deepEqual(await press(bank, second, '*', 10_000), ['queue', 'queue-next']);
    assert.equal(second.heard.filter(({ prompt }) => prompt === 'never-ask').length, 1);
    assert.ok(second.longestSilence <= 3_000);
  });

  const talking = async (keys: readonly string[]) => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    for (const some of keys) await press(bank, caller, some);
    if (keys[0] === '1') {
      await approve(bank, 'aino');
      await wait(bank, caller, 1);
      await press(bank, caller, '1', 1_000);
    }
    await bank.calls.take(caller.id, 'anna');
    await wait(bank, caller, 5);
    caller.news();
    return { bank, caller };
  };

  test('N1: in mid-call an unidentified caller says who, approves, and is back with the advisor', async () => {
    const { bank, caller } = await talking(['5']);
    assert.equal(await bank.calls.wish(caller.id, 'identify'), 'wished');
    assert.deepEqual(await wait(bank, caller, 12), ['step-up', 'step-up-menu']);
    assert.equal(caller.step.talk, null);
    assert.deepEqual(await press(bank, caller, '1'), ['user-code']);
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
    await approve(bank, 'aino');
    assert.deepEqual(await wait(bank, caller, 12), ['one-moment', 'identified', 'step-up-back']);
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    const { identified, wish } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, wish], ['aino', null]);
  });

  test('N1: an identified caller is asked in the app at once, without the user code', async () => {
    const { bank, caller } = await talking(['1', '47110823#']);
    await bank.calls.wish(caller.id, 'identify');
    assert.deepEqual(await wait(bank, caller, 10), ['step-up', 'app-request']);
    await approve(bank, 'aino');
    assert.deepEqual(await wait(bank, caller, 12), ['one-moment', 'identified', 'step-up-back']);
  });

  test('N1: a step-up that is refused, left or not understood leads back to the advisor, never away', async () => {
    for (const keys of ['5#', '12#12#12#']) {
      const { bank, caller } = await talking(['5']);
      await bank.calls.wish(caller.id, 'identify');
      await wait(bank, caller, 1);
      for (const entry of keys.match(/\d+#/g) ?? []) await press(bank, caller, entry);
      await wait(bank, caller, 10);
      assert.equal(caller.heard.at(-1)?.prompt, 'step-up-back');
      assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    }
  });

  test('a parked caller hears the waiting sound, and talks again when the advisor is back', async () => {
    const { bank, caller } = await talking(['5']);
    await bank.calls.hold(caller.id, 'anna', true);
    await wait(bank, caller, 1);
    assert.deepEqual([caller.step.talk, caller.step.sound], [{ advisor: 'Anna Backman' }, 'waiting']);
    await bank.calls.hold(caller.id, 'anna', false);
    assert.deepEqual(await wait(bank, caller, 1), []);
    assert.deepEqual([caller.step.talk, caller.step.sound], [{ advisor: 'Anna Backman' }, null]);
  });

  test('N1: a parked caller who is asked to identify keys as ever, and waits again afterwards', async () => {
    const { bank, caller } = await talking(['1', '47110823#']);
    await bank.calls.hold(caller.id, 'anna', true);
    await bank.calls.wish(caller.id, 'identify');
    assert.deepEqual(await wait(bank, caller, 10), ['step-up', 'app-request']);
    await approve(bank, 'aino');
    assert.deepEqual(await wait(bank, caller, 12), ['one-moment', 'identified', 'step-up-back']);
    assert.deepEqual([caller.step.talk, caller.step.sound], [{ advisor: 'Anna Backman' }, 'waiting']);
  });

  test('N1 I9: a caller who is handed on is put through to the next advisor, identified once and not twice', async () => {
    const { bank, caller } = await talking(['1', '47110823#']);
    await bank.stores.staff.add({ id: 'jonas', name: 'Jonas Ek', role: 'advisor', language: 'fi', available: true });
    await bank.calls.hold(caller.id, 'anna', true);
    await bank.calls.transfer(caller.id, 'anna', 'jonas');
    assert.deepEqual(await wait(bank, caller, 5), ['connecting']);
    assert.deepEqual([caller.step.talk, caller.step.sound], [{ advisor: 'Jonas Ek' }, null]);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'aino');
    await bank.calls.transfer(caller.id, 'jonas', 'anna');
    assert.deepEqual(await wait(bank, caller, 5), ['connecting']);
    assert.equal((await recordOf(bank, caller)).identified, null);
    await bank.calls.wish(caller.id, 'identify');
    assert.deepEqual(await wait(bank, caller, 10), ['step-up', 'step-up-menu'], 'who it is must be said anew');
  });

  test('N1: whoever is handed on while keying is put through to the next advisor afterwards', async () => {
    const { bank, caller } = await talking(['5']);
    await bank.stores.staff.add({ id: 'jonas', name: 'Jonas Ek', role: 'advisor', language: 'fi', available: true });
    await bank.calls.wish(caller.id, 'identify');
    await wait(bank, caller, 6);
    await bank.calls.transfer(caller.id, 'anna', 'jonas');
    await wait(bank, caller, 1);
    assert.equal(caller.step.talk, null);
    await press(bank, caller, '5', 10_000);
    assert.deepEqual(caller.step.talk, { advisor: 'Jonas Ek' });
  });

  test('N11: a caller whose advisor does not answer the telephone waits on, and another one takes the call', async () => {
    const { bank, caller } = await talking(['1', '47110823#']);
    await bank.calls.release(caller.id, 'anna');
    assert.deepEqual(await wait(bank, caller, 15), ['queue', 'queue-next', 'never-ask']);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'aino');
    assert.ok(caller.longestSilence <= 3_000);
    await bank.calls.take(caller.id, 'anna');
    assert.deepEqual((await wait(bank, caller, 12)).at(-1), 'connecting');
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
  });

  test('N4: only the desk or an alarm ends a call, and it is said', async () => {
    const { bank, caller } = await talking(['5']);
    await bank.calls.wish(caller.id, 'end');
    assert.deepEqual(await wait(bank, caller, 10), ['ended-for-safety']);
    assert.equal(caller.collector.phase, 'over');
    assert.notEqual((await recordOf(bank, caller)).ended, null);
    assert.equal(bank.line.count(), 0);
  });
});
