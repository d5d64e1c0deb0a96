import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { logInWithBox, numbers, openBoxBank } from '../../../test/credentials/box-bank.ts';
import { findCode } from './find-code.ts';
import { computeHotp, readKey } from './hotp.ts';
import { chooseWindows } from './windows.ts';

const { oskar } = numbers;
const wide = (code: string) => code.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('the code box and whoever tries', () => {
  test('T4, K6, K7: spaces, hyphens and full-width digits are brought into one form before anything is counted; so the same code in another form is used', async () => {
    for (const write of [(code: string) => ` ${code}`, (code: string) => `${code.slice(0, 4)} ${code.slice(4)}\n`, wide]) {
      const bank = await openBoxBank();
      const code = bank.boxes.oskar.press();
      assert.equal((await logInWithBox(bank, oskar, '8027', write(code))).outcome, 'identified');
      for (const again of [code, write(code), wide(` ${code}`)])
        assert.equal((await logInWithBox(bank, oskar, '8027', again)).outcome, 'refused', 'used, whatever it looks like');
    }
  });

  test('T4: a digit too many, one too few, a NUL or a sign is wrong, and burns nothing', async () => {
    const bank = await openBoxBank();
    const code = bank.boxes.oskar.press();
    for (const other of [`${code}0`, code.slice(0, 7), `${code}\0`, `+${code}`, `${code.slice(0, 7)}x`, ''])
      assert.equal((await logInWithBox(bank, oskar, '8027', other)).outcome, 'refused', JSON.stringify(other));
    assert.equal((await logInWithBox(bank, oskar, '8027', code)).outcome, 'identified');
  });

  test('T13 part, K7, D10: who guesses a year long at somebody who logs in each week gets in with a chance below one in a million', () => {
    const policy = choosePolicy('described');
    const secret = new Uint8Array(20).fill(7);
    const box = { kind: 'hotp', digits: 8, next: 0 } as const;
    const accepted = Array.from({ length: 60 }, (_, place) =>
      findCode(secret, box, computeHotp(readKey(secret), place, 8), 0, chooseWindows(policy)),
    ).filter((moved) => moved !== undefined).length;
    assert.equal(accepted, policy.boxAhead + 1);
    const [weeks, passwords] = [52, 9_000];
    const perTry = (policy.boxes * accepted) / 10 ** policy.boxDigits;
    // Both are judged together (D6), so each try must have both right; the password's budget is the smaller one.
    const chance = weeks * policy.strangersTries.tries * (1 / passwords) * perTry;
    assert.ok(chance < 1e-6, `${chance}`);
    // Whoever knows the password has the box's budget, and no more than this with one box.
    const knowing = (weeks * policy.boxTries.tries * accepted) / 10 ** policy.boxDigits;
    assert.ok(Math.abs(knowing - 2.2e-4) < 1e-5, `${knowing}`);
    // Whoever knows the number alone must hit twice: at *new password*, and then with the temporary one before the box is locked.
    const [first, second] = [policy.boxAloneTries, policy.boxTries].map(({ tries }) => (tries * accepted) / 10 ** policy.boxDigits);
    assert.ok(weeks * (first ?? 1) * (second ?? 1) < 1e-7);
    const { boxTries } = choosePolicy('strict');
    assert.ok(boxTries.then === 'pause');
    const strict = (weeks * boxTries.lockAt * accepted) / 10 ** policy.boxDigits;
    assert.ok(Math.abs(strict - 1.6e-4) < 1e-5, `${strict}`);
  });

  test('I3, T13: in `strict` five wrong codes of whoever knows the password rest the box a quarter of an hour, fifteen lock it; `described` takes twenty', async () => {
    const { strangersTries, boxTries } = choosePolicy('strict');
    assert.deepEqual([boxTries.tries, choosePolicy('described').boxTries.tries], [5, 20]);
    const bank = await openBoxBank({ strangersTries, boxTries });
    const guess = async (count: number) => {
      for (let n = 0; n < count; n++) await logInWithBox(bank, oskar, '8027', '00000000');
    };
    const outcome = async () => (await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome;
    await guess(5);
    assert.equal(await outcome(), 'refused');
    await bank.clock.advance(15 * 60_000);
    assert.equal(await outcome(), 'identified');
    for (const rest of [15, 30, 60]) {
      await guess(5);
      await bank.clock.advance(rest * 60_000);
    }
    assert.notEqual((await bank.stores.tries.state({ of: 'oskar', kind: 'code-box' })).locked, null);
    assert.equal(await outcome(), 'refused');
  });
});
