import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePolicy } from '#policy';
import { begin, finish, phone, waitingOf } from '../../test/engine/toy-caller.ts';
import { openToyBank, runUntil, toyAuthenticators } from '../../test/engine/toys.ts';

const strangers = { of: 'aino', kind: 'strangers' };
const rule = { tries: 5, then: 'lock' } as const;

test('I3, I6 part: five wrong tries over many identifications, the sixth is not evaluated, and the app still works', async () => {
  const bank = await openToyBank();
  for (let n = 0; n < 5; n++) await bank.identify.answer(await begin(bank.identify), '0000');
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'refused', 'the right password after five wrong ones');
  await begin(bank.identify, '47110823', 'app');
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'accepted');
});

test('I3: `strict` rests fifteen minutes after five wrong ones, then takes answers again', async () => {
  const bank = await openToyBank(1, { policy: choosePolicy('strict') });
  for (let n = 0; n < 5; n++) await bank.identify.answer(await begin(bank.identify), '0000');
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'refused');
  await bank.clock.advance(15 * 60_000);
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'identified');
});

test('T9 part, T10: a thousand wrong guesses in a thousand identifications at once, five evaluated; T8: fifty right ones at once all succeed', async () => {
  const bank = await openToyBank();
  const flows = await Promise.all(Array.from({ length: 1_000 }, () => begin(bank.identify)));
  await runUntil(bank.clock, Promise.all(flows.map((flow) => bank.identify.answer(flow, '0000'))));
  const state = await bank.stores.tries.state({ of: 'aino', kind: 'strangers' });
  assert.equal(state.wrong, 5);
  assert.notEqual(state.locked, null);
  const other = await openToyBank();
  const right = await Promise.all(Array.from({ length: 50 }, () => begin(other.identify)));
  const answers = await runUntil(other.clock, Promise.all(right.map((flow) => other.identify.answer(flow, '5863'))));
  assert.equal(answers.filter(({ prompts }) => prompts[0]?.message.id === 'one-time-code').length, 50);
  assert.equal((await other.stores.tries.state({ of: 'aino', kind: 'strangers' })).wrong, 0);
});

test('I3: who knows the password gets five tries at the code that follows, however often they give the right password', async () => {
  const bank = await openToyBank();
  for (let round = 0; round < 8; round++) {
    const flow = await begin(bank.identify);
    await bank.identify.answer(flow, '5863');
    await bank.identify.answer(flow, '000000');
  }
  assert.notEqual((await bank.stores.tries.state({ of: 'aino', kind: 'strangers' })).locked, null);
});

test('a mistyped own code keeps the request open, five of them lock that phone and nothing else', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  for (let n = 0; n < 5; n++) assert.equal(await bank.identify.approve(challenge, { value: 'typo', credential: phone }), 'retry');
  assert.equal(await bank.identify.approve(challenge, { value: 'yes', credential: phone }), 'locked');
  assert.equal((await bank.identify.look(flow)).outcome, null);
  const other = await begin(bank.identify);
  assert.equal((await finish(bank, other)).outcome, 'identified');
});

test('T1 part: a thousand approvals of one request at once, one accepted', async () => {
  const bank = await openToyBank();
  const flow = await begin(bank.identify, '47110823', 'app');
  const { challenge } = await waitingOf(bank);
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, () => bank.identify.approve(challenge, { value: 'yes', credential: phone })),
  );
  assert.equal(answers.filter((answer) => answer === 'accepted').length, 1);
  assert.equal((await bank.identify.look(flow)).outcome, 'identified');
});

test('I3: an answer so slow that its try counts as wrong already is a no, and the identification ends with it', async () => {
  const bank = await openToyBank(1, {
    authenticators: toyAuthenticators.map((one) => ({
      ...one,
      async check(...given: Parameters<typeof one.check>) {
        await bank.stores.tries.settleOrphans(bank.clock.now() + 1, bank.clock.now(), () => ({ audit: [] }));
        return one.check(...given);
      },
    })),
  });
  const flow = await begin(bank.identify, '47110823', 'app');
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'rejected');
  assert.equal((await bank.identify.look(flow)).outcome, null, 'the caller hears it when an unknown code would (T27)');
  assert.equal((await finish(bank, await begin(bank.identify))).outcome, 'refused');
  // The password, and the room that its SMS code held: whose node died is never given back.
  assert.equal((await bank.stores.tries.state({ of: 'aino', kind: 'strangers' })).wrong, 2);
});

test('RTS 4(4): whose codes are locked by a try whose node died hears of it as of any lock', async () => {
  const bank = await openToyBank();
  const { stores, clock } = bank;
  const rule = { tries: 1, then: 'lock' } as const;
  await stores.tries.reserve({ id: 'lost', of: 'aino', kind: 'strangers', rule, node: 'dead' }, clock.now());
  assert.equal(await bank.identify.countLost(), 0, 'its node may still answer');
  await clock.advance(30_001);
  assert.equal(await bank.identify.countLost(), 1);
  const [notice] = await stores.outbox.claim('sms', clock.now(), clock.now(), 9);
  assert.deepEqual([notice?.to, notice?.body], ['aino', { is: 'notice', notice: 'codes-locked' }]);
  assert.equal((await stores.audit.of('aino', ['codes-locked'], 9)).length, 1);
});

test('T17: while others fill the room for tries, what is answered after a wrong password waits as long as after a right one', async () => {
  for (const password of ['5863', '0000']) {
    const bank = await openToyBank();
    const flow = await begin(bank.identify);
    await bank.identify.answer(flow, password);
    const { wrong } = await bank.stores.tries.state(strangers);
    for (let n = wrong; n < 5; n++)
      await bank.stores.tries.reserve({ id: `try ${n}`, ...strangers, rule, node: 'other' }, bank.clock.now());
    let answered = false;
    const answering = bank.identify.answer(flow, '000000').finally(() => {
      answered = true;
    });
    await bank.clock.advance(5_000);
    assert.equal(answered, false, password);
    for (let n = wrong; n < 5; n++)
      await bank.stores.tries.settle({ tryId: `try ${n}`, as: 'back', rule, now: bank.clock.now() }, { audit: [] });
    await bank.clock.advance(1_000);
    assert.equal((await answering).outcome, 'refused');
    assert.deepEqual(await bank.stores.tries.state(strangers), { wrong: 1, open: 0, sinceRight: 1, pausedUntil: null, locked: null });
  }
});

test('I3: a way that does not say how many tries its own budget takes, takes as many as a stranger has', async () => {
  const authenticators = toyAuthenticators.map((one) => (one.name === 'password' ? { ...one, budget: () => 'own' as const } : one));
  const bank = await openToyBank(1, { authenticators });
  for (let n = 0; n < 5; n++) await bank.identify.answer(await begin(bank.identify), '0000');
  assert.notEqual((await bank.stores.tries.state({ of: 'aino', kind: 'password' })).locked, null);
});

test('only a lock is told as a lock, whatever word an authenticator has for a slip', async () => {
  const slip = async () => ({ is: 'retry', why: 'locked' }) as const;
  const authenticators = toyAuthenticators.map((one) => (one.name === 'approval' ? { ...one, check: slip } : one));
  const bank = await openToyBank(1, { authenticators });
  await begin(bank.identify, '47110823', 'app');
  assert.equal(await bank.identify.approve((await waitingOf(bank)).challenge, { value: 'yes', credential: phone }), 'retry');
});
