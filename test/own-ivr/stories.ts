import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { readSms } from '../credentials/bank.ts';
import { approve } from '../telephone/bank.ts';
import { lookUp } from '../telephone/code-table.ts';
import { contactCentre, type Platform } from './platform.ts';

const voices = new URL('../../voices/', import.meta.url);

/** The words of the present step, as they stand for the eye. */
function textOf({ door, owner }: Platform, call: string): string {
  return (door.line.find(call, owner)?.board.step.say ?? []).map(({ text }) => text).join(' ');
}

async function callOf({ door }: Platform): Promise<string> {
  return (await door.bank.calls.list()).at(-1)?.id ?? assert.fail('there is no call');
}

/** Silent, as long as it takes until that recording begins; at most two minutes. */
async function hears(platform: Platform, recording: string): Promise<string[]> {
  const heard: string[] = [];
  for (let round = 0; round < 60; round += 1) {
    heard.push(...platform.news());
    if (heard.includes(recording)) return heard;
    await platform.silence(1);
  }
  return assert.fail(`${recording} was not heard, but ${heard.join(' ')}`);
}

/** The same customers on every platform that a bank may have. Each test opens a platform of its own. */
export function tellStories(open: () => Promise<Platform>): void {
  const record = async (platform: Platform, call: string) => (await platform.door.bank.calls.find(call)) ?? assert.fail();

  test('S5 S6 S7 S9 S12 S13 S14 S15 part: by the app, from the menu to the bank’s own contact centre', async () => {
    const platform = await open();
    await platform.call();
    const call = await callOf(platform);
    await platform.press('1');
    assert.equal(platform.news()[0], 'sv/greeting');
    await platform.press('47110823#');
    await platform.silence(8_000);
    const asked = platform.news();
    assert.ok(asked.includes('sv/user-code') && asked.includes('waiting'), asked.join(' '));
    assert.equal(await approve(platform.door.bank, 'aino'), 'accepted');
    await hears(platform, 'sv/reason');
    assert.equal((await record(platform, call)).identified?.customer, 'aino');
    await platform.press('1');
    assert.deepEqual(platform.talkingTo, { address: contactCentre, call });
    const { advisor, reason, identified } = await record(platform, call);
    assert.deepEqual([advisor, reason !== null, identified?.customer], ['contact-centre', true, 'aino']);
    assert.ok(platform.news().includes('sv/queue'));
    assert.ok(!platform.documents.at(-1)?.includes('/connecting.wav'), 'a contact centre has a queue of its own');
    await platform.door.bank.clock.advance(300_000);
    assert.equal((await record(platform, call)).ended, null);
    await platform.endTalk('hung-up');
    assert.ok(platform.isOver && (await record(platform, call)).ended !== null);
    assert.deepEqual(platform.door.complaints, []);
  });

  test('S22 S23 S24 S25 S26 S27 part: by the code table; no document holds a digit that was keyed', async () => {
    const platform = await open();
    const { bank } = platform.door;
    await platform.call();
    const call = await callOf(platform);
    await platform.press('2');
    await platform.press('604218#');
    await platform.press('71946#');
    const [, column = '', row = ''] = /koden ([A-E]) (\d+)/.exec(textOf(platform, call)) ?? [];
    const cell = lookUp(bank, 'maj', `${column} ${row}`);
    await platform.press(`${cell}#`);
    const sms = (await readSms(bank)) ?? '';
    await platform.press(`${sms}#`);
    await hears(platform, 'sv/identified');
    assert.equal((await record(platform, call)).identified?.plan, 'code-table');
    for (const secret of ['604218', '71946', cell, sms])
      assert.ok(!platform.documents.some((document) => document.includes(secret)), 'a keyed secret came back');
    assert.deepEqual(platform.door.complaints, []);
  });

  test('S28 part: a wrong code is told at the end only, and the same choices follow', async () => {
    const platform = await open();
    await platform.call();
    await platform.press('2');
    await platform.press('604218#');
    await platform.press('71946#');
    await platform.press('000000#');
    await platform.press('000000#');
    const heard = await hears(platform, 'sv/try-again');
    assert.ok(heard.includes('sv/not-identified') && !heard.includes('sv/identified'));
  });

  test('S45 part: without identification to the contact centre; nobody there, and the caller waits on and is put through again', async () => {
    const platform = await open();
    await platform.call();
    const call = await callOf(platform);
    await platform.press('5');
    assert.equal(platform.talkingTo?.call, call);
    assert.equal((await record(platform, call)).identified, null);
    await platform.endTalk('nobody-answered');
    assert.equal((await record(platform, call)).ended, null);
    await platform.silence(30_000);
    assert.equal(platform.talkingTo?.call, call);
  });

  test('the star begins an entry anew; a hash alone is too few; an entry without a hash is kept for one reminder', async () => {
    const platform = await open();
    await platform.call();
    await platform.press('2');
    platform.news();
    await platform.press('6042*');
    assert.equal(platform.news().at(-1)?.startsWith('sv/'), true);
    await platform.press('604#');
    await platform.press('604218');
    await hears(platform, 'sv/press-hash');
    await platform.press('#');
    await platform.silence(1);
    assert.ok(platform.news().includes('sv/password'));
  });

  test('an entry without a hash is taken after the reminder, and a hash that comes late belongs to it (S6)', async () => {
    const platform = await open();
    const shows = (recording: string) => platform.documents.at(-1)?.includes(`/${recording}.wav`) === true;
    await platform.call();
    await platform.press('2');
    await platform.press('604218');
    assert.ok(shows('sv/press-hash'));
    for (let round = 0; round < 20 && !shows('sv/password'); round += 1) await platform.silence(1);
    await platform.press('#');
    assert.ok(shows('sv/password') && !shows('sv/too-few'));
    await platform.press('71946#');
    assert.ok(shows('sv/cell'));
  });

  test('keys that mean nothing, and silence, lead to a person and never to a hang-up (D20)', async () => {
    const platform = await open();
    await platform.call();
    await platform.press('9');
    await platform.press('#');
    await hears(platform, 'sv/to-a-person');
    await platform.silence(30_000);
    assert.equal(platform.talkingTo?.address, contactCentre);
  });

  test('S42: when the caller hangs up the identification is over at once', async () => {
    const platform = await open();
    await platform.call();
    const call = await callOf(platform);
    await platform.press('1');
    await platform.press('47110823#');
    await platform.hangUp();
    assert.notEqual((await record(platform, call)).ended, null);
    assert.equal(await approve(platform.door.bank, 'aino'), 'nothing waits');
  });

  test('S42: a caller whose platform is never heard of again has gone after a minute and a half', async () => {
    const platform = await open();
    await platform.call();
    const call = await callOf(platform);
    await platform.door.bank.clock.advance(80_000);
    assert.equal((await record(platform, call)).ended, null, 'a long sentence is no silence');
    await platform.door.bank.clock.advance(20_000);
    assert.notEqual((await record(platform, call)).ended, null);
  });

  test('T37: a caller’s number is noted down and changes nothing, whatever it says', async () => {
    for (const from of ['+46701740605', 'anonymous', 'sip:aino@evil.example', '']) {
      const platform = await open();
      await platform.call({ from });
      const { identified, claimed } = await record(platform, await callOf(platform));
      assert.deepEqual([identified, claimed], [null, null]);
    }
  });

  test('every recording that was named is there, in each language', async () => {
    for (const to of ['+46846500410', '+46846500420', '+46846500430']) {
      const platform = await open();
      await platform.call({ to });
      await platform.press('2');
      await platform.press('604218#');
      await platform.press('71946#');
      await platform.silence(1);
      const named = platform.documents.flatMap((document) =>
        [...document.matchAll(/\/voices\/([^<"]+\.wav)/g)].map(([, file = '']) => file),
      );
      assert.ok(named.length > 5);
      for (const file of named) assert.ok(existsSync(new URL(file, voices)), file);
    }
  });
}
