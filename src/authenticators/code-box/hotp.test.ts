import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { computeHotp, readKey } from './hotp.ts';

describe('HOTP, as the examples of RFC 4226, Appendix D, have it', () => {
  const key = readKey(Buffer.from('12345678901234567890'));
  const rows: [counter: number, truncated: string, code: string][] = [
    [0, '1284755224', '755224'],
    [1, '1094287082', '287082'],
    [2, '0137359152', '359152'],
    [3, '1726969429', '969429'],
    [4, '1640338314', '338314'],
    [5, '0868254676', '254676'],
    [6, '1918287922', '287922'],
    [7, '0082162583', '162583'],
    [8, '0673399871', '399871'],
    [9, '0645520489', '520489'],
  ];
  for (const [counter, truncated, code] of rows) {
    test(`K7 part: the code at ${counter} is ${code}`, () => {
      assert.equal(computeHotp(key, counter, 6), code);
      assert.equal(computeHotp(key, counter, 8), truncated.slice(-8));
      assert.equal(computeHotp(key, counter, 10), truncated);
    });
  }

  test('a counter may be larger than 32 bits', () => {
    assert.equal(computeHotp(key, 2 ** 32, 8), '55999456');
    assert.equal(computeHotp(key, 2 ** 53 - 1, 8), '41891307');
  });
});
