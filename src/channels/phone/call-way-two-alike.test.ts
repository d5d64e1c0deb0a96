import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import type { Caller } from '../../../test/telephone/caller.ts';
import { atCell, atSms, type Keyed, keyAll, lookUp, spoil, spokenCell, wayTwo } from '../../../test/telephone/code-table.ts';
import { press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';

describe('nothing is told on way 2', () => {
  const wrong: Record<string, { customer: string; keyed: Partial<Keyed>; before?: (bank: PhoneBank) => Promise<unknown> }> = {
    'wrong SMS code': { customer: 'maj', keyed: { sms: '000000' } },
    'wrong password': { customer: 'maj', keyed: { password: '0000', sms: '000000' } },
    'wrong cell': { customer: 'maj', keyed: { cell: '000000', sms: '000000' } },
    unknown: { customer: 'nobody', keyed: { userCode: '66613370', password: '5863', cell: '000000', sms: '000000' } },
    'blocked, all right': { customer: 'sirkka', keyed: {} },
    'no codes at all': { customer: 'berit', keyed: { password: '5863', cell: '000000', sms: '000000' } },
    'locked, all right': { customer: 'maj', keyed: {}, before: lock },
  };

  async function lock(bank: PhoneBank): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const caller = await ring(bank);
      await keyAll(bank, caller, 'maj', { password: '0000', cell: '000000', sms: '000000' });
      await caller.hangUp();
    }
  }

  /** All that can be heard and measured; where the cell is said, only that one is. */
  async function trace(name: string): Promise<unknown> {
    const bank = await openPhoneBank();
    const { customer, keyed, before } = wrong[name] ?? assert.fail(name);
    await before?.(bank);
    const caller: Caller & { id: string } = await ring(bank);
    const begun = bank.clock.now();
    await keyAll(bank, caller, customer, keyed);
    await wait(bank, caller, 30);
    assert.equal((await recordOf(bank, caller)).identified, null, name);
    assert.deepEqual((await recordOf(bank, caller)).failed, ['code-table']);
    return caller.heard.map(({ prompt, text, audio, at }) =>
      prompt === 'cell' ? [prompt, at - begun, audio.length] : [prompt, at - begun, text, audio],
    );
  }

  test('S16 S28 D6 T16 T17 I7: known, unknown, blocked, locked and each wrong element: the same prompts, the same recordings, the same times', async () => {
    const usual = await trace('wrong SMS code');
    assert.deepEqual([...new Set((usual as [string][]).map(([prompt]) => prompt))].filter((id) => id !== 'menu').slice(0, 8), wayTwo);
    for (const name of Object.keys(wrong)) assert.deepEqual(await trace(name), usual, name);
  });

  test('T20 part: a wrong cell leaves the asked cell where it was, and so does hanging up; a success moves it', async () => {
    const bank = await openPhoneBank();
    const asked: string[] = [];
    for (const [keyed, isRight] of [
      [{ cell: '000000', sms: '000000' }, false],
      [{ sms: '000000' }, false],
      [{}, true],
      [{}, true],
    ] as const) {
      const caller = await ring(bank);
      await keyAll(bank, caller, 'maj', keyed);
      asked.push(spokenCell(caller));
      assert.equal((await recordOf(bank, caller)).identified !== null, isRight);
      await caller.hangUp();
      await (await atCell(bank)).hangUp();
    }
    assert.deepEqual(asked.slice(0, 3), [asked[0], asked[0], asked[0]]);
    assert.notEqual(asked[3], asked[0]);
  });

  test('I3, I6: five wrong ones lock password, table and SMS, and the app still works', async () => {
    const bank = await openPhoneBank();
    for (let tries = 0; tries < 5; tries++) {
      const caller = await ring(bank);
      await keyAll(bank, caller, 'aino', { cell: spoil('123456'), sms: '000000' });
      await caller.hangUp();
    }
    const caller = await ring(bank);
    await keyAll(bank, caller, 'aino');
    await wait(bank, caller, 20);
    assert.equal((await recordOf(bank, caller)).identified, null);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#');
    await approve(bank, 'aino');
    await wait(bank, caller, 10);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'aino');
  });

  test('I8: password, cell and SMS code stand in no note, audit line, complaint, outbox or step', async () => {
    const bank = await openPhoneBank();
    const caller = await atSms(bank);
    const cell = lookUp(bank, 'maj', spokenCell(caller));
    const waiting = JSON.stringify(await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 10));
    const [{ body } = { body: null }] = JSON.parse(waiting) as { body: { challenge: string } | null }[];
    const sending = await bank.identify.sending(body?.challenge ?? '');
    const { code } = (sending?.data ?? assert.fail('nothing was sent')) as { code: string };
    await press(bank, caller, `${code}#`, 10_000);
    const told = JSON.stringify([
      await recordOf(bank, caller),
      await bank.stores.audit.since(0, 1_000),
      bank.complaints,
      waiting,
      caller.step,
    ]);
    for (const secret of ['71946', cell, code]) assert.ok(!told.includes(secret));
  });
});
