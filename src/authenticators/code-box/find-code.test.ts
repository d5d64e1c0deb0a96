import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Box, listCodes, type Moved, readBox } from './box.ts';
import { findCode } from './find-code.ts';
import { countSteps } from './totp.ts';
import { usualWindows, type Windows } from './windows.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 22, 12);
const secret = Buffer.from('a box of the bank in the tests');
const hotp: Box = { kind: 'hotp', digits: 8, next: 100 };
const totp = { kind: 'totp', digits: 8, hash: 'sha256', step: 60, start: 0, next: 0, drift: 0 } as const;
const steps = (box: typeof totp, now: number) => countSteps(box, now);
const shown = (box: Box, place: number) => listCodes(secret, box, place, place)[0] ?? '';

const places = fc.integer({ min: 0, max: 2 ** 48 });
const digits = fc.constantFrom(6, 7, 8);
const times = fc.integer({ min: noon, max: noon + 1000 * 365 * 1440 * minute });
const secrets = fc.uint8Array({ minLength: 16, maxLength: 64 });
const hotpBoxes: fc.Arbitrary<Box> = fc.record({ kind: fc.constant('hotp'), digits, next: places });
const totpBoxes: fc.Arbitrary<Box> = fc.record({
  kind: fc.constant('totp'),
  digits,
  hash: fc.constantFrom('sha1', 'sha256', 'sha512'),
  step: fc.constantFrom(30, 60),
  start: fc.constantFrom(0, 1_000_000),
  next: fc.integer({ min: 0, max: 100 }),
  drift: fc.integer({ min: -3, max: 3 }),
});
const windows: fc.Arbitrary<Windows> = fc.record({
  ahead: fc.nat(30),
  aside: fc.nat(3),
  drift: fc.nat(6),
  pace: fc.constant(10_000),
  wide: fc.constant(0),
  old: fc.constant(0),
});

/** Where the RFCs let a code count, said once more: HOTP from the next on, TOTP around now, near the drift that is known. */
function isAllowed(box: Box, place: number, now: number, { ahead, aside, drift }: Windows): boolean {
  if (box.kind === 'hotp') return place >= box.next && place <= box.next + ahead;
  const off = place - steps(box as typeof totp, now);
  return place >= box.next && Math.abs(off - box.drift) <= aside && Math.abs(off) <= drift;
}

describe('a code of the box', () => {
  test('K7, K24: the code that is shown counts, and after it only the next one', () => {
    const moved = findCode(secret, hotp, shown(hotp, 100), noon);
    assert.deepEqual(moved, { next: 101 });
    const after: Box = { ...hotp, ...moved };
    assert.equal(findCode(secret, after, shown(hotp, 100), noon), undefined);
    assert.deepEqual(findCode(secret, after, shown(hotp, 101), noon), { next: 102 });
  });

  test('K7 part: the codes in the examples of RFC 4226 and RFC 6238 count, where they stand there', () => {
    const key = (length: number) => Buffer.from('1234567890'.repeat(7).slice(0, length));
    assert.deepEqual(findCode(key(20), { kind: 'hotp', digits: 6, next: 0 }, '969429', noon), { next: 4 });
    const rows = [
      ['sha1', 20, '07081804'],
      ['sha256', 32, '68084774'],
      ['sha512', 64, '25091201'],
    ] as const;
    for (const [hash, length, code] of rows) {
      const moved = findCode(key(length), { ...totp, hash, step: 30 }, code, 1_111_111_109_000);
      assert.deepEqual(moved, { next: 0x23523ed, drift: 0 }, hash);
    }
  });

  test('K28, D10: twenty changes of PIN between two logins cost nothing, the twenty-first is one too many', () => {
    assert.deepEqual(findCode(secret, hotp, shown(hotp, 120), noon), { next: 121 });
    assert.equal(findCode(secret, hotp, shown(hotp, 121), noon), undefined);
  });

  test('RFC 6238 §5.2: a code that is typed as the next one appears still counts, and one a step later no more', () => {
    const now = steps(totp, noon);
    assert.deepEqual(findCode(secret, totp, shown(totp, now - 1), noon), { next: now, drift: -1 });
    assert.equal(findCode(secret, totp, shown(totp, now - 2), noon), undefined);
    assert.deepEqual(findCode(secret, totp, shown(totp, now + 1), noon), { next: now + 2, drift: 1 });
    assert.equal(findCode(secret, totp, shown(totp, now + 2), noon), undefined);
  });

  test('RFC 6238 §6: a slow or fast clock is followed from login to login, and no further than it may ever drift', () => {
    for (const way of [1, -1]) {
      let box: Box = totp;
      for (let drift = 1; drift <= usualWindows.drift; drift++) {
        const at = noon + drift * 1440 * minute;
        const moved = findCode(secret, box, shown(totp, steps(totp, at) + way * drift), at);
        assert.equal(moved?.drift, way * drift);
        box = { ...totp, ...moved };
      }
      const later = noon + 1000 * 1440 * minute;
      const tooFar = steps(totp, later) + way * (usualWindows.drift + 1);
      assert.equal(findCode(secret, box, shown(totp, tooFar), later), undefined);
    }
  });

  test('of two places that happen to have the same code the first one counts', () => {
    const box: Box = { kind: 'hotp', digits: 6, next: 241_329 };
    assert.equal(shown(box, 241_329), shown(box, 241_342));
    assert.deepEqual(findCode(secret, box, shown(box, 241_342), noon), { next: 241_330 });
  });

  test('a code of another length, or of no digits, is just wrong', () => {
    const right = shown(hotp, 100);
    for (const typed of ['', right.slice(1), `${right}0`, ` ${right}`, 'åäöåäöåä', '\0'.repeat(8)])
      assert.equal(findCode(secret, hotp, typed, noon), undefined);
  });

  test('K7 part: a code counts exactly where the windows say, whatever the box and the windows are', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.oneof(hotpBoxes, totpBoxes),
        times,
        windows,
        fc.integer({ min: -8, max: 35 }),
        (key, box, now, width, off) => {
          const centre = box.kind === 'hotp' ? box.next : steps(box as typeof totp, now);
          const row = listCodes(key, box, centre - 50, centre + 50);
          const typed = row[50 + off] ?? '';
          const at = row.findIndex((code, index) => code === typed && isAllowed(box, centre - 50 + index, now, width));
          const moved = findCode(key, box, typed, now, width);
          assert.equal(moved?.next, at < 0 ? undefined : centre - 50 + at + 1);
          assert.equal(moved?.drift, at < 0 || box.kind === 'hotp' ? undefined : at - 50);
        },
      ),
    );
  });

  test('T2 part: whatever is typed in whatever order, no place counts twice and the count never goes back', () => {
    const tries = fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -3, max: 3 })), { maxLength: 30 });
    fc.assert(
      fc.property(secrets, fc.oneof(hotpBoxes, totpBoxes), times, tries, (key, first, now, typed) => {
        let box = first;
        const accepted: number[] = [];
        for (const [off, later] of typed) {
          const at = now + later * minute;
          const place = (box.kind === 'hotp' ? first.next : steps(box as typeof totp, now)) + off;
          const moved: Moved | undefined = findCode(key, box, listCodes(key, box, place, place)[0] ?? '', at);
          if (!moved) continue;
          assert.ok(moved.next > box.next);
          accepted.push(moved.next);
          box = { ...box, ...moved };
        }
        assert.equal(new Set(accepted).size, accepted.length);
      }),
    );
  });

  test('T7 part: a clock of the bank that is set back lets no used code count again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), (minutes) => {
        const place = steps(totp, noon);
        const box = { ...totp, ...findCode(secret, totp, shown(totp, place), noon) };
        assert.equal(findCode(secret, box, shown(totp, place), noon + minutes * minute), undefined);
      }),
    );
  });

  test('I2: what uses have raised since the box was stored counts, and never less', () => {
    assert.equal(readBox(hotp).next, 100);
    assert.equal(readBox(hotp, 107).next, 107);
    assert.equal(readBox(hotp, 7).next, 100);
  });
});
