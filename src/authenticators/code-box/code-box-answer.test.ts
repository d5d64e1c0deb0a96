import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys } from '#adapters/virtual';
import { setPassword } from '#authenticators/password';
import type { View } from '#identification';
import type { Json } from '#ports';
import { aCustomer } from '../../../test/credentials/bank.ts';
import { type BoxBank, lastWhy, logInWithBox, numbers, openBoxBank, whileComparing } from '../../../test/credentials/box-bank.ts';
import { watchPort } from '../../../test/credentials/watched.ts';
import { openCall } from '../../../test/engine/toys.ts';
import { blockBox, listBoxes, readBoxState } from './index.ts';

const { oskar, greta, ines, sven } = numbers;

/** Number and password keyed in a call: the challenge is said next. */
async function callWithBox(bank: BoxBank, number: string, password: string, call = 'call 1'): Promise<View> {
  if (!(await bank.stores.calls.find(call))) await openCall(bank, call);
  const { flow } = await bank.identify.begin({ plan: 'box-answer', channel: 'phone', purpose: 'call', boundTo: { call } });
  await bank.identify.claim(flow, number);
  return bank.identify.answer(flow, password);
}

const passwords: Record<string, string> = { oskar: '8027', ines: '6310', sven: '4172', lasse: '5863' };

/** What is to be confirmed in a session, after the password. */
async function confirmWithBox(bank: BoxBank, customer: string, about: Json): Promise<View> {
  const { flow } = await bank.identify.begin({ plan: 'confirm-box', channel: 'web', purpose: 'change', boundTo: { session: 's' }, about });
  await bank.identify.claimFor(flow, customer);
  return bank.identify.answer(flow, passwords[customer] ?? '');
}

const lasse = '9035001297';

/** The bank, with every call to its stores and keys by its name; Lasse has a password and no box yet. */
async function openWatched() {
  const trace: string[] = [];
  const watch = <Port extends object>(name: string, port: Port) => watchPort(name, port, (call) => void trace.push(call));
  const { stores } = openMemory();
  const bank = await openBoxBank({}, { stores: watch('stores', stores), keys: watch('keys', createPlainKeys()), issued: stores });
  await stores.customers.add({ ...aCustomer('lasse', ''), identifiers: [{ kind: 'customer-number', value: lasse }] }, { audit: [] });
  await setPassword(bank.issue, 'lasse', '5863');
  return { bank, trace };
}

function challengeOf({ prompts }: View): string {
  return String(prompts[0]?.message.with?.['code']);
}

async function statesOf(bank: BoxBank, customer: string) {
  return (await listBoxes(bank.issue, customer)).map(({ state }) => readBoxState(state));
}

describe('answering with the code box', () => {
  test('N5: without data coverage the digits that are heard are keyed into the box, and its answer identifies the caller', async () => {
    const bank = await openBoxBank();
    const asked = await callWithBox(bank, oskar, '8027');
    const code = challengeOf(asked);
    assert.match(code, /^\d{8}$/);
    assert.deepEqual(asked.prompts, [
      { message: { id: 'box-challenge', with: { code } }, format: { is: 'digits', min: 8, max: 8, secret: true } },
    ]);
    assert.equal(challengeOf(await bank.identify.look(asked.flow)), code, 'it is said again as it was');
    const { outcome, result } = await bank.identify.answer(asked.flow, bank.boxes.oskar.answer(code));
    assert.equal(outcome, 'identified');
    assert.deepEqual([result?.customer, result?.acr, result?.amr], ['oskar', 'loa2', ['mfa', 'otp', 'pwd']]);
  });

  test('N5, I9: an answer to what was heard in one call is worth nothing in another, and nothing the second time', async () => {
    const bank = await openBoxBank();
    const heard = await callWithBox(bank, oskar, '8027');
    const answer = bank.boxes.oskar.answer(challengeOf(heard));
    const other = await callWithBox(bank, oskar, '8027', 'call 2');
    assert.notEqual(challengeOf(other), challengeOf(heard));
    assert.equal((await bank.identify.answer(other.flow, answer)).outcome, 'refused');
    assert.equal((await bank.identify.answer(heard.flow, answer)).outcome, 'identified');
    assert.equal((await bank.identify.answer((await callWithBox(bank, oskar, '8027', 'call 3')).flow, answer)).outcome, 'refused');
  });

  test('N5: the answer is bound to what is confirmed: another payee or amount is another challenge', async () => {
    const bank = await openBoxBank();
    const about = { payee: 'FI2112345600000785', amount: '120.50', currency: 'EUR' };
    const asked = await confirmWithBox(bank, 'oskar', about);
    const answer = bank.boxes.oskar.answer(challengeOf(asked));
    const changed = await confirmWithBox(bank, 'oskar', { ...about, payee: 'FI5542345670000081' });
    assert.equal((await bank.identify.answer(changed.flow, answer)).outcome, 'refused');
    const { outcome, result } = await bank.identify.answer(asked.flow, answer);
    assert.deepEqual([outcome, result?.elements, result?.amr], ['identified', ['knowledge', 'possession'], ['mfa', 'otp', 'pwd']]);
  });

  test('N5: what is confirmed cannot be changed behind the question', async () => {
    const bank = await openBoxBank();
    const asked = await confirmWithBox(bank, 'oskar', { payee: 'FI2112345600000785' });
    const answer = bank.boxes.oskar.answer(challengeOf(asked));
    const { find } = bank.stores.flows;
    bank.stores.flows.find = async (id) => {
      const record = await find(id);
      return record && { ...record, body: { ...(record.body as object), about: { payee: 'FI5542345670000081' } } };
    };
    assert.equal((await bank.identify.answer(asked.flow, answer)).outcome, 'refused');
  });

  test('N5, K28: twenty answers that nobody took do no harm, one more does', async () => {
    const bank = await openBoxBank();
    const waste = (count: number) => {
      for (let n = 0; n < count; n++) bank.boxes.oskar.answer('00000000');
    };
    const tryIt = async (call: string) => {
      const asked = await callWithBox(bank, oskar, '8027', call);
      return (await bank.identify.answer(asked.flow, bank.boxes.oskar.answer(challengeOf(asked)))).outcome;
    };
    waste(20);
    assert.equal(await tryIt('call 1'), 'identified');
    waste(21);
    assert.equal(await tryIt('call 2'), 'refused');
  });

  test('N5, I2: codes and answers are counted apart, and neither stands in for the other', async () => {
    const bank = await openBoxBank();
    const asked = await callWithBox(bank, oskar, '8027');
    assert.equal((await bank.identify.answer(asked.flow, bank.boxes.oskar.press())).outcome, 'refused');
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.answer(challengeOf(asked)))).outcome, 'refused');
    const again = await callWithBox(bank, oskar, '8027', 'call 2');
    assert.equal((await bank.identify.answer(again.flow, bank.boxes.oskar.answer(challengeOf(again)))).outcome, 'identified');
    const [state] = await statesOf(bank, 'oskar');
    assert.deepEqual([state?.box.next, state?.answers?.next], [0, 2]);
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified');
    assert.equal((await statesOf(bank, 'oskar'))[0]?.answers?.next, 2, 'a login leaves the count of answers alone');
  });

  test('N5: either of her two boxes may answer; a blocked one, one that was only handed out, and one without a suite may not', async () => {
    const bank = await openBoxBank();
    await blockBox(bank.issue, 'ines', bank.boxes.ines.serial, 'lost');
    const silent = await bank.hand('ines', 'active', null);
    const fresh = await bank.hand('oskar', 'handed-out');
    for (const [at, [who, password, box, outcome]] of (
      [
        [ines, '6310', bank.boxes.ines, 'refused'],
        [ines, '6310', silent, 'refused'],
        [ines, '6310', bank.boxes.inesOther, 'identified'],
        [oskar, '8027', fresh, 'refused'],
      ] as const
    ).entries()) {
      const asked = await callWithBox(bank, who, password, `call ${at}`);
      assert.equal((await bank.identify.answer(asked.flow, box.answer(challengeOf(asked)))).outcome, outcome, `${at}`);
    }
    const confirmed = await confirmWithBox(bank, 'oskar', { change: 'any' });
    const answer = fresh.answer(challengeOf(confirmed));
    assert.equal((await bank.identify.answer(confirmed.flow, answer)).outcome, 'refused', 'an answer begins no box');
  });

  test('N5, I2: a box without a counter answers each challenge once', async () => {
    const bank = await openBoxBank();
    await blockBox(bank.issue, 'oskar', bank.boxes.oskar.serial, 'lost');
    const plain = await bank.hand('oskar', 'active', 'OCRA-1:HOTP-SHA256-8:QN08');
    for (const call of ['call 1', 'call 2']) {
      const asked = await callWithBox(bank, oskar, '8027', call);
      assert.equal((await bank.identify.answer(asked.flow, plain.answer(challengeOf(asked)))).outcome, 'identified');
      assert.equal(
        (await bank.identify.answer(asked.flow, plain.answer(challengeOf(asked)))).outcome,
        'identified',
        'it stays as it ended',
      );
    }
  });

  test('T12, N5: a box that is blocked while its answer is compared proves nothing', async () => {
    const bank = await openBoxBank();
    const asked = await callWithBox(bank, oskar, '8027');
    whileComparing(bank, () => blockBox(bank.issue, 'oskar', bank.boxes.oskar.serial, 'lost'));
    assert.equal((await bank.identify.answer(asked.flow, bank.boxes.oskar.answer(challengeOf(asked)))).outcome, 'refused');
  });

  test('N5, I3: wrong answers fill the budget of the box, together with wrong codes', async () => {
    const bank = await openBoxBank({ boxTries: { tries: 2, then: 'lock' } });
    await logInWithBox(bank, oskar, '8027', '00000000');
    await bank.identify.answer((await callWithBox(bank, oskar, '8027')).flow, '00000000');
    assert.equal(await lastWhy(bank, 'oskar'), 'answer of a code box');
    const asked = await callWithBox(bank, oskar, '8027', 'call 2');
    assert.equal((await bank.identify.answer(asked.flow, bank.boxes.oskar.answer(challengeOf(asked)))).outcome, 'refused');
    assert.notEqual((await bank.stores.tries.state({ of: 'oskar', kind: 'code-box' })).locked, null);
  });

  test('D6, I7, N5: unknown, blocked, wrong password, and without a box that answers: all hear digits of their own and end alike', async () => {
    const bank = await openBoxBank();
    await blockBox(bank.issue, 'ines', bank.boxes.ines.serial, 'lost');
    const heard = new Set<string>();
    for (const [at, [number, password]] of [
      [oskar, '1111'],
      [oskar, '8027'],
      [greta, '8027'],
      [sven, '4172'],
      ['9035001271', '8027'],
    ].entries()) {
      const asked = await callWithBox(bank, number ?? '', password ?? '', `call ${at}`);
      const { message, format } = asked.prompts[0] ?? {};
      assert.deepEqual(
        [message?.id, Object.keys(message?.with ?? {}), format],
        ['box-challenge', ['code'], { is: 'digits', min: 8, max: 8, secret: true }],
      );
      heard.add(challengeOf(asked));
      const { outcome, is, prompts } = await bank.identify.answer(asked.flow, '00000000');
      assert.deepEqual({ outcome, is, prompts }, { outcome: 'refused', is: 'over', prompts: [] });
    }
    assert.equal(heard.size, 5);
  });

  test('T16, N5: they make the same calls to every port, with a box that answers, with one that does not, and without any', async () => {
    const { bank, trace } = await openWatched();
    await bank.hand('lasse', 'active', null);
    const traces: string[][] = [];
    for (const [at, [number, password]] of [
      [oskar, '8027'],
      [oskar, '1111'],
      [lasse, '5863'],
      [greta, '8027'],
      [sven, '4172'],
      ['9035001271', '8027'],
    ].entries()) {
      await openCall(bank, `call ${at}`);
      trace.length = 0;
      const { flow } = await callWithBox(bank, number ?? '', password ?? '', `call ${at}`);
      await bank.identify.answer(flow, '00000000');
      traces.push([...trace]);
    }
    assert.ok((traces[0]?.length ?? 0) > 50, 'there is something to compare');
    for (const [at, other] of traces.entries()) assert.deepEqual(other, traces[0], `${at}`);
    const wrong = (of: string) => bank.stores.tries.state({ of, kind: 'code-box' });
    assert.deepEqual([(await wrong('oskar')).wrong, (await wrong('lasse')).wrong], [1, 0], 'a box that cannot answer cannot be guessed');
  });

  test('D15 part: who began with the code of the box may take the challenge instead, over the phone alone', async () => {
    const bank = await openBoxBank();
    await openCall(bank, 'call 1');
    const begin = (channel: 'phone' | 'web') =>
      bank.identify.begin({ plan: 'code-box', channel, purpose: channel === 'phone' ? 'call' : 'login', boundTo: { call: 'call 1' } });
    const onPhone = await begin('phone');
    assert.equal((await bank.identify.switchTo(onPhone.flow, 'box-answer')).plan, 'box-answer');
    await assert.rejects(bank.identify.switchTo((await begin('web')).flow, 'box-answer'), { code: 'no-such-plan' });
  });
});
