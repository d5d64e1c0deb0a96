import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Box, listCodes } from './box.ts';
import { findCode } from './find-code.ts';
import { synchronise } from './synchronise.ts';
import { countSteps } from './totp.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const secret = Buffer.from('a box of the bank in the tests');
const hotp: Box = { kind: 'hotp', digits: 8, next: 100 };
const totp = { kind: 'totp', digits: 8, hash: 'sha1', step: 30, start: 0, next: 0, drift: 0 } as const;
const now = countSteps(totp, noon);
const shown = (box: Box, place: number) => listCodes(secret, box, place, place)[0] ?? '';
const inARow = (box: Box, place: number) => [shown(box, place), shown(box, place + 1)] as const;

describe('a box that is out of step', () => {
  test('K26c: two codes in a row bring it back, and the one after them counts', () => {
    assert.equal(findCode(secret, hotp, shown(hotp, 130), noon), undefined);
    const moved = synchronise(secret, hotp, inARow(hotp, 130), noon);
    assert.deepEqual(moved, { next: 132 });
    assert.deepEqual(findCode(secret, { ...hotp, ...moved }, shown(hotp, 132), noon), { next: 133 });
  });

  test('RFC 4226 §7.4: the window is a thousand codes wide, and not one more', () => {
    assert.deepEqual(synchronise(secret, hotp, inARow(hotp, 100), noon), { next: 102 });
    assert.deepEqual(synchronise(secret, hotp, inARow(hotp, 1100), noon), { next: 1102 });
    assert.equal(synchronise(secret, hotp, inARow(hotp, 1101), noon), undefined);
  });

  test('two codes that do not follow each other bring nothing back', () => {
    const [one, next, third] = [shown(hotp, 130), shown(hotp, 131), shown(hotp, 132)] as const;
    for (const codes of [
      [one, third],
      [next, one],
      [one, one],
      [one, ''],
      ['', next],
      [next.slice(1), third],
    ] as const)
      assert.equal(synchronise(secret, hotp, codes, noon), undefined);
  });

  test('I2: an old code brings nothing back, alone or with the next one, however far the box has moved on', () => {
    const narrow = { ...usualWindows, wide: 30 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (back) => {
        assert.equal(synchronise(secret, hotp, inARow(hotp, hotp.next - back), noon, narrow), undefined);
      }),
    );
    const used = { ...totp, next: now };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (back) => {
        assert.equal(synchronise(secret, used, inARow(totp, now - back), noon, { ...usualWindows, drift: 35, pace: 1 }), undefined);
      }),
    );
  });

  test('two codes that brought it back do not do so again', () => {
    const codes = inARow(hotp, 130);
    assert.equal(synchronise(secret, { ...hotp, ...synchronise(secret, hotp, codes, noon) }, codes, noon), undefined);
  });

  test('RFC 6238 §6: a clock that has drifted is found again, fast or slow, as far as it may ever drift', () => {
    for (const drift of [-99, -7, -1, 0, 1, 7, 100]) {
      const moved = synchronise(secret, totp, inARow(totp, now + drift - 1), noon);
      assert.deepEqual(moved, { next: now + drift + 1, drift });
      const after = { ...totp, ...moved };
      assert.ok(findCode(secret, after, shown(totp, now + drift + 1), noon + 30_000), `${drift}`);
    }
    assert.equal(synchronise(secret, totp, inARow(totp, now + 100), noon), undefined);
    assert.equal(synchronise(secret, totp, inARow(totp, now - 101), noon), undefined);
  });

  test('I2, ASVS 6.5.5: two codes that a clock showed half an hour ago bring back no box that was used yesterday', () => {
    const [day, year] = [2_880, 365 * 2_880];
    for (const [unused, off, counts] of [
      [day, -60, false],
      [day, 60, false],
      [day, -2, true],
      [day, 3, true],
      [year, -60, true],
    ] as const) {
      const moved = synchronise(secret, { ...totp, next: now - unused }, inARow(totp, now + off - 1), noon);
      assert.equal(moved !== undefined, counts, `${unused} ${off}`);
    }
  });

  test('whatever two codes are typed, the count does not go back and the drift stays in its bounds', () => {
    const narrow = { ...usualWindows, wide: 10, drift: 5, pace: 1 };
    const boxes = fc.oneof(
      fc.integer({ min: 20, max: 70 }).map((next): Box => ({ ...hotp, digits: 6, next })),
      fc
        .tuple(fc.nat(20), fc.integer({ min: -5, max: 5 }))
        .map(([next, drift]): Box => ({ ...totp, digits: 6, next: now - 10 + next, drift })),
    );
    fc.assert(
      fc.property(boxes, fc.integer({ min: -12, max: 15 }), fc.integer({ min: -2, max: 2 }), (box, off, gap) => {
        const place = (box.kind === 'hotp' ? box.next : now) + off;
        const moved = synchronise(secret, box, [shown(box, place), shown(box, place + gap)], noon, narrow);
        const highest = box.kind === 'hotp' ? box.next + 10 : now + 4;
        const lowest = box.kind === 'hotp' ? box.next : Math.max(box.next, now - 5);
        const isNear = box.kind === 'hotp' || Math.abs(off + 1 - box.drift) <= 2 + Math.max(0, now - box.next);
        assert.equal(moved !== undefined, gap === 1 && place >= lowest && place <= highest && isNear);
        assert.ok(!moved || (moved.next >= box.next + 2 && Math.abs(moved.drift ?? 0) <= 5));
      }),
    );
  });
});
