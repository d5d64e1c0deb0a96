import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Box, listCodes } from './box.ts';
import { type BoxStatus, diagnose, type KnownBox } from './diagnose.ts';
import { countSteps } from './totp.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const secretOf = (serial: string) => Buffer.from(`the secret of box ${serial}`);
const hotp: Box = { kind: 'hotp', digits: 8, next: 400 };
const totp = { kind: 'totp', digits: 8, hash: 'sha1', step: 30, start: 0, next: 0, drift: 0 } as const;
const inHand = (serial: string, status: BoxStatus, box: Box = hotp): KnownBox => ({ serial, status, secret: secretOf(serial), box });
const shown = ({ secret, box }: KnownBox, place: number) => listCodes(secret, box, place, place)[0] ?? '';
const change = (code: string, at: number) => code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1);
const swap = (code: string, at: number) => code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);

describe('the wrong-code doctor', () => {
  const ines = inHand('LB-1007-6634', 'active');
  const second = inHand('LB-1007-7742', 'active');
  /** As the bank asks, but not as far ahead: that takes its time. */
  const near = { ...usualWindows, wide: 60 };
  const ask = (typed: string, known: KnownBox[] = [ines], meant?: string, windows = near) =>
    diagnose(known, typed, noon, { boxes: Math.min(known.length, 4), windows, ...(meant === undefined ? {} : { meant }) });

  test('K26a: the code is of another box of the same customer', () => {
    const typed = shown(second, 405);
    assert.deepEqual(ask(typed, [ines, second], ines.serial), { is: 'other-box', serial: second.serial });
    assert.deepEqual(ask(typed, [ines, second]), { is: 'right', serial: second.serial }, 'where any box will do it is right');
  });

  test('K26b: one digit is wrong, at any place', () => {
    for (let at = 0; at < 8; at++) assert.deepEqual(ask(change(shown(ines, 401), at)), { is: 'mistyped', serial: ines.serial });
  });

  test('K26b: two neighbours have changed places, and two that are none have not', () => {
    const code = shown(ines, 400);
    const pairs = [0, 1, 2, 3, 4, 5, 6].filter((at) => code[at] !== code[at + 1]);
    for (const at of pairs) assert.deepEqual(ask(swap(code, at)), { is: 'swapped', serial: ines.serial });
    assert.deepEqual(ask(change(change(code, 2), 5)), { is: 'unknown' });
    assert.deepEqual(ask(change(change(code, 2), 3)), { is: 'unknown' });
  });

  test('K26c: the box is so many codes ahead, beyond the window and up to a thousand', () => {
    assert.deepEqual(ask(shown(ines, 420)), { is: 'right', serial: ines.serial });
    assert.deepEqual(ask(shown(ines, 430)), { is: 'out-of-step', serial: ines.serial, steps: 30 });
    assert.deepEqual(ask(shown(ines, 1400), [ines], undefined, usualWindows), { is: 'out-of-step', serial: ines.serial, steps: 1000 });
    assert.deepEqual(ask(shown(ines, 1401), [ines], undefined, usualWindows), { is: 'unknown' });
  });

  test('K26c: the clock of the box is fast or slow', () => {
    const clocked = inHand('LB-2007-1188', 'active', totp);
    const now = countSteps(totp, noon);
    assert.deepEqual(ask(shown(clocked, now + 2), [clocked]), { is: 'out-of-step', serial: clocked.serial, steps: 2 });
    assert.deepEqual(ask(shown(clocked, now - 50), [clocked]), { is: 'out-of-step', serial: clocked.serial, steps: -50 });
    const drifted = { ...totp, drift: usualWindows.drift };
    const tooFar = shown(clocked, now + usualWindows.drift + 1);
    assert.deepEqual(ask(tooFar, [{ ...clocked, box: drifted }]), { is: 'out-of-step', serial: clocked.serial, steps: 1 });
  });

  test('K26c: the box is blocked, or was reported lost', () => {
    for (const status of ['blocked', 'lost'] as const) {
      const old = inHand('LB-1003-0001', status);
      assert.deepEqual(ask(shown(old, 402), [ines, old]), { is: status, serial: old.serial });
      assert.deepEqual(ask(shown(old, 450), [ines, old], old.serial), { is: status, serial: old.serial });
      assert.deepEqual(ask(change(shown(old, 402), 0), [ines, old], old.serial), { is: 'unknown' });
    }
  });

  test('K26: the box has not been activated yet', () => {
    const fresh = inHand('LB-1009-0002', 'handed-out');
    assert.deepEqual(ask(shown(fresh, 400), [ines, fresh]), { is: 'handed-out', serial: fresh.serial });
    assert.deepEqual(ask(shown(fresh, 430), [ines, fresh], fresh.serial), { is: 'out-of-step', serial: fresh.serial, steps: 30 });
    assert.deepEqual(ask(change(shown(fresh, 400), 3), [ines, fresh], fresh.serial), { is: 'mistyped', serial: fresh.serial });
  });

  test('K14 part: the code has been used, or one after it', () => {
    assert.deepEqual(ask(shown(ines, 399)), { is: 'old', serial: ines.serial });
    assert.deepEqual(ask(shown(ines, 350)), { is: 'old', serial: ines.serial });
    assert.deepEqual(ask(shown(ines, 349)), { is: 'unknown' });
    const used = { ...totp, next: countSteps(totp, noon) + 1 };
    const clocked = inHand('LB-2007-1188', 'active', used);
    assert.deepEqual(ask(shown(clocked, used.next - 1), [clocked]), { is: 'old', serial: clocked.serial });
  });

  test('K26: a new box has no codes before its first', () => {
    const fresh = inHand('LB-1009-0002', 'active', { ...hotp, next: 0 });
    assert.deepEqual(ask(shown(fresh, 0), [fresh]), { is: 'right', serial: fresh.serial });
    assert.deepEqual(ask(shown(fresh, 60), [fresh]), { is: 'out-of-step', serial: fresh.serial, steps: 60 });
    assert.deepEqual(ask(shown(fresh, 61), [fresh]), { is: 'unknown' });
  });

  test('K26: the box that is meant and those in use are looked at, however many the customer has had', () => {
    const many = ['1', '2', '3', '4', '5'].map((serial) => inHand(serial, 'lost'));
    assert.deepEqual(ask(shown(ines, 430), [...many, ines]), { is: 'out-of-step', serial: ines.serial, steps: 30 });
    const lost = { is: 'lost', serial: '5' };
    assert.deepEqual(ask(shown(inHand('5', 'lost'), 430), [...many, ines], '5'), lost);
  });

  test('K26b: a slip counts beside a code of the window and of the box that is meant, and nowhere else', () => {
    assert.deepEqual(ask(change(shown(ines, 420), 7)), { is: 'mistyped', serial: ines.serial });
    assert.deepEqual(ask(change(shown(ines, 421), 7)), { is: 'unknown' });
    assert.deepEqual(ask(change(shown(ines, 399), 7)), { is: 'unknown' });
    assert.deepEqual(ask(change(shown(second, 400), 7), [ines, second], ines.serial), { is: 'unknown' });
  });

  test('K26: of two things that a code can be, the likelier one is said', () => {
    const twin = { ...second, secret: ines.secret, box: { ...hotp, next: 425 } };
    assert.deepEqual(ask(shown(ines, 430), [ines, twin], ines.serial), { is: 'other-box', serial: twin.serial });
  });

  test('K26: what is no code, and a customer without a box, have no diagnosis', () => {
    for (const typed of ['', '1234567', '123456789', 'abcdefgh', shown(ines, 400).slice(1)])
      assert.deepEqual(ask(typed), { is: 'unknown' });
    assert.deepEqual(ask(shown(ines, 400), []), { is: 'unknown' });
    assert.deepEqual(ask('00000000', []), { is: 'unknown' });
  });
});

describe('what the wrong-code doctor may say', () => {
  const windows = { ahead: 2, aside: 1, drift: 4, pace: 10_000, wide: 8, old: 3 };
  const boxes = fc.constantFrom<Box>(
    { ...hotp, digits: 6 },
    { ...hotp, digits: 6, next: 1 },
    { ...totp, digits: 6, drift: 1 },
    { ...totp, digits: 6, next: countSteps(totp, noon) },
  );

  /** Said once more, the slow way: the codes of the whole row, and what a slip makes of those in the window. */
  function listClaimed(known: KnownBox): Set<string> {
    const { box } = known;
    const centre = box.kind === 'hotp' ? box.next : countSteps(box, noon) + box.drift;
    const [before, after] = box.kind === 'hotp' ? [3, 8] : [6, 5];
    const [back, forth] = box.kind === 'hotp' ? [0, 2] : [-1, 1];
    const claimed = new Set<string>();
    for (let place = Math.max(0, centre - before); place <= centre + after; place++) {
      const code = shown(known, place);
      claimed.add(code);
      if (place < box.next || place < centre + back || place > centre + forth) continue;
      for (let at = 0; at < 6; at++) for (let digit = 0; digit < 10; digit++) claimed.add(code.slice(0, at) + digit + code.slice(at + 1));
      for (let at = 0; at < 5; at++) claimed.add(swap(code, at));
    }
    return claimed;
  }

  test('K26: it takes no more codes for something than there are in its row and a slip beside its window', () => {
    fc.assert(
      fc.property(boxes, fc.nat(999_999), (box, number) => {
        const known = inHand('LB-1007-6634', 'active', box);
        const claimed = listClaimed(known);
        assert.ok(claimed.size <= 12 + 3 * (6 * 9 + 5));
        const typed = String(number).padStart(6, '0');
        const about = (code: string) => diagnose([known], code, noon, { windows, boxes: 1 }).is !== 'unknown';
        assert.equal(about(typed), claimed.has(typed));
        const one = [...claimed][number % claimed.size] ?? '';
        assert.ok(about(one), one);
        const slip = change(one, number % 6);
        assert.equal(about(slip), claimed.has(slip), slip);
      }),
    );
  });

  test('I8: it says no code, and nothing but the kind, the serial and how many steps', () => {
    fc.assert(
      fc.property(boxes, fc.nat(500), fc.constantFrom<BoxStatus>('active', 'handed-out', 'blocked', 'lost'), (box, number, status) => {
        const known = inHand('LB', status, box);
        const typed = [...listClaimed(known)][number % listClaimed(known).size] ?? '';
        const diagnosis = diagnose([known], typed, noon, { windows, boxes: 1 });
        assert.deepEqual(
          Object.keys(diagnosis).filter((key) => !['is', 'serial', 'steps'].includes(key)),
          [],
        );
        assert.doesNotMatch(JSON.stringify(diagnosis), /\d{3}/);
      }),
    );
  });
});
