import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { addBoxPeople, type HeldBox, numbers } from '../../../test/credentials/box-bank.ts';
import { openPhoneBank, type PhoneBank, phoneSettings } from '../../../test/telephone/bank.ts';
import type { Caller } from '../../../test/telephone/caller.ts';
import { hears, idsOf, press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';

const { oskar, greta, ines, sven } = numbers;

async function openBank(...given: Parameters<typeof openPhoneBank>) {
  const bank = await openPhoneBank(...given);
  return Object.assign(bank, await addBoxPeople(bank));
}

/** Keys of a code that is none of anybody's boxes. */
const wrong = '00000000';

/** Key 3 and all that is asked, each entry ten seconds after the one before. */
async function keyBox(bank: PhoneBank, caller: Caller, number: string, password: string, code: string): Promise<void> {
  for (const keys of ['3', `${number}#`, `${password}#`, `${code}#`]) await press(bank, caller, keys, 10_000);
}

/** So many codes that nobody ever types. */
function skip(box: HeldBox, codes: number): void {
  for (let n = 0; n < codes; n++) box.press();
}

async function talking(bank: PhoneBank, caller: Caller & { id: string }) {
  await bank.calls.take(caller.id, 'anna');
  await wait(bank, caller, 6);
  caller.news();
  await bank.calls.wish(caller.id, 'identify');
}

describe('way 3, the code box', () => {
  test('K3 K6 K24 K25: personal number, password, the eight digits of the box; from the greeting to the advisor', async () => {
    const bank = await openBank();
    const caller = await ring(bank);
    await hears(bank, caller, 'greeting', 'menu');
    assert.match(caller.heard.at(-1)?.text ?? '', /Med kodtabellen: välj 2\. Med kodboxen: välj 3\. Om du inte kan/);
    assert.deepEqual(await press(bank, caller, '3'), ['box-identifier']);
    assert.equal(caller.heard.at(-1)?.text, 'Ange ditt personnummer eller kundnummer, 10 siffror, och tryck fyrkant.');
    assert.deepEqual(await press(bank, caller, `${oskar}#`), ['password']);
    assert.deepEqual(await press(bank, caller, '8027#'), ['box-code']);
    assert.equal(caller.heard.at(-1)?.text, 'Starta kodboxen och ange den 8-siffriga behörighetskoden. Tryck fyrkant när du är klar.');
    assert.ok(caller.step.collect?.secret);
    assert.deepEqual(await press(bank, caller, `${bank.boxes.oskar.press()}#`), ['one-moment']);
    await hears(bank, caller, 'identified', 'reason');
    const { identified, failed } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, identified?.plan, identified?.acr], ['oskar', 'code-box', 'loa2']);
    assert.deepEqual([identified?.elements, identified?.amr, failed], [['knowledge', 'possession'], ['mfa', 'otp', 'pwd'], []]);
    await press(bank, caller, '4', 12_000);
    assert.equal(await bank.calls.take(caller.id, 'anna'), 'taken');
    await wait(bank, caller, 4);
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    assert.ok(caller.longestSilence <= 3_000, `silent for ${caller.longestSilence} ms`);
    assert.deepEqual(bank.complaints, []);
  });

  test('K6: the customer number does as well, in the voice of the number that was dialled', async () => {
    const bank = await openBank();
    const caller = await ring(bank, '08-465 004 20');
    await keyBox(bank, caller, ines, '6310', bank.boxes.inesOther.press());
    assert.ok(caller.heard.every(({ language }) => language === 'fi'));
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'ines');
    const other = await ring(bank);
    await press(bank, other, '3');
    assert.deepEqual((await press(bank, other, `${greta}#`)).at(-1), 'password');
  });

  test('K6 part: a wrong check digit is told at once, a number that is too short too; the third time there is a person', async () => {
    const bank = await openBank();
    const caller = await ring(bank);
    await press(bank, caller, '3');
    caller.news();
    caller.press('8411239835#');
    await hears(bank, caller, 'check-number', 'box-identifier');
    caller.press('841123983#');
    await hears(bank, caller, 'too-few', 'box-identifier');
    assert.deepEqual(await press(bank, caller, `${oskar}#`), ['password']);
    const other = await ring(bank);
    await press(bank, other, '3');
    for (let n = 0; n < 3; n++) await press(bank, other, '8411239835#', 6_000);
    assert.ok(idsOf(other).includes('to-a-person'));
    assert.ok(!idsOf(other).includes('letters-in-user-code'), 'a personal number has no letters');
  });

  test('K24 part: a minute to start the box and key its PIN; the question is said again, and nothing keyed is lost', async () => {
    const bank = await openBank();
    const caller = await ring(bank);
    await press(bank, caller, '3');
    await press(bank, caller, `${oskar}#`);
    await press(bank, caller, '8027#');
    caller.news();
    await hears(bank, caller, 'box-code', 'box-code', 'no-hurry', 'box-code');
    const code = bank.boxes.oskar.press();
    assert.deepEqual(await press(bank, caller, code.slice(0, 4), 14_500), []);
    assert.deepEqual(await press(bank, caller, `${code.slice(4)}#`, 12_000), ['one-moment', 'identified', 'reason']);
  });

  test('K26c, D6: a box that is out of step is refused like any other; then one code is asked for again, and the last time two in a row, of everybody', async () => {
    const bank = await openBank();
    skip(bank.boxes.oskar, 300);
    for (const [number, password, code, both] of [
      ['9035001271', '1111', wrong, wrong + wrong],
      [oskar, '8027', bank.boxes.oskar.press(), bank.boxes.oskar.press() + bank.boxes.oskar.press()],
    ] as const) {
      const caller = await ring(bank);
      await keyBox(bank, caller, number, password, code);
      await wait(bank, caller, 5);
      caller.news();
      await keyBox(bank, caller, number, password, code);
      assert.ok(idsOf(caller).includes('box-code') && !idsOf(caller).includes('box-codes'));
      await wait(bank, caller, 5);
      assert.match(caller.heard.findLast(({ prompt }) => prompt === 'try-again')?.text ?? '', /Med kodboxen: välj 3\./);
      caller.news();
      assert.deepEqual(await press(bank, caller, '3'), ['box-identifier']);
      await press(bank, caller, `${number}#`);
      assert.deepEqual(await press(bank, caller, `${password}#`), ['box-codes']);
      assert.match(caller.heard.at(-1)?.text ?? '', /^Nu ber vi om två koder i rad\. Starta kodboxen .* sammanlagt 16 siffror\./);
      assert.deepEqual(await press(bank, caller, both.slice(0, 8), 39_500), [], 'time to start it anew');
      await press(bank, caller, `${both.slice(8)}#`, 10_000);
      const { identified, failed } = await recordOf(bank, caller);
      assert.deepEqual(
        [identified?.customer, identified?.plan, failed],
        number === oskar ? ['oskar', 'two-codes', ['code-box', 'code-box']] : [undefined, undefined, ['code-box', 'code-box', 'two-codes']],
      );
    }
    const next = await ring(bank);
    await keyBox(bank, next, oskar, '8027', bank.boxes.oskar.press());
    assert.equal((await recordOf(bank, next)).identified?.customer, 'oskar', 'it is back in step');
  });

  test('K26 part: whoever mistyped once has one code to key, not two', async () => {
    const bank = await openBank();
    const caller = await ring(bank);
    await keyBox(bank, caller, oskar, '8027', wrong);
    await keyBox(bank, caller, oskar, '8027', bank.boxes.oskar.press());
    assert.equal((await recordOf(bank, caller)).identified?.plan, 'code-box');
  });

  test('N1: in mid-call the same way proves it once more, after two codes in a row by one code', async () => {
    const bank = await openBank();
    skip(bank.boxes.oskar, 100);
    const caller = await ring(bank);
    for (let n = 0; n < 2; n++) await keyBox(bank, caller, oskar, '8027', bank.boxes.oskar.press());
    await keyBox(bank, caller, oskar, '8027', bank.boxes.oskar.press() + bank.boxes.oskar.press());
    assert.equal((await recordOf(bank, caller)).identified?.plan, 'two-codes');
    await press(bank, caller, '1', 12_000);
    await talking(bank, caller);
    await hears(bank, caller, 'step-up', 'password');
    assert.deepEqual(await press(bank, caller, '8027#'), ['box-code']);
    await press(bank, caller, `${bank.boxes.oskar.press()}#`, 15_000);
    assert.deepEqual(idsOf(caller).slice(-3), ['one-moment', 'identified', 'step-up-back']);
    assert.equal((await recordOf(bank, caller)).identified?.plan, 'code-box');
  });
});

describe('nothing is told on way 3', () => {
  /** All that can be heard and measured on a call that ends in no identification. */
  async function trace(keys: (bank: Awaited<ReturnType<typeof openBank>>) => readonly [string, string, string], plan = 'code-box') {
    const bank = await openBank({ settings: { plans: { ...phoneSettings.plans, 'code-box': plan } } });
    const caller = await ring(bank);
    const begun = bank.clock.now();
    await keyBox(bank, caller, ...keys(bank));
    await wait(bank, caller, 30);
    const { identified, failed } = await recordOf(bank, caller);
    assert.deepEqual([identified, failed], [null, [plan]]);
    // The digits to be keyed into a box are the call's own, as many for everybody.
    return caller.heard.map(({ prompt, text, audio, at }) =>
      prompt === 'box-challenge' ? [prompt, at - begun, audio.length] : [prompt, at - begun, text, audio],
    );
  }

  test('K26 K30 K30c D6 T16 T17 I7: unknown number, wrong password, wrong code, blocked agreement, no box at all: the same prompts at the same times', async () => {
    const usual = await trace(() => [oskar, '8027', wrong]);
    assert.deepEqual(
      usual.map(([prompt]) => prompt),
      ['greeting', 'box-identifier', 'password', 'box-code', 'one-moment', 'not-identified', 'try-again', 'try-again'],
    );
    assert.deepEqual(await trace(() => ['9035001271', '8027', wrong]), usual, 'unknown');
    assert.deepEqual(await trace(({ boxes }) => [oskar, '1111', boxes.oskar.press()]), usual, 'wrong password');
    assert.deepEqual(await trace(({ boxes }) => [sven, '4172', boxes.sven.press()]), usual, 'blocked');
    assert.deepEqual(
      await trace(({ boxes }) => [greta, '8027', boxes.greta.press()]),
      usual,
      'no password yet, a box that was not activated',
    );
  });

  for (const [plan, codes] of [
    ['two-codes', 2],
    ['box-answer', 1],
  ] as const)
    test(`K26 D6 T16 T17 I7: the same with the plan ${plan}`, async () => {
      const typed = wrong.repeat(codes);
      const usual = await trace(() => [oskar, '8027', typed], plan);
      assert.deepEqual(await trace(() => ['9035001271', '8027', typed], plan), usual, 'unknown');
      assert.deepEqual(await trace(() => [oskar, '1111', typed], plan), usual, 'wrong password');
      assert.deepEqual(await trace(() => [sven, '4172', typed], plan), usual, 'blocked');
      assert.deepEqual(await trace(() => [greta, '8027', typed], plan), usual, 'a box that was not activated');
    });

  test('I8: number, password and code stand in no note, audit line, complaint or step', async () => {
    const bank = await openBank();
    const caller = await ring(bank);
    const code = bank.boxes.oskar.press();
    await keyBox(bank, caller, oskar, '8027', code);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'oskar');
    const told = JSON.stringify([await recordOf(bank, caller), await bank.stores.audit.since(0, 1_000), bank.complaints, caller.step]);
    for (const secret of [oskar, '"8027"', code]) assert.ok(!told.includes(secret));
  });
});

describe('a way of its own by one line', () => {
  test('what makes the box a way to call is a line of the plans, its key, and its name in the settings; without them it does not exist', async () => {
    const { 'code-box': _, ...plans } = phoneSettings.plans;
    const bank = await openBank({ settings: { plans } });
    const caller = await ring(bank);
    await hears(bank, caller, 'greeting', 'menu');
    assert.doesNotMatch(caller.heard.at(-1)?.text ?? '', /kodbox/);
    assert.deepEqual((await press(bank, caller, '3', 3_000))[0], 'no-such-choice');
  });

  test('N5: a bank whose boxes answer to digits gives the key another plan, and the telephone says them', async () => {
    const bank = await openBank({ settings: { plans: { ...phoneSettings.plans, 'code-box': 'box-answer' } } });
    const caller = await ring(bank);
    for (const keys of ['3', `${oskar}#`, '8027#']) await press(bank, caller, keys);
    const said = caller.heard.at(-1)?.text ?? '';
    const [, code = ''] = /^Starta kodboxen och knappa in de här siffrorna på den: ([\d ]+)\. Ange sedan svaret/.exec(said) ?? [];
    caller.news();
    assert.deepEqual(await press(bank, caller, `${bank.boxes.oskar.answer(code.replaceAll(' ', ''))}#`, 12_000), [
      'one-moment',
      'identified',
      'reason',
    ]);
  });

  test('no other line of the telephone knows of the box: its words and their times stand with the other prompts', () => {
    const script = globSync('*.{ts,tsx}', { cwd: import.meta.dirname }).filter((file) => !file.includes('.test.'));
    assert.ok(script.length > 20);
    const knowing = script.filter((file) => /(?<!type)box/i.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));
    assert.deepEqual(knowing, []);
  });
});
