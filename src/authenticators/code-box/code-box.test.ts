import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { beginWithBox, lastWhy, logInWithBox, numbers, openBoxBank, whileComparing } from '../../../test/credentials/box-bank.ts';
import { blockBox, readDiagnosis } from './index.ts';

const { oskar, greta, ines, sven } = numbers;

describe('logging in with the code box', () => {
  test('K3, K4, K15, K24: personal number and password on one page, the eight digits of the box on the next', async () => {
    const bank = await openBoxBank();
    const { flow, prompts } = await beginWithBox(bank, oskar);
    assert.equal(prompts[0]?.message.id, 'password');
    const next = await bank.identify.answer(flow, '8027');
    assert.deepEqual(next.prompts[0], { message: { id: 'box-code' }, format: { is: 'digits', min: 8, max: 8, secret: true } });
    const { outcome, result } = await bank.identify.answer(flow, bank.boxes.oskar.press());
    assert.equal(outcome, 'identified');
    assert.deepEqual([result?.customer, result?.acr, result?.amr], ['oskar', 'loa2', ['mfa', 'otp', 'pwd']]);
  });

  test('K6: the customer number does as well; hyphen and spaces are forgiven, a wrong check digit is told at once', async () => {
    const bank = await openBoxBank();
    const { flow } = await bank.identify.begin({ plan: 'code-box', channel: 'web', purpose: 'login', boundTo: { session: 's' } });
    for (const wrong of ['8411239835', '841123983', '8413239836', '47110823', '0471108'])
      assert.equal(await bank.identify.claim(flow, wrong), 'malformed', wrong);
    const view = await bank.identify.claim(flow, '841123-9836 ');
    assert.ok(view !== 'malformed' && view.is === 'prove');
    assert.equal((await beginWithBox(bank, greta)).is, 'prove');
  });

  test('K6 part: the user code of another agreement is nobody here, and the other way round', async () => {
    const bank = await openBoxBank();
    const { flow } = await bank.identify.begin({ plan: 'code-table', channel: 'web', purpose: 'login', boundTo: { session: 's' } });
    assert.equal(await bank.identify.claim(flow, oskar), 'malformed');
  });

  test('K25, I2: each code is taken once, and none before the last one that was', async () => {
    const bank = await openBoxBank();
    const [first, second, third] = [bank.boxes.oskar.press(), bank.boxes.oskar.press(), bank.boxes.oskar.press()];
    assert.equal((await logInWithBox(bank, oskar, '8027', second)).outcome, 'identified');
    for (const old of [first, second]) assert.equal((await logInWithBox(bank, oskar, '8027', old)).outcome, 'refused');
    assert.equal((await logInWithBox(bank, oskar, '8027', third)).outcome, 'identified');
  });

  test('K28, D10: twenty codes that were shown and not used do no harm, one more does', async () => {
    const bank = await openBoxBank();
    for (let n = 0; n < 20; n++) bank.boxes.oskar.press();
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified');
    for (let n = 0; n < 21; n++) bank.boxes.oskar.press();
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'refused');
    assert.deepEqual(readDiagnosis(String(await lastWhy(bank, 'oskar'))), { is: 'out-of-step', serial: 'LB-1007-4418', steps: 21 });
  });

  test('K26c: two codes in a row bring the box back in step, and one login after it goes on as always', async () => {
    const bank = await openBoxBank();
    for (let n = 0; n < 300; n++) bank.boxes.oskar.press();
    const { flow } = await beginWithBox(bank, oskar, { plan: 'two-codes' });
    const asked = await bank.identify.answer(flow, '8027');
    assert.deepEqual(asked.prompts[0], { message: { id: 'box-codes' }, format: { is: 'digits', min: 16, max: 16, secret: true } });
    const both = `${bank.boxes.oskar.press()} ${bank.boxes.oskar.press()}`;
    assert.equal((await bank.identify.answer(flow, both)).outcome, 'identified');
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified');
    const again = await beginWithBox(bank, oskar, { plan: 'two-codes' });
    await bank.identify.answer(again.flow, '8027');
    assert.equal((await bank.identify.answer(again.flow, both)).outcome, 'refused', 'never by old ones');
    assert.deepEqual(readDiagnosis(String(await lastWhy(bank, 'oskar'))), { is: 'old', serial: bank.boxes.oskar.serial });
  });

  test('K26a: either of her two boxes will do, and a blocked one no more', async () => {
    const bank = await openBoxBank();
    assert.equal((await logInWithBox(bank, ines, '6310', bank.boxes.inesOther.press())).outcome, 'identified');
    assert.equal((await logInWithBox(bank, ines, '6310', bank.boxes.ines.press())).outcome, 'identified');
    assert.equal(await blockBox(bank.issue, 'ines', bank.boxes.ines.serial, 'lost'), 'blocked');
    assert.equal((await logInWithBox(bank, ines, '6310', bank.boxes.ines.press())).outcome, 'refused');
    assert.deepEqual(readDiagnosis(String(await lastWhy(bank, 'ines'))), { is: 'lost', serial: bank.boxes.ines.serial });
    assert.equal(await blockBox(bank.issue, 'ines', bank.boxes.ines.serial, 'lost'), 'unchanged');
  });

  test('T12, K37: a box that is blocked while its code is compared proves nothing', async () => {
    const bank = await openBoxBank();
    const { flow } = await beginWithBox(bank, oskar);
    await bank.identify.answer(flow, '8027');
    whileComparing(bank, () => blockBox(bank.issue, 'oskar', bank.boxes.oskar.serial, 'lost'));
    assert.equal((await bank.identify.answer(flow, bank.boxes.oskar.press())).outcome, 'refused');
  });

  test('T12, K37: a box that is blocked after the log-in, before a token is given for it, gives none', async () => {
    const bank = await openBoxBank();
    const views = [
      await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press()),
      await logInWithBox(bank, ines, '6310', bank.boxes.ines.press()),
    ];
    const give = async (flow = '') => {
      const record = { kind: 'AccessToken', id: flow, body: 'sealed', grant: null, uid: null, expires: null, consumed: null };
      return bank.stores.openid.put(record, await bank.identify.stands(flow));
    };
    const giveAll = () => Promise.all(views.map(({ flow }) => give(flow)));
    assert.deepEqual(await giveAll(), ['stored', 'stored']);
    for (const [who, box] of [['oskar', bank.boxes.oskar] as const, ['ines', bank.boxes.inesOther] as const])
      assert.equal(await blockBox(bank.issue, who, box.serial, 'blocked'), 'blocked');
    assert.deepEqual(await giveAll(), ['spent', 'stored']);
  });

  test('D6, K30: wrong password, blocked agreement, unknown number and wrong code end alike, at the code, and burn no code', async () => {
    const bank = await openBoxBank();
    const code = bank.boxes.oskar.press();
    for (const [number, password, typed] of [
      [oskar, '1111', code],
      [oskar, '8027', '00000000'],
      [sven, '4172', bank.boxes.sven.press()],
      ['9035001271', '8027', code],
      [greta, '8027', bank.boxes.greta.press()],
    ] as const) {
      const begun = await beginWithBox(bank, number);
      const next = await bank.identify.answer(begun.flow, password);
      assert.equal(next.prompts[0]?.message.id, 'box-code', number);
      const { outcome, is, prompts } = await bank.identify.answer(begun.flow, typed);
      assert.deepEqual({ outcome, is, prompts }, { outcome: 'refused', is: 'over', prompts: [] });
    }
    assert.equal((await logInWithBox(bank, oskar, '8027', code)).outcome, 'identified');
  });

  test('I3, D7: whoever guesses passwords locks the password; wrong codes of somebody who knows it are counted, too', async () => {
    const bank = await openBoxBank({ boxTries: { tries: 3, then: 'lock' } });
    for (let n = 0; n < 3; n++) await logInWithBox(bank, oskar, '8027', '00000000');
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'refused');
    assert.notEqual((await bank.stores.tries.state({ of: 'oskar', kind: 'code-box' })).locked, null);
    assert.equal((await bank.stores.tries.state({ of: 'oskar', kind: 'strangers' })).locked, null);
  });

  test('D7, I6: a stranger who knows the number and guesses codes closes the way to a new password at most, and the next log-in opens it', async () => {
    const bank = await openBoxBank({ boxTries: { tries: 3, then: 'lock' }, boxAloneTries: { tries: 4, then: 'lock' } });
    const budget = async (kind: string) => (await bank.stores.tries.state({ of: 'oskar', kind })).locked !== null;
    const press = async (code: string) => {
      const { flow } = await beginWithBox(bank, oskar, { plan: 'new-password', purpose: 'change' });
      return (await bank.identify.answer(flow, code)).is;
    };
    for (let n = 0; n < 9; n++) await press('00000000');
    assert.deepEqual([await budget('code-box'), await budget('code-box alone')], [false, true]);
    assert.equal(await press(bank.boxes.oskar.press()), 'over');
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified');
    assert.equal(await press(bank.boxes.oskar.press()), 'give');
  });

  test('I6, RTS 4(4): of a box that is locked by somebody who knows the password its owner hears, and opens it with a new password', async () => {
    const bank = await openBoxBank({ boxTries: { tries: 3, then: 'lock' } });
    for (let n = 0; n < 4; n++) await logInWithBox(bank, oskar, '8027', '00000000');
    const sent = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9);
    assert.deepEqual(
      sent.map(({ to, body }) => [to, body]),
      [['oskar', { is: 'notice', notice: 'codes-locked' }]],
    );
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'refused');
    const { flow } = await beginWithBox(bank, oskar, { plan: 'new-password', purpose: 'change' });
    await bank.identify.answer(flow, bank.boxes.oskar.press());
    for (const _ of ['noted', 'agreed']) await bank.identify.done(flow);
    assert.equal((await bank.stores.tries.state({ of: 'oskar', kind: 'code-box' })).locked, null);
  });

  test('I3: five wrong passwords in a row lock, not five in a year: whoever logs in has them given back', async () => {
    const bank = await openBoxBank();
    for (let week = 0; week < 4; week++) {
      for (let n = 0; n < 4; n++) await logInWithBox(bank, oskar, '1111', '00000000');
      await bank.clock.advance(1_000);
      assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified', `${week}`);
    }
    for (let n = 0; n < 6; n++) {
      await logInWithBox(bank, oskar, '8027', '00000000');
      await logInWithBox(bank, oskar, '1111', '00000000');
      await bank.clock.advance(1_000);
    }
    assert.equal(
      (await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome,
      'refused',
      'a right password alone gives none back',
    );
  });

  test('I8 part: what is stored of a box cannot be opened for another', async () => {
    const bank = await openBoxBank();
    const [own] = await bank.stores.credentials.of('oskar', 'code-box', 0);
    assert.ok(own);
    await assert.rejects(bank.parts.keys.open(own.sealed, 'code box another'));
  });
});

describe('the wrong-code doctor', () => {
  test('N9, K26: what a wrong code was stands in the audit, for whoever serves the customer', async () => {
    const bank = await openBoxBank();
    const old = bank.boxes.oskar.press();
    const used = bank.boxes.oskar.press();
    await logInWithBox(bank, oskar, '8027', used);
    const next = bank.boxes.oskar.press();
    const swapAt = [0, 1, 2, 3, 4, 5, 6].find((at) => next[at] !== next[at + 1]) ?? 0;
    const swapped = [...next].map((digit, at) => (at === swapAt ? next[at + 1] : at === swapAt + 1 ? next[at - 1] : digit)).join('');
    const mistyped = `${(Number(next[0]) + 1) % 10}${next.slice(1)}`;
    const serial = bank.boxes.oskar.serial;
    for (const [typed, diagnosis] of [
      [old, { is: 'old', serial }],
      [used, { is: 'old', serial }],
      [swapped, { is: 'swapped', serial }],
      [mistyped, { is: 'mistyped', serial }],
      ['00000000', { is: 'unknown' }],
      ['1234', { is: 'unknown' }],
    ] as const) {
      await logInWithBox(bank, oskar, '8027', typed);
      assert.deepEqual(readDiagnosis(String(await lastWhy(bank, 'oskar'))), diagnosis, typed);
    }
  });

  test('K30, D6: with a wrong password nothing is said of the code, right or wrong', async () => {
    const bank = await openBoxBank();
    await logInWithBox(bank, oskar, '1111', bank.boxes.oskar.press());
    assert.equal(await lastWhy(bank, 'oskar'), 'password');
  });

  test('K27 part: the code of a box that was not activated says so', async () => {
    const bank = await openBoxBank();
    const fresh = await bank.hand('oskar', 'handed-out');
    await logInWithBox(bank, oskar, '8027', fresh.press());
    assert.deepEqual(readDiagnosis(String(await lastWhy(bank, 'oskar'))), { is: 'handed-out', serial: fresh.serial });
  });
});
