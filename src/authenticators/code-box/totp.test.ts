import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listCodes } from './box.ts';
import type { Hash } from './hotp.ts';
import { countSteps } from './totp.ts';

describe('TOTP, as the examples of RFC 6238, Appendix B, have it', () => {
  const digits = '1234567890';
  const keys: Record<Hash, Buffer> = {
    sha1: Buffer.from(digits.repeat(2)),
    sha256: Buffer.from(digits.repeat(4).slice(0, 32)),
    sha512: Buffer.from(digits.repeat(7).slice(0, 64)),
  };
  const rows: [seconds: number, codes: Record<Hash, string>][] = [
    [59, { sha1: '94287082', sha256: '46119246', sha512: '90693936' }],
    [1_111_111_109, { sha1: '07081804', sha256: '68084774', sha512: '25091201' }],
    [1_111_111_111, { sha1: '14050471', sha256: '67062674', sha512: '99943326' }],
    [1_234_567_890, { sha1: '89005924', sha256: '91819424', sha512: '93441116' }],
    [2_000_000_000, { sha1: '69279037', sha256: '90698825', sha512: '38618901' }],
    [20_000_000_000, { sha1: '65353130', sha256: '77737706', sha512: '47863826' }],
  ];
  for (const [seconds, codes] of rows) {
    test(`K7 part: the codes of second ${seconds}`, () => {
      for (const hash of ['sha1', 'sha256', 'sha512'] as const) {
        const box = { kind: 'totp', digits: 8, hash, step: 30, start: 0, next: 0, drift: 0 } as const;
        const place = countSteps(box, seconds * 1000);
        assert.deepEqual(listCodes(keys[hash], box, place, place), [codes[hash]], hash);
      }
    });
  }

  test('a step begins with its first millisecond, counted from where the box begins to count', () => {
    assert.equal(countSteps({ step: 60, start: 100 }, 160_000), 1);
    assert.equal(countSteps({ step: 60, start: 100 }, 159_999), 0);
    assert.equal(countSteps({ step: 60, start: 100 }, 99_999), -1);
  });
});
