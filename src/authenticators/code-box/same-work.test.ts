import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, mock, test } from 'node:test';
import { type Box, listCodes } from './box.ts';
import { type BoxStatus, diagnose, type KnownBox } from './diagnose.ts';
import { findCode } from './find-code.ts';
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

/** How many codes are computed by what runs; nothing else runs meanwhile. */
function countCodes(run: () => void): number {
  const counted = mock.method(crypto, 'createHmac');
  syncBuiltinESMExports();
  try {
    run();
    return counted.mock.callCount();
  } finally {
    counted.mock.restore();
    syncBuiltinESMExports();
  }
}

describe('T16 part: the work says nothing', () => {
  test('as many codes are computed whether a code is right, wrong, old or far away', () => {
    for (const [box, width] of [
      [hotp, usualWindows.ahead + 1],
      [totp, 2 * usualWindows.aside + 1],
    ] as const) {
      const counts = typed(box).map((code) => countCodes(() => findCode(secret, box, code, noon)));
      assert.deepEqual(new Set(counts), new Set([width]));
    }
  });

  test('as many codes are computed whether two codes bring a box back in step or not', () => {
    for (const [box, width] of [
      [hotp, usualWindows.wide + 2],
      [totp, 2 * usualWindows.drift + 1],
    ] as const) {
      const counts = typed(box).map((code, at, all) => countCodes(() => synchronise(secret, box, [code, all[at + 1] ?? ''], noon)));
      assert.deepEqual(new Set(counts), new Set([width]));
    }
  });

  test('K26: a diagnosis computes as many codes for no box as for six, whatever is typed, and about a thousand for each', () => {
    const statuses: BoxStatus[] = ['active', 'handed-out', 'blocked', 'lost', 'active', 'lost'];
    const six = statuses.map((status, at): KnownBox => ({ serial: `LB-${at}`, status, secret, box: at % 2 === 0 ? hotp : totp }));
    const counts = [0, 1, 2, 4, 6].flatMap((boxes) =>
      [shown(hotp, 0), shown(totp, 7), '00000000', ''].map((code) => countCodes(() => diagnose(six.slice(0, boxes), code, noon))),
    );
    const each = usualWindows.old + usualWindows.wide + 1;
    assert.deepEqual(new Set(counts), new Set([4 * each]));
    assert.ok(each <= 1100);
  });
});
