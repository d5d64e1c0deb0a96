import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, test } from 'node:test';
import { findAnswer, readAnswerSuite } from './answers.ts';
import { type Box, listCodes } from './box.ts';
import { type BoxStatus, diagnose, type KnownBox } from './diagnose.ts';
import { diagnosePair } from './diagnose-pair.ts';
import { findCode } from './find-code.ts';
import { computeResponse } from './ocra.ts';
import { synchronise } from './synchronise.ts';
import { countSteps } from './totp.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const secret = Buffer.from('a box of the bank in the tests');
const hotp: Box = { kind: 'hotp', digits: 8, next: 3 };
const totp = { kind: 'totp', digits: 8, hash: 'sha1', step: 30, start: 0, next: 0, drift: 0 } as const;
const place = (box: Box, off: number) => Math.max(0, (box.kind === 'hotp' ? box.next : countSteps(box, noon)) + off);
const shown = (box: Box, off: number) => listCodes(secret, box, place(box, off), place(box, off))[0] ?? '';
/** Right, the next, the last and beyond, old, far, of no use. */
const typed = (box: Box) => [...[0, 1, 20, 21, -1, -2, 300, 1000].map((off) => shown(box, off)), '00000000', '', '1234567', 'x'];

/** One of another length is refused without being compared: who typed it knows how long it is. */
const isLong = (code: string) => code.length === 8;

/** How often what runs computes a code, or compares one; nothing else runs meanwhile. */
function count(what: 'createHmac' | 'timingSafeEqual', run: () => void): number {
  const original = crypto[what] as (...of: unknown[]) => unknown;
  let times = 0;
  const counting = (...of: unknown[]) => {
    times++;
    return original(...of);
  };
  Object.assign(crypto, { [what]: counting });
  syncBuiltinESMExports();
  try {
    run();
    return times;
  } finally {
    Object.assign(crypto, { [what]: original });
    syncBuiltinESMExports();
  }
}

describe('T16 part: the work says nothing', () => {
  test('as many codes are computed and compared whether a code is right, wrong, old or far away', () => {
    for (const [box, width] of [
      [hotp, usualWindows.ahead + 1],
      [totp, 2 * usualWindows.aside + 1],
    ] as const) {
      const counts = typed(box).map((code) => count('createHmac', () => findCode(secret, box, code, noon)));
      assert.deepEqual(new Set(counts), new Set([width]));
      const compared = typed(box)
        .filter(isLong)
        .map((code) => count('timingSafeEqual', () => findCode(secret, box, code, noon)));
      assert.deepEqual(new Set(compared), new Set([width]));
    }
  });

  test('as many codes are computed and compared whether two codes bring a box back in step or not', () => {
    const windows = { ...usualWindows, wide: 40, drift: 25 };
    for (const [box, width] of [
      [hotp, 42],
      [totp, 51],
    ] as const) {
      const run = (code: string, at: number, all: string[]) => () => synchronise(secret, box, [code, all[at + 1] ?? code], noon, windows);
      const counts = typed(box).map((...of) => count('createHmac', run(...of)));
      assert.deepEqual(new Set(counts), new Set([width]));
      const compared = typed(box)
        .filter(isLong)
        .map((...of) => count('timingSafeEqual', run(...of)));
      assert.deepEqual(new Set(compared), new Set([2 * (width - 1)]));
    }
  });

  test('N5: as many answers are computed and compared whatever the suite of the box has, and whether one is right or not', () => {
    const width = (usualWindows.ahead + 1) * (2 * usualWindows.aside + 1);
    for (const input of ['C-QN08', 'QN08', 'QN08-T1M', 'C-QN08-T1M']) {
      const suite = `OCRA-1:HOTP-SHA1-8:${input}`;
      const right = computeResponse(secret, readAnswerSuite(suite), '12345678', { counter: 3, now: noon });
      for (const typed of [right, '00000000']) {
        const find = () => findAnswer(secret, { suite, next: 3, drift: 0 }, '12345678', typed, noon, usualWindows);
        assert.equal(count('createHmac', find), width, suite);
        assert.equal(count('timingSafeEqual', find), width, suite);
      }
    }
  });

  test('K26: a diagnosis computes as many codes for no box as for six, whatever is typed, and about a thousand for each', () => {
    const statuses: BoxStatus[] = ['active', 'handed-out', 'blocked', 'lost', 'active', 'lost'];
    const six = statuses.map((status, at): KnownBox => ({ serial: `LB-${at}`, status, secret, box: at % 2 === 0 ? hotp : totp }));
    const windows = { ...usualWindows, wide: 40, old: 6 };
    const counts = [0, 1, 2, 4, 6].flatMap((boxes) =>
      typed(totp).map((code) => count('createHmac', () => diagnose(six.slice(0, boxes), code, noon, { windows, boxes: 4 }))),
    );
    assert.deepEqual(new Set(counts), new Set([4 * 47]));
    const second = shown(totp, 1);
    const pairs = [0, 1, 2, 4, 6].flatMap((boxes) =>
      typed(totp).map((code) => count('createHmac', () => diagnosePair(six.slice(0, boxes), code + second, noon, { windows, boxes: 4 }))),
    );
    assert.deepEqual(new Set(pairs), new Set([2 * 4 * 47]), 'two codes in a row');
    const usual = count('createHmac', () => diagnose(six, '00000000', noon, { boxes: 1 }));
    assert.equal(usual, usualWindows.old + usualWindows.wide + 1);
    assert.ok(usual <= 1100);
  });
});
