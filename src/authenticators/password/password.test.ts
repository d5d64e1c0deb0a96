import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  begin,
  type CredentialsBank,
  goThrough,
  openCredentialsBank,
  passwords,
  readCell,
  readSms,
} from '../../../test/credentials/bank.ts';
import { addMonths, findWeakness, issuePostedPassword, setPassword } from './index.ts';

const nobody = { born: null, identifiers: [] };
const renewing = async (bank: CredentialsBank, customer: string, userCode: string, password?: string) =>
  goThrough(bank, customer, await begin(bank, userCode), password === undefined ? {} : { password });

describe('the password', () => {
  test('S24 part, S50: four to six digits that the customer chose are right, and no others', async () => {
    for (const password of ['5307', '71946', '802753']) {
      const bank = await openCredentialsBank();
      await setPassword(bank.issue, 'maj', password);
      assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'), { password })).outcome, 'identified');
      const wrong = `${password.slice(1)}${password.at(0)}`;
      assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'), { password: wrong })).outcome, 'refused');
    }
  });

  test('T4: spaces and full-width digits are brought into one form before anything is counted; a NUL or a digit too many is wrong', async () => {
    for (const [typed, outcome] of [
      [' 71 946\n', 'identified'],
      ['７１９４６', 'identified'],
      ['71946\0', 'refused'],
      ['719460', 'refused'],
    ] as const) {
      const bank = await openCredentialsBank();
      assert.equal(
        (await goThrough(bank, 'maj', await begin(bank, '604218'), { password: typed })).outcome,
        outcome,
        JSON.stringify(typed),
      );
    }
  });

  test('I8 part: what is stored of it cannot be opened for another credential', async () => {
    const bank = await openCredentialsBank();
    const [own] = await bank.stores.credentials.of('maj', 'password', bank.clock.now());
    assert.ok(own && !JSON.stringify(own).includes('71946'));
    await assert.rejects(bank.parts.keys.open(own.sealed, 'password another'));
  });

  test('S51, S52, D3: the first password is the date of birth as ddmmyy, and must be changed as soon as all is right', async () => {
    const bank = await openCredentialsBank();
    const change = await renewing(bank, 'birger', '7740156', '120560');
    assert.deepEqual([change.is, change.outcome, change.prompts[0]?.format], ['renew', null, { is: 'new-secret', min: 4, max: 6 }]);
    const changed = await bank.identify.renew(change.flow, '8046');
    assert.ok(changed.is !== 'refused');
    assert.equal(changed.outcome, 'identified');
    assert.equal((await goThrough(bank, 'birger', await begin(bank, '7740156'), { password: '120560' })).outcome, 'refused');
    assert.equal((await goThrough(bank, 'birger', await begin(bank, '7740156'), { password: '8046' })).outcome, 'identified');
  });

  test('S52 part, D6: whoever skips the change is not logged in, and the cell that was asked is asked again', async () => {
    const bank = await openCredentialsBank();
    const change = await renewing(bank, 'birger', '7740156', '120560');
    assert.equal((await bank.identify.done(change.flow)).is, 'renew');
    const asked = await begin(bank, '7740156');
    await bank.identify.answer(asked.flow, '120560');
    assert.equal((await renewing(bank, 'birger', '7740156', '120560')).is, 'renew', 'the first password still works');
  });

  test('D3: the first password is not taken on the phone, and nothing there says why', async () => {
    const bank = await openCredentialsBank();
    const view = await begin(bank, '7740156', { channel: 'phone', purpose: 'login' });
    assert.equal((await goThrough(bank, 'birger', view)).outcome, 'refused');
  });

  test('D3: the first password alone beside a cell is worth nothing: an SMS code is asked, also in a browser that was known', async () => {
    const bank = await openCredentialsBank({ smsSporadic: 2 ** 31 });
    for (const knownTo of [null, 'birger']) {
      const view = await begin(bank, '7740156', {}, knownTo);
      const cell = await bank.identify.answer(view.flow, '120560');
      const after = await bank.identify.answer(cell.flow, readCell(bank, 'birger', cell));
      assert.equal(after.prompts[0]?.message.id, 'sms');
    }
  });

  test('S53: never changed within three calendar months, the first password is blocked, and it looks like any wrong one', async () => {
    const day = 24 * 60 * 60_000;
    const bank = await openCredentialsBank();
    const until = addMonths(bank.clock.now(), 3);
    await bank.clock.advance(until - bank.clock.now() - day);
    assert.equal((await renewing(bank, 'birger', '7740156')).is, 'renew');
    await bank.clock.advance(day);
    assert.equal((await renewing(bank, 'birger', '7740156')).outcome, 'refused');
  });

  test('S53: a month is a month of the calendar', () => {
    const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 14, 2);
    assert.equal(addMonths(utc(2026, 11, 22), 3), utc(2027, 2, 22));
    assert.equal(addMonths(utc(2026, 11, 30), 3), utc(2027, 2, 28));
    assert.equal(addMonths(utc(2027, 11, 30), 3), utc(2028, 2, 29));
    assert.equal(addMonths(utc(2026, 8, 31), 3), utc(2026, 11, 30));
  });

  const post = async (bank: CredentialsBank) => {
    let posted = '';
    await issuePostedPassword(bank.issue, 'maj', async ({ password }) => {
      posted = password;
      return true;
    });
    return posted;
  };

  test('S54, S55: the one-time password of a letter works once, on the web, and is changed at that login', async () => {
    const bank = await openCredentialsBank();
    const posted = await post(bank);
    assert.match(posted, /^\d{8}$/);
    const change = await renewing(bank, 'maj', '604218', posted);
    assert.equal(change.is, 'renew');
    assert.equal(((await bank.identify.renew(change.flow, '8046')) as { outcome?: string }).outcome, 'identified');
    assert.equal((await renewing(bank, 'maj', '604218', posted)).outcome, 'refused');
    assert.equal((await renewing(bank, 'maj', '604218', '71946')).outcome, 'refused', 'the forgotten one is gone too');
    assert.equal((await renewing(bank, 'maj', '604218', '8046')).outcome, 'identified');
  });

  test('S54, S59 part: it works in the browser that the customer always uses, too, where no SMS code would be asked', async () => {
    const bank = await openCredentialsBank({ smsSporadic: 2 ** 31 });
    const asked = async () => {
      const cell = await bank.identify.answer((await begin(bank, '604218', {}, 'maj')).flow, passwords['maj'] ?? '');
      return bank.identify.answer(cell.flow, readCell(bank, 'maj', cell));
    };
    assert.equal((await asked()).outcome, 'identified', 'without an SMS code');
    const posted = await post(bank);
    assert.equal((await asked()).prompts[0]?.message.id, 'sms', 'alike for every password while a letter is on its way');
    const change = await goThrough(bank, 'maj', await begin(bank, '604218', {}, 'maj'), { password: posted });
    assert.equal(change.is, 'renew');
  });

  test('S54 part: until the letter is used the old password goes on; a letter that is not printed changes nothing', async () => {
    const bank = await openCredentialsBank();
    assert.equal(await issuePostedPassword(bank.issue, 'maj', async () => false), 'not-printed');
    const lost = await post(bank);
    assert.equal((await renewing(bank, 'maj', '604218')).outcome, 'identified');
    const posted = await post(bank);
    assert.equal(
      (await renewing(bank, 'maj', '604218', lost)).outcome,
      'refused',
      'a letter that was followed by another is worth nothing',
    );
    assert.equal((await renewing(bank, 'maj', '604218', posted)).is, 'renew');
  });

  test('I6: a posted password opens the lock that a stranger has closed, once, and no letter gives endless tries at the cell', async () => {
    const bank = await openCredentialsBank();
    const posted = await post(bank);
    const lock = async () => {
      for (let n = 0; n < 5; n++) await goThrough(bank, 'maj', await begin(bank, '604218'), { password: '0000' });
    };
    const locked = async () => (await bank.stores.tries.state({ of: 'maj', kind: 'strangers' })).locked !== null;
    await lock();
    assert.ok(await locked());
    assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'), { password: posted, cell: '000000' })).outcome, 'refused');
    assert.ok(!(await locked()));
    await lock();
    assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'), { password: posted })).outcome, 'refused');
    assert.ok(await locked(), 'the second time it opens nothing');
  });

  test('I3: guessing posted passwords locks the posted one, not the password, and the other way round', async () => {
    const bank = await openCredentialsBank({ postedTries: { tries: 5, then: 'lock' } });
    await post(bank);
    for (let n = 0; n < 9; n++) await goThrough(bank, 'maj', await begin(bank, '604218'), { password: '00000000' });
    assert.equal((await bank.stores.tries.state({ of: 'maj', kind: 'strangers' })).wrong, 0);
    assert.notEqual((await bank.stores.tries.state({ of: 'maj', kind: 'password' })).locked, null);
    assert.equal((await renewing(bank, 'maj', '604218')).outcome, 'identified');
  });

  test('I6, D7: whoever types wrong posted passwords spoils neither the letter that is on its way nor the next one', async () => {
    const guess = async (bank: CredentialsBank) => {
      for (let n = 0; n < 9; n++) await goThrough(bank, 'maj', await begin(bank, '604218'), { password: '00000000' });
    };
    const bank = await openCredentialsBank();
    const posted = await post(bank);
    await guess(bank);
    assert.equal((await renewing(bank, 'maj', '604218', posted)).is, 'renew');
    const narrow = await openCredentialsBank({ postedTries: { tries: 5, then: 'lock' } });
    await guess(narrow);
    assert.equal((await renewing(narrow, 'maj', '604218', await post(narrow))).is, 'renew');
  });

  test('I3: whoever knows the password and begins to block with it between the guesses gets five tries at the cell all the same', async () => {
    const bank = await openCredentialsBank();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await goThrough(bank, 'maj', await begin(bank, '604218'), { cell: '000000' });
      await goThrough(bank, 'maj', await begin(bank, '604218', { plan: 'block', purpose: 'block' }));
    }
    const { wrong, locked } = await bank.stores.tries.state({ of: 'maj', kind: 'strangers' });
    assert.deepEqual([wrong, locked !== null], [5, true]);
  });

  test('K34 part: the password is changed in a session with the present one and the new one', async () => {
    const bank = await openCredentialsBank();
    const start = { plan: 'change-password', channel: 'web', purpose: 'change', boundTo: { session: 's' } } as const;
    const { flow } = await bank.identify.begin(start);
    await bank.identify.claimFor(flow, 'maj');
    assert.equal((await bank.identify.answer(flow, passwords['maj'] ?? '')).is, 'renew');
    assert.deepEqual(await bank.identify.renew(flow, '71946'), { is: 'refused', why: 'password-same' });
    assert.equal(((await bank.identify.renew(flow, '8046')) as { outcome?: string }).outcome, 'identified');
    assert.equal((await renewing(bank, 'maj', '604218', '8046')).outcome, 'identified');
    const wrong = await bank.identify.begin(start);
    await bank.identify.claimFor(wrong.flow, 'maj');
    assert.equal((await bank.identify.answer(wrong.flow, '0000')).outcome, 'refused');
  });

  test('a code is never sent when nobody waits for it any more', async () => {
    const bank = await openCredentialsBank();
    const cell = await bank.identify.answer((await begin(bank, '604218')).flow, '71946');
    await bank.identify.answer(cell.flow, readCell(bank, 'maj', cell));
    await bank.identify.end(cell.flow, 'left');
    assert.equal(await readSms(bank), undefined);
  });
});

describe('weak passwords', () => {
  test('D4, T18 part: equal digits, runs, the date of birth in any order and parts of the identifiers are refused', () => {
    const birger = { born: '1960-05-12', identifiers: [{ kind: 'user-code', value: '7740156' }] } as const;
    for (const password of ['1111', '55555', '1234', '4321', '7890', '098765', '120560', '600512', '1205', '0512', '1960', '7740', '40156'])
      assert.equal(findWeakness(password, birger), 'own', password);
    assert.equal(findWeakness('8046', birger), undefined);
  });

  test('D4: what many others choose is refused, and that is about a tenth of the four-digit space', () => {
    for (const password of ['2580', '1212', '1987', '2412', '123123', '241285'])
      assert.equal(findWeakness(password, nobody), 'common', password);
    const all = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'));
    const refused = all.filter((password) => findWeakness(password, nobody)).length;
    assert.ok(refused > 800 && refused < 1_200, `${refused} of 10,000`);
  });

  test('D4: whatever is chosen, it is refused or it works', async () => {
    const bank = await openCredentialsBank();
    const start = { plan: 'change-password', channel: 'web', purpose: 'change', boundTo: { session: 's' } } as const;
    let present = '71946';
    const chosen = fc.asyncProperty(fc.stringMatching(/^\d{3,7}$/), async (secret) => {
      const { flow } = await bank.identify.begin(start);
      await bank.identify.claimFor(flow, 'maj');
      await bank.identify.answer(flow, present);
      const renewed = await bank.identify.renew(flow, secret);
      if (renewed.is === 'refused') return;
      present = secret;
      assert.ok(secret.length >= 4 && secret.length <= 6 && !findWeakness(secret, nobody));
    });
    await fc.assert(chosen, { numRuns: 60 });
  });

  test('D4: a strict bank asks for six digits', async () => {
    const bank = await openCredentialsBank({ profile: 'strict' });
    const start = { plan: 'change-password', channel: 'web', purpose: 'change', boundTo: { session: 's' } } as const;
    const { flow } = await bank.identify.begin(start);
    await bank.identify.claimFor(flow, 'maj');
    await bank.identify.answer(flow, '71946');
    assert.deepEqual(await bank.identify.renew(flow, '80463'), { is: 'refused', why: 'password-length' });
    assert.equal(((await bank.identify.renew(flow, '804637')) as { outcome?: string }).outcome, 'identified');
  });
});
