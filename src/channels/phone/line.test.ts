import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { approve, openPhoneBank, type PhoneBank } from '../../../test/telephone/bank.ts';
import { type Caller, createCaller } from '../../../test/telephone/caller.ts';
import { takeInput } from './live-call.ts';

const swedish = '08-465 004 10';

async function ring(bank: PhoneBank, to = swedish): Promise<Caller & { id: string }> {
  const call = await bank.line.open({ to, from: '0701740605' }, { name: 'test', is: 'address' });
  assert.ok(typeof call === 'object');
  const caller = createCaller(call, bank.clock);
  await bank.clock.advance(0);
  return Object.assign(caller, { id: call.id });
}

async function press({ clock }: PhoneBank, caller: Caller, keys: string, then = 0): Promise<string[]> {
  caller.press(keys);
  await clock.advance(then);
  return caller.news();
}

/** Waits until so many sentences were begun, however long their recordings are, and says which. */
async function hears({ clock }: PhoneBank, caller: Caller, ...prompts: string[]): Promise<void> {
  const heard = caller.news();
  for (let waited = 0; heard.length < prompts.length && waited < 300_000; waited += 250) {
    await clock.advance(250);
    heard.push(...caller.news());
  }
  assert.deepEqual(heard, prompts);
}

const say = async (bank: PhoneBank, caller: Caller, seconds: number) => {
  await bank.clock.advance(seconds * 1_000);
  return caller.news();
};
const idsOf = (caller: Caller) => caller.heard.map(({ prompt }) => prompt);
const recordOf = async (bank: PhoneBank, caller: { id: string }) => {
  const record = await bank.calls.find(caller.id);
  assert.ok(record);
  return record;
};

describe('way 1, the app', () => {
  test('S1 S5 S6 S7 S9 S12 S13 S14 S15: the whole call, from the greeting to the advisor', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    assert.deepEqual(await say(bank, caller, 4), ['greeting', 'menu']);
    assert.deepEqual(await press(bank, caller, '1'), ['user-code']);
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
    const [waiting] = await bank.identify.waiting('aino', 'app-approval');
    assert.ok(waiting);
    const { code } = waiting.data as { code: string };
    assert.match(caller.heard.at(-1)?.text ?? '', new RegExp(`${code.slice(0, 2)} ${code.slice(2)}`));
    assert.equal((await recordOf(bank, caller)).hears, 'app-request');
    assert.deepEqual(await say(bank, caller, 30), ['app-waiting']);
    assert.equal(await approve(bank, 'aino'), 'accepted');
    assert.deepEqual(await say(bank, caller, 10), ['one-moment', 'identified', 'reason']);
    assert.equal((await recordOf(bank, caller)).identified?.customer, 'aino');
    await press(bank, caller, '1');
    await say(bank, caller, 12);
    assert.deepEqual(idsOf(caller).slice(-3), ['queue', 'queue-next', 'never-ask']);
    const queued = await recordOf(bank, caller);
    assert.deepEqual([queued.reason, queued.hears], ['cards', 'never-ask']);
    assert.equal(await bank.calls.take(caller.id, 'anna'), 'taken');
    assert.deepEqual(await say(bank, caller, 4), ['connecting']);
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
      await say(bank, caller, 20);
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

  test('S9 part: while the app is waited for there is a sound, and the code again every fifteen seconds', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#');
    await say(bank, caller, 120);
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
    const bank = await openPhoneBank({ engine: { policy: choosePolicy('strict') } });
    const caller = await ring(bank);
    await press(bank, caller, '1');
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request-strict']);
    assert.match(caller.heard.at(-1)?.text ?? '', /\d{3} \d{3}/);
    await bank.calls.wish(caller.id, 'say-again');
    assert.deepEqual(await say(bank, caller, 1), ['app-waiting']);
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
      await say(bank, caller, 15);
      await act(bank);
      await say(bank, caller, 230);
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
    assert.deepEqual(await say(bank, caller, 0), ['one-moment']);
  });
});

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
    assert.deepEqual(await say(bank, caller, 5), ['press-hash']);
    assert.deepEqual(await say(bank, caller, 10), ['app-request']);
    const step = caller.step.n;
    assert.deepEqual(await press(bank, caller, '#', 1_000), []);
    assert.equal(caller.step.n, step);
    assert.equal(caller.collector.phase, 'saying');
    await say(bank, caller, 6);
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

  test('S25 part: a caller has a minute for a cell of the table, and is told it again after twenty seconds', async () => {
    const { bank, caller } = await atUserCode({ settings: { plans: { app: 'table' } } });
    caller.press('47110823#');
    await hears(bank, caller, 'cell', 'cell', 'cell', 'no-hurry', 'cell');
    const [first, second, , hurry] = caller.heard.slice(-5).map(({ at }) => at) as [number, number, number, number];
    assert.ok(second - first > 20_000 && second - first < 32_000 && hurry - first > 60_000);
    caller.press('482913#');
    await hears(bank, caller, 'one-moment', 'identified', 'reason');
  });

  test('I8: keyed digits stand in no note, audit line, complaint or step', async () => {
    const { bank, caller } = await atUserCode({ settings: { plans: { app: 'table' } } });
    await press(bank, caller, '47110823#', 8_000);
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

describe('menus', () => {
  test('a menu is said again after eight seconds, then with the other languages, then there is a person', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await hears(bank, caller, 'greeting', 'menu', 'menu', 'menu', 'menu-other-languages', 'to-a-person', 'queue', 'queue-next');
    assert.deepEqual((await recordOf(bank, caller)).failed, []);
  });

  test('a key without a choice is told, the code table says that it cannot be used yet', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    caller.news();
    caller.press('9');
    await hears(bank, caller, 'no-such-choice', 'menu');
    caller.press('2');
    await hears(bank, caller, 'not-built-yet', 'menu');
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
    const bank = await openPhoneBank({ settings: { plans: { app: 'table' } } });
    const caller = await ring(bank);
    for (const last of [false, false, true]) {
      await press(bank, caller, '1');
      await press(bank, caller, '22222222#');
      caller.news();
      caller.press('111111#');
      await hears(bank, caller, 'one-moment', 'not-identified', last ? 'to-a-person' : 'try-again');
    }
    assert.deepEqual((await recordOf(bank, caller)).failed, ['table', 'table', 'table']);
    assert.notEqual((await recordOf(bank, caller)).queued, null);
  });

  test('S14: a caller who chooses no reason comes to the queue all the same, still identified', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 10_000);
    await approve(bank, 'aino');
    await say(bank, caller, 120);
    assert.ok(!caller.heard.some(({ prompt }) => prompt === 'to-a-person'));
    const { identified, queued, reason } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, queued !== null, reason], ['aino', true, null]);
  });
});

describe('the queue and the advisor', () => {
  test('S15 S36: the place is told once a minute and when it changes, the warning once', async () => {
    const bank = await openPhoneBank();
    const first = await ring(bank);
    await press(bank, first, '5', 1_000);
    const second = await ring(bank);
    await press(bank, second, '5', 20_000);
    assert.match(second.heard.map(({ text }) => text).join(' '), /plats nummer 2/);
    second.news();
    assert.deepEqual(await say(bank, second, 65), ['queue-place']);
    await bank.calls.take(first.id, 'anna');
    assert.deepEqual(await say(bank, second, 5), ['queue-next']);
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
      await say(bank, caller, 1);
      await press(bank, caller, '1', 1_000);
    }
    await bank.calls.take(caller.id, 'anna');
    await say(bank, caller, 5);
    caller.news();
    return { bank, caller };
  };

  test('N1: in mid-call an unidentified caller says who, approves, and is back with the advisor', async () => {
    const { bank, caller } = await talking(['5']);
    assert.equal(await bank.calls.wish(caller.id, 'identify'), 'wished');
    assert.deepEqual(await say(bank, caller, 12), ['step-up', 'user-code']);
    assert.equal(caller.step.talk, null);
    assert.deepEqual(await press(bank, caller, '47110823#'), ['app-request']);
    await approve(bank, 'aino');
    assert.deepEqual(await say(bank, caller, 12), ['one-moment', 'identified', 'step-up-back']);
    assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    const { identified, wish } = await recordOf(bank, caller);
    assert.deepEqual([identified?.customer, wish], ['aino', null]);
  });

  test('N1: an identified caller is asked in the app at once, without the user code', async () => {
    const { bank, caller } = await talking(['1', '47110823#']);
    await bank.calls.wish(caller.id, 'identify');
    assert.deepEqual(await say(bank, caller, 10), ['step-up', 'app-request']);
    await approve(bank, 'aino');
    assert.deepEqual(await say(bank, caller, 12), ['one-moment', 'identified', 'step-up-back']);
  });

  test('N1: a step-up that is refused, left or not understood leads back to the advisor, never away', async () => {
    for (const keys of ['5#', '12#12#12#']) {
      const { bank, caller } = await talking(['5']);
      await bank.calls.wish(caller.id, 'identify');
      await say(bank, caller, 1);
      for (const entry of keys.match(/\d+#/g) ?? []) await press(bank, caller, entry);
      await say(bank, caller, 10);
      assert.equal(caller.heard.at(-1)?.prompt, 'step-up-back');
      assert.deepEqual(caller.step.talk, { advisor: 'Anna Backman' });
    }
  });

  test('N4: only the desk or an alarm ends a call, and it is said', async () => {
    const { bank, caller } = await talking(['5']);
    await bank.calls.wish(caller.id, 'end');
    assert.deepEqual(await say(bank, caller, 10), ['ended-for-safety']);
    assert.equal(caller.collector.phase, 'over');
    assert.notEqual((await recordOf(bank, caller)).ended, null);
    assert.equal(bank.line.count(), 0);
  });
});

describe('hang-up, and what breaks', () => {
  const moments = {
    greeting: [],
    'user code': ['1'],
    'half a user code': ['1', '4711'],
    'app request': ['1', '47110823#'],
    'app waiting': ['1', '47110823#', 'wait'],
    reason: ['1', '47110823#', 'approve'],
    queue: ['5'],
    talking: ['5', 'take'],
    'step-up': ['5', 'take', 'identify', '47110823#'],
  };
  for (const [moment, acts] of Object.entries(moments)) {
    test(`S42 T35: a hang-up at "${moment}" frees everything within five seconds`, async () => {
      const bank = await openPhoneBank();
      const caller = await ring(bank);
      for (const act of acts) {
        if (act === 'wait') await say(bank, caller, 40);
        else if (act === 'approve') await approve(bank, 'aino');
        else if (act === 'take') await bank.calls.take(caller.id, 'anna');
        else if (act === 'identify') await bank.calls.wish(caller.id, 'identify');
        else await press(bank, caller, act);
        await say(bank, caller, 1);
      }
      await caller.hangUp();
      await bank.clock.advance(5_000);
      assert.notEqual((await recordOf(bank, caller)).ended, null);
      assert.deepEqual(await bank.calls.list(), []);
      assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
      assert.deepEqual(await bank.identify.waiting('aino', 'app-approval'), []);
      assert.equal(bank.line.count(), 0);
      assert.equal(bank.line.find(caller.id, 'test')?.board.step.over, 'ended');
    });
  }

  test('S42: a flow that was being begun while the caller hung up is ended too', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    const { begin } = bank.stores.flows;
    Object.assign(bank.stores.flows, {
      begin: async (...given: Parameters<typeof begin>) => {
        await new Promise<void>((resolve) => bank.clock.at(bank.clock.now() + 400, resolve));
        return begin(...given);
      },
    });
    caller.press('1');
    await bank.clock.advance(100);
    await caller.hangUp();
    await bank.clock.advance(1_000);
    assert.equal((await bank.stores.audit.since(0, 100)).filter(({ what }) => what === 'flow-begun').length, 1);
    assert.deepEqual(await bank.stores.flows.ofCall(caller.id), []);
  });

  test('a store that is out of order is said once, and a person answers', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    Object.assign(bank.stores.flows, { find: () => Promise.reject(new Error('47110823 is in no error')) });
    caller.news();
    caller.press('47110823#');
    await hears(bank, caller, 'not-working', 'to-a-person', 'queue', 'queue-next');
    assert.match(bank.complaints.join(), /phone-identification/);
    assert.doesNotMatch(bank.complaints.join(), /4711/);
  });

  test('a queue that cannot be reached is tried again while the caller hears the sound', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    const { queue } = bank.stores.calls;
    Object.assign(bank.stores.calls, { queue: () => Promise.reject(new Error('out of order')) });
    await press(bank, caller, '5', 20_000);
    Object.assign(bank.stores.calls, { queue });
    await say(bank, caller, 5);
    assert.notEqual((await recordOf(bank, caller)).queued, null);
    assert.ok(caller.longestSilence <= 3_000);
  });

  test('an engine that takes its time is bridged by a word and a sound', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    const { find } = bank.stores.customers;
    const { byIdentifier } = bank.stores.customers;
    Object.assign(bank.stores.customers, {
      find,
      byIdentifier: async (...given: Parameters<typeof byIdentifier>) => {
        await new Promise<void>((resolve) => bank.clock.at(bank.clock.now() + 8_000, resolve));
        return byIdentifier(...given);
      },
    });
    caller.news();
    caller.press('47110823#');
    await hears(bank, caller, 'one-moment', 'app-request');
    assert.ok(caller.longestSilence <= 3_000, String(caller.longestSilence));
  });

  test('T38: a lost lease leaves no half identity; the caller keeps the line, unidentified', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '1');
    await press(bank, caller, '47110823#', 2_000);
    await approve(bank, 'aino');
    await say(bank, caller, 2);
    const { renew } = bank.stores.calls;
    Object.assign(bank.stores.calls, { renew: () => Promise.reject(new Error('out of order')) });
    await say(bank, caller, 16);
    Object.assign(bank.stores.calls, { renew });
    await say(bank, caller, 30);
    const record = bank.line.find(caller.id, 'test')?.record ?? '';
    assert.notEqual(record, caller.id);
    const found = await bank.calls.find(record);
    assert.deepEqual([found?.identified, found?.queued !== null], [null, true]);
    assert.ok(caller.heard.some(({ prompt }) => prompt === 'not-working'));
  });

  test('a line lives as long as its collector is heard of, and an idle one is hung up', async () => {
    const bank = await openPhoneBank();
    const call = await bank.line.open({ to: swedish, from: null }, { name: 'ivr', is: 'client' });
    assert.ok(typeof call === 'object');
    await bank.clock.advance(50_000);
    assert.equal(bank.line.count(), 1);
    await bank.clock.advance(20_000);
    assert.equal(bank.line.count(), 0);
  });

  test('S42: the lease of a live call is renewed as long as it lasts', async () => {
    const bank = await openPhoneBank();
    const caller = await ring(bank);
    await press(bank, caller, '5');
    await say(bank, caller, 3_600);
    const { lease, ended } = await recordOf(bank, caller);
    assert.ok(ended === null && lease > bank.clock.now());
  });

  test('limits: calls at once, of one and of all; an unknown number; a stranger finds nobody else’s call', async () => {
    const bank = await openPhoneBank({ limits: { calls: 3, callsOfOne: 2 } });
    const open = (owner: string, to = swedish) => bank.line.open({ to, from: null }, { name: owner, is: 'address' });
    assert.equal(await open('a', '0812345'), 'no-such-number');
    const call = await open('a');
    assert.ok(typeof call === 'object' && typeof (await open('a', '0846500420')) === 'object');
    assert.equal(await open('a'), 'busy');
    assert.ok(typeof (await open('b')) === 'object');
    assert.equal(await open('c'), 'busy');
    assert.equal(bank.line.find(call.id, 'b'), undefined);
    await bank.line.close();
    assert.equal(bank.line.count(), 0);
  });
});
