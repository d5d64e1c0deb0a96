import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSms } from '../../../test/credentials/bank.ts';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import type { Caller } from '../../../test/telephone/caller.ts';
import { atCell, atSms, keyAll, keyFrom, lookUp, spokenCell, wayTwo } from '../../../test/telephone/code-table.ts';
import { hears, idsOf, press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';

describe('way 2, the code table', () => {
  test('S22 S23 S24 S25 S26 S27 S57 part: the whole call, from the greeting to the advisor', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    assert.deepEqual(await wait(bank, caller, 4), ['greeting', 'menu']);
    assert.deepEqual(await press(bank, caller, '2'), ['user-code']);
    assert.deepEqual(await press(bank, caller, '604218#'), ['password']);
    assert.ok(caller.step.collect?.secret);
    assert.deepEqual(await press(bank, caller, '71946#'), ['cell']);
    const said = caller.heard.at(-1)?.text ?? '';
    assert.match(said, /^Ange sedan koden ([A-E]) (\d+) på kodtabellen\. \1 som i \p{L}+, rad \2\. Tryck fyrkant när du är klar\.$/u);
    assert.deepEqual(await press(bank, caller, `${lookUp(bank, 'maj', spokenCell(caller))}#`), ['sms']);
    assert.match(caller.heard.at(-1)?.text ?? '', /utan att bryta samtalet/);
    assert.deepEqual(await press(bank, caller, `${await readSms(bank)}#`), ['one-moment']);
    assert.deepEqual(await wait(bank, caller, 10), ['identified', 'reason']);
    const { identified } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, identified?.plan, identified?.acr], ['maj', 'code-table', 'loa2']);
    assert.deepEqual(identified?.elements, ['knowledge', 'possession']);
    await press(bank, caller, '1');
    await wait(bank, caller, 12);
    assert.deepEqual(idsOf(caller).slice(-3), ['queue', 'queue-next', 'never-ask']);
    assert.equal(await bank.calls.take(caller.id, 'anna'), 'taken');
    assert.deepEqual(await wait(bank, caller, 4), ['connecting']);
    assert.ok(caller.longestSilence <= 3_000, `silent for ${caller.longestSilence} ms`);
    assert.deepEqual(bank.complaints, []);
  });

  test('S25 part: a minute for a cell of the table, which is said again after twenty seconds', async () => {
    const bank = await openPhoneBank();
    const caller = await atCell(bank);
    await hears(bank, caller, 'cell', 'cell', 'no-hurry', 'cell');
    const [first, second, , hurry] = caller.heard.slice(-5).map(({ at }) => at) as [number, number, number, number];
    assert.ok(second - first > 20_000 && second - first < 32_000 && hurry - first > 60_000);
    const cells = caller.heard.filter(({ prompt }) => prompt === 'cell').map(({ text }) => text);
    assert.equal(new Set(cells).size, 1);
    // Fifteen seconds between two digits are no end of the entry.
    const code = lookUp(bank, 'maj', spokenCell(caller));
    assert.deepEqual(await press(bank, caller, code.slice(0, 3), 14_500), []);
    assert.deepEqual(await press(bank, caller, `${code.slice(3)}#`), ['sms']);
  });

  test('the star begins an entry anew, and keys that were wrong are not part of it', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '2');
    await press(bank, caller, '604218#');
    caller.news();
    assert.deepEqual(await press(bank, caller, '719*'), ['password']);
    assert.deepEqual(await press(bank, caller, '71946#'), ['cell']);
    await keyFrom(bank, caller, 'maj', 'cell');
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'maj');
  });

  test('too few or too many digits are told at once, and nothing but that entry is lost', async () => {
    const bank = await openPhoneBank();
    const caller = await atCell(bank);
    caller.press('12345#');
    await hears(bank, caller, 'too-few', 'cell');
    caller.press('1234567#');
    await hears(bank, caller, 'too-many', 'cell');
    await keyFrom(bank, caller, 'maj', 'cell');
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'maj');
  });

  test('a person can be had from every entry with 5 or 0 and a hash', async () => {
    for (const key of ['5', '0']) {
      const bank = await openPhoneBank();
      const caller = await atCell(bank);
      assert.deepEqual(await press(bank, caller, `${key}#`, 20_000), ['unidentified', 'queue', 'queue-next', 'never-ask']);
      assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
    }
  });

  test('D6: whoever was refused chooses again, the other way too', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyAll(bank, caller, 'aino', { password: '0000' });
    await wait(bank, caller, 12);
    assert.match(
      caller.heard.findLast(({ prompt }) => prompt === 'try-again')?.text ?? '',
      /Med Lyktan: välj 1\. Med kodtabellen: välj 2\./,
    );
    caller.news();
    assert.deepEqual(await press(bank, caller, '1'), ['user-code']);
    await press(bank, caller, '47110823#');
    await approve(bank, 'aino');
    await wait(bank, caller, 10);
    const { identified, failed } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, identified?.plan, failed], ['aino', 'app', ['code-table']]);
  });

  test('D3: the first password and a posted one are not taken on the phone, and nothing tells it', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyAll(bank, caller, 'birger');
    assert.deepEqual([...new Set(idsOf(caller))].slice(0, 7), wayTwo.slice(0, 7));
    assert.equal((await recordOf(bank, caller)).identified, null);
    const other = await ring(bank);
    await press(bank, other, '2');
    await press(bank, other, '7740156#');
    other.news();
    other.press('12345678#');
    await hears(bank, other, 'too-many', 'password');
  });
});

describe('the SMS on the phone', () => {
  test('S26: two minutes for the SMS; after one the caller hears how to get another', async () => {
    const bank = await openPhoneBank();
    const caller = await atSms(bank);
    await hears(bank, caller, 'sms-resend', 'no-hurry', 'sms');
    const [asked, resend, hurry] = caller.heard.slice(-4).map(({ at }) => at) as [number, number, number];
    assert.ok(resend - asked > 60_000 && resend - asked < 75_000, `${resend - asked}`);
    assert.ok(hurry - asked > 120_000 && hurry - asked < 140_000, `${hurry - asked}`);
  });

  test('S26: 0 and hash send a new code after a minute, and only that one is taken', async () => {
    const bank = await openPhoneBank();
    const caller = await atSms(bank);
    const first = await readSms(bank);
    await wait(bank, caller, 62);
    assert.deepEqual(await press(bank, caller, '0#'), ['sms']);
    const second = await readSms(bank);
    assert.ok(first && second && first !== second);
    await press(bank, caller, `${second}#`, 10_000);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'maj');
  });

  test('S26: a new code that is wanted within the minute is not sent, and the one that was sent still counts', async () => {
    const bank = await openPhoneBank();
    const caller = await atSms(bank);
    const sent = await readSms(bank);
    assert.deepEqual(await press(bank, caller, '0#', 2_000), ['no-hurry']);
    assert.equal(await readSms(bank), undefined);
    await press(bank, caller, `${sent}#`, 10_000);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'maj');
  });

  test('D16: three new codes in a call; after the last there is only the one answer, and the ways to try again', async () => {
    const bank = await openPhoneBank();
    const caller = await atSms(bank);
    for (let sent = 0; sent < 3; sent++) {
      await wait(bank, caller, 62);
      assert.deepEqual(await press(bank, caller, '0#'), ['sms']);
      assert.ok(await readSms(bank));
    }
    assert.ok(!(await wait(bank, caller, 75)).includes('sms-resend'), 'nobody is offered what there is no more');
    assert.deepEqual(await press(bank, caller, '0#', 20_000), ['one-moment', 'not-identified', 'try-again']);
    assert.deepEqual((await recordOf(bank, caller)).failed, ['code-table']);
    // The call has had its three: another identification brings no more.
    await keyAll(bank, caller, 'maj', { sms: '0' });
    assert.equal(idsOf(caller).filter((id) => id === 'not-identified').length, 2);
  });

  test('D16: a code leaves only when password and cell were right together', async () => {
    for (const keyed of [{ password: '0000' }, { cell: '000000' }] as const) {
      const bank = await openPhoneBank();
      const caller = await ring(bank);
      await keyAll(bank, caller, 'maj', { ...keyed, sms: '000000' });
      assert.ok(idsOf(caller).includes('sms'));
      assert.equal(await readSms(bank), undefined);
    }
  });

  test('I9: a code of one call is worth nothing in another', async () => {
    const bank = await openPhoneBank();
    const one = await atSms(bank);
    const code = await readSms(bank);
    const other = await atSms(bank);
    await press(bank, other, `${code}#`, 20_000);
    assert.equal((await recordOf(bank, other)).identified, null);
    await press(bank, one, `${code}#`, 20_000);
    assert.equal((await recordOf(bank, one)).identified?.customer, 'maj');
  });
});

describe('way 2 in mid-call', () => {
  async function talking(bank: PhoneBank, caller: Caller & { id: string }) {
    await bank.calls.take(caller.id, 'anna');
    await wait(bank, caller, 6);
    caller.news();
    await bank.calls.wish(caller.id, 'identify');
  }

  test('N1: whoever was identified by the code table is asked for the password at once, and comes back to the advisor', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await keyAll(bank, caller, 'maj');
    await press(bank, caller, '1', 12_000);
    const { identified: before } = await recordOf(bank, caller);
    await talking(bank, caller);
    assert.deepEqual(await wait(bank, caller, 12), ['step-up', 'password']);
    assert.equal(caller.step.talk, null);
    await keyFrom(bank, caller, 'maj', 'password');
    assert.deepEqual(idsOf(caller).slice(-4), ['sms', 'one-moment', 'identified', 'step-up-back']);
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    const { identified } = await recordOf(bank, caller);
    assert.ok((identified?.at ?? 0) > (before?.at ?? 0));
  });

  test('N1: a caller whom nobody has identified chooses the way, and 4 is no choice there', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '5', 10_000);
    await talking(bank, caller);
    await hears(bank, caller, 'step-up', 'step-up-menu');
    assert.deepEqual(await press(bank, caller, '4'), ['no-such-choice']);
    assert.deepEqual(await press(bank, caller, '2'), ['user-code']);
    await keyFrom(bank, caller, 'maj', 'user-code', { sms: '000000' });
    await wait(bank, caller, 20);
    assert.deepEqual(idsOf(caller).slice(-3), ['one-moment', 'not-identified', 'step-up-back']);
    assert.equal((await recordOf(bank, caller)).identified, null);
  });
});
