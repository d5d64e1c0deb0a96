import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import { hears, idsOf, press, recordOf, ring, wait } from '../../../test/telephone/journey.ts';

describe('way 1, the app', () => {
  test('S1 S5 S6 S7 S9 S12 S13 S14 S15: the whole call, from the greeting to the advisor', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    assert.deepEqual(await wait(bank, caller, 4), ['greeting', 'menu']);
    assert.deepEqual(await press(bank, caller, '1'), ['user-code']);
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
    const [waiting] = await bank.identify.waiting('aino', 'app-approval');
    assert.ok(waiting);
    const { code } = waiting.data as { code: string };
    assert.match(caller.heard.at(-1)?.text ?? '', new RegExp(`${code.slice(0, 2)} ${code.slice(2)}`));
    assert.equal((await recordOf(bank, caller)).hears, 'app-request');
    assert.deepEqual(await wait(bank, caller, 30), ['app-waiting']);
    assert.equal(await approve(bank, 'aino'), 'accepted');
    assert.deepEqual(await wait(bank, caller, 10), ['one-moment', 'identified', 'reason']);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'aino');
    await press(bank, caller, '1');
    await wait(bank, caller, 12);
    assert.deepEqual(idsOf(caller).slice(-3), ['queue', 'queue-next', 'never-ask']);
    const queued = await recordOf(bank, caller);
    assert.deepEqual([queued.reason, queued.hears], ['cards', 'never-ask']);
    assert.equal(await bank.calls.take(caller.id, 'anna'), 'taken');
    assert.deepEqual(await wait(bank, caller, 4), ['connecting']);
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    assert.ok(caller.longestSilence <= 3_000, `silent for ${caller.longestSilence} ms`);
    assert.deepEqual(bank.complaints, []);
  });

  for (const [number, language] of [
    ['08-465 004 20', 'fi'],
    ['08-465 004 30', 'en'],
  ] as const) {
    test(`S1: the number ${number} speaks ${language} to the end`, async () => {
      const bank = await openPhoneBank();
      const caller = await ring(bank, number);
      await press(bank, caller, '1');
      await press(bank, caller, '47110823#', 20_000);
      await approve(bank, 'aino');
      await wait(bank, caller, 20);
      await press(bank, caller, '5', 20_000);
      assert.ok(caller.heard.length > 6);
      assert.ok(caller.heard.every((one) => one.language === language));
      assert.equal((await recordOf(bank, caller)).reason, 'other');
    });
  }

  test('the keys 6, 7 and 8 change the language in the menu, and the desk sees it', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    for (const [key, language] of [
      ['7', 'fi'],
      ['8', 'en'],
      ['6', 'sv'],
    ] as const) {
      await press(bank, caller, key);
      assert.deepEqual([caller.heard.at(-1)?.prompt, caller.heard.at(-1)?.language], ['menu', language]);
      assert.equal((await recordOf(bank, caller)).language, language);
    }
  });

  test('S9 part, S40 part: while the app is waited for there is a sound, and the code again every fifteen seconds', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#');
    await wait(bank, caller, 120);
    const times = caller.heard.filter(({ prompt }) => prompt === 'app-waiting').map(({ at }) => at);
    const gaps = times.slice(1).map((at, before) => at - (times[before] ?? 0));
    assert.ok(times.length >= 4);
    assert.ok(gaps.every((gap) => gap > 15_000 && gap < 25_000));
    assert.ok(caller.longestSilence <= 3_000);
    assert.deepEqual(await press(bank, caller, '*'), ['app-waiting']);
  });

  test('a person can be had while the app is waited for, and the request is gone', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 20_000);
    caller.news();
    assert.deepEqual(await press(bank, caller, '0', 20_000), ['unidentified', 'queue', 'queue-next', 'never-ask']);
    assert.deepEqual(await bank.identify.waiting('aino', 'app-approval'), []);
    assert.equal((await recordOf(bank, caller)).identified, null);
  });

  test('D1: a call code is keyed where the user code is asked, and there is nothing to wait for', async () => {
    const bank = await openPhoneBank();
    const ref = Buffer.from(await bank.parts.keys.digest('claimed identifier', 'call-code 01234567')).toString('base64url');
    const expires = bank.clock.now() + 180_000;
    const credential = {
      id: 'code',
      customer: 'aino',
      kind: 'call-code',
      version: 0,
      state: {},
      sealed: '',
      lookup: ref,
      added: 0,
      expires,
    };
    await bank.stores.credentials.add(credential, { audit: [], atMost: 1, now: 0 });
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '01234567#', 10_000);
    assert.deepEqual(
      caller.heard.slice(-3).map(({ prompt }) => prompt),
      ['one-moment', 'identified', 'reason'],
    );
  });

  test('D1 strict: the code has six digits, is keyed into the app, and is said again at will', async () => {
    const bank = await openPhoneBank({ policy: 'strict' });
    const caller = await ring(bank);
    await press(bank, caller, '1');
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request-strict']);
    assert.match(caller.heard.at(-1)?.text ?? '', /\d{3} \d{3}/);
    await bank.calls.wish(caller.id, 'say-again');
    assert.deepEqual(await wait(bank, caller, 1), ['app-waiting']);
    assert.equal((await recordOf(bank, caller)).wish, null);
  });
});

describe('nothing is told', () => {
  const outcomes = {
    known: async () => {},
    unknown: async () => {},
    blocked: async () => {},
    declined: async (bank: PhoneBank) => void (await refuse(bank, 'declined')),
    'not in a call': async (bank: PhoneBank) => void (await refuse(bank, 'not-me')),
    'wrong digits': async (bank: PhoneBank) => void (await approve(bank, 'aino', '0000')),
  };
  const refuse = async (bank: PhoneBank, why: 'declined' | 'not-me') => {
    const [waiting] = await bank.identify.waiting('aino', 'app-approval');
    return bank.identify.refuse('aino', waiting?.challenge ?? '', why);
  };

  for (const [name, act] of Object.entries(outcomes)) {
    test(`I7 T16 T27: ${name} hears the same steps, to an end that is drawn for everybody alike`, async () => {
      const bank = await openPhoneBank();
      const caller = await ring(bank);
      await press(bank, caller, '1');
      await press(bank, caller, `${{ unknown: '22222222', blocked: '918364' }[name] ?? '47110823'}#`);
      await wait(bank, caller, 15);
      await act(bank);
      await wait(bank, caller, 230);
      assert.deepEqual([...new Set(idsOf(caller))].slice(0, 6), [
        'greeting',
        'user-code',
        'app-request',
        'app-waiting',
        'one-moment',
        'not-identified',
      ]);
      const [asked, end] = ['app-request', 'one-moment'].map((id) => caller.heard.find(({ prompt }) => prompt === id)?.at ?? 0);
      const waited = (end ?? 0) - (asked ?? 0);
      assert.ok(waited >= 180_000 && waited <= 210_000, `waited ${waited} ms`);
      assert.ok(caller.longestSilence <= 3_000);
      assert.deepEqual((await recordOf(bank, caller)).failed, ['app']);
      assert.doesNotMatch(JSON.stringify(caller.step), /aino|sirkka/);
    });
  }

  test('I7: a right approval is the only thing that ends the waiting at once', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 20_000);
    caller.news();
    await approve(bank, 'aino');
    assert.deepEqual(await wait(bank, caller, 0), ['one-moment']);
  });
});

describe('menus', () => {
  test('a menu is said again after eight seconds, then with the other languages, then there is a person', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await hears(bank, caller, 'greeting', 'menu', 'menu', 'menu', 'menu-other-languages', 'to-a-person', 'queue', 'queue-next');
    assert.deepEqual((await recordOf(bank, caller)).failed, []);
  });

  test('a key without a choice is told, also that of a way the bank has not', async () => {
    const bank = await openPhoneBank({ settings: { plans: { app: 'app' } } });
    const caller = await ring(bank);
    caller.news();
    caller.press('9');
    await hears(bank, caller, 'no-such-choice', 'menu');
    caller.press('2');
    await hears(bank, caller, 'no-such-choice', 'menu', 'menu-other-languages');
    assert.deepEqual(await press(bank, caller, '*'), ['menu']);
    assert.deepEqual(await press(bank, caller, '#'), ['menu']);
    assert.doesNotMatch(caller.heard.at(-1)?.text ?? '', /kodtabell/);
  });

  test('S45: way 5 goes to the queue unidentified, at once', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    caller.press('5');
    await hears(bank, caller, 'greeting', 'unidentified', 'queue', 'queue-next', 'never-ask');
    const { identified, reason, queued } = await recordOf(bank, caller);
    assert.deepEqual([identified, reason, queued !== null], [null, null, true]);
  });

  test('D20: after the third refused identification a person answers, and the desk sees what was tried', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    for (const last of [false, false, true]) {
      await press(bank, caller, '2');
      await press(bank, caller, '22222222#');
      await press(bank, caller, '1111#');
      await press(bank, caller, '111111#');
      caller.news();
      caller.press('111111#');
      await hears(bank, caller, 'one-moment', 'not-identified', last ? 'to-a-person' : 'try-again');
    }
    assert.deepEqual((await recordOf(bank, caller)).failed, ['code-table', 'code-table', 'code-table']);
    assert.notEqual((await recordOf(bank, caller)).queued, null);
  });

  test('S14: a caller who chooses no reason comes to the queue all the same, still identified', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 10_000);
    await approve(bank, 'aino');
    await wait(bank, caller, 120);
    assert.ok(!caller.heard.some(({ prompt }) => prompt === 'to-a-person'));
    const { identified, queued, reason } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, queued !== null, reason], ['aino', true, null]);
  });
});
