import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listCodes } from './box.ts';
import type { BoxStatus, KnownBox } from './diagnose.ts';
import { diagnosePair } from './diagnose-pair.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const inHand = (serial: string, status: BoxStatus = 'active'): KnownBox => ({
  serial,
  status,
  secret: Buffer.from(`the secret of box ${serial}`),
  box: { kind: 'hotp', digits: 8, next: 400 },
});
const [ines, second, lost] = [inHand('LB-1007-6634'), inHand('LB-1007-6642'), inHand('LB-1003-0001', 'lost')];
const shown = ({ secret, box }: KnownBox, place: number) => listCodes(secret, box, place, place)[0] ?? '';
const slip = (code: string) => code.slice(0, 7) + ((Number(code[7]) + 1) % 10);
const ask = (...codes: string[]) =>
  diagnosePair([ines, second, lost], codes.join(''), noon, { boxes: 3, windows: { ...usualWindows, wide: 60 } });

describe('the wrong-code doctor about two codes in a row', () => {
  test('K26a: the second is of another box of the same customer, or both are of one that was lost', () => {
    assert.deepEqual(ask(shown(ines, 430), shown(second, 401)), { is: 'other-box', serial: second.serial });
    assert.deepEqual(ask(shown(lost, 400), shown(lost, 401)), { is: 'lost', serial: lost.serial });
  });

  test('K26b: a slip in either of them', () => {
    assert.deepEqual(ask(slip(shown(ines, 400)), shown(ines, 401)), { is: 'mistyped', serial: ines.serial });
    assert.deepEqual(ask(shown(ines, 400), slip(shown(ines, 401))), { is: 'mistyped', serial: ines.serial });
  });

  test('K26c: both are of the box, and not in a row, or one is and the other cannot be read any more', () => {
    assert.deepEqual(ask(shown(ines, 430), shown(ines, 432)), { is: 'out-of-step', serial: ines.serial, steps: 32 });
    assert.deepEqual(ask(shown(ines, 430), '00000000'), { is: 'out-of-step', serial: ines.serial, steps: 30 });
    assert.deepEqual(ask('00000000', shown(ines, 430)), { is: 'out-of-step', serial: ines.serial, steps: 30 });
  });

  test('K14 part: they were used', () => {
    assert.deepEqual(ask(shown(ines, 398), shown(ines, 399)), { is: 'old', serial: ines.serial });
  });

  test('K26: two of nobody, one alone, or nothing have no diagnosis', () => {
    for (const typed of ['0000000000000000', '12345678', '1', '']) assert.deepEqual(ask(typed), { is: 'unknown' });
  });
});
