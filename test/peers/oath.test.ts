import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Box, listCodes } from '../../src/authenticators/code-box/box.ts';
import { findCode } from '../../src/authenticators/code-box/find-code.ts';
import { countSteps } from '../../src/authenticators/code-box/totp.ts';
import { usualWindows } from '../../src/authenticators/code-box/windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const runs = { numRuns: 40 };
const secrets = fc.uint8Array({ minLength: 16, maxLength: 64 });
const digits = fc.constantFrom(6, 7, 8);
const clocked = { step: fc.constantFrom(30, 60), start: fc.constantFrom(0, 1_000_000), hash: fc.constantFrom('sha1', 'sha256', 'sha512') };

/** oathtool of the OATH Toolkit; the secret goes in by its standard input. Exit 2: it does not accept the code. */
function askOathtool(
  secret: Uint8Array,
  options: readonly string[],
  code?: string,
): { readonly lines: string[]; readonly accepts: boolean } {
  const input = `${Buffer.from(secret).toString('hex')}\n`;
  const { status, stdout, stderr, error } = spawnSync('oathtool', [...options, '-', ...(code === undefined ? [] : [code])], {
    input,
    encoding: 'utf8',
  });
  if (error || (status !== 0 && status !== 2)) throw new Error(`oathtool: ${error?.message ?? stderr} (scripts/install-packages.sh peers)`);
  return { lines: stdout.split('\n').filter((line) => line !== ''), accepts: status === 0 };
}

describe('the box and oathtool', () => {
  test('K7: oathtool makes the same codes for every counter of a window', () => {
    fc.assert(
      fc.property(secrets, digits, fc.nat(2 ** 31), (secret, length, next) => {
        const box: Box = { kind: 'hotp', digits: length, next };
        const { lines } = askOathtool(secret, ['-d', `${length}`, '-c', `${next}`, '-w', '20']);
        assert.deepEqual(listCodes(secret, box, next, next + 20), lines);
      }),
      runs,
    );
  });

  test('K7: oathtool makes the same codes for every step of a window', () => {
    fc.assert(
      fc.property(secrets, digits, fc.record(clocked), fc.nat(2 ** 31), (secret, length, { step, start, hash }, later) => {
        const box: Box = { kind: 'totp', digits: length, hash, step, start, next: 0, drift: 0 };
        const seconds = start + later;
        const { lines } = askOathtool(secret, [
          `--totp=${hash}`,
          '-d',
          `${length}`,
          '-s',
          `${step}s`,
          '-S',
          `@${start}`,
          '-N',
          `@${seconds}`,
          '-w',
          '5',
        ]);
        const place = countSteps(box, seconds * 1000);
        assert.deepEqual(listCodes(secret, box, place, place + 5), lines);
      }),
      runs,
    );
  });

  test('K28, D10: oathtool accepts and refuses the codes that the bank does', () => {
    fc.assert(
      fc.property(secrets, fc.nat(2 ** 31), fc.integer({ min: -3, max: 25 }), (secret, from, off) => {
        const box: Box = { kind: 'hotp', digits: 8, next: from + 3 };
        const [code = ''] = listCodes(secret, box, box.next + off, box.next + off);
        const { lines, accepts } = askOathtool(secret, ['-d', '8', '-c', `${box.next}`, '-w', `${usualWindows.ahead}`], code);
        const moved = findCode(secret, box, code, noon);
        assert.equal(moved?.next, accepts ? box.next + Number(lines[0]) + 1 : undefined);
      }),
      runs,
    );
  });

  test('RFC 6238 §5.2: oathtool accepts and refuses the codes of a clock that the bank does', () => {
    fc.assert(
      fc.property(secrets, fc.record(clocked), fc.integer({ min: -4, max: 4 }), (secret, { step, start, hash }, off) => {
        const box: Box = { kind: 'totp', digits: 8, hash, step, start, next: 0, drift: 0 };
        const place = countSteps(box, noon) + off;
        const [code = ''] = listCodes(secret, box, place, place);
        const options = [
          `--totp=${hash}`,
          '-d',
          '8',
          '-s',
          `${step}s`,
          '-S',
          `@${start}`,
          '-N',
          `@${noon / 1000}`,
          '-w',
          `${usualWindows.aside}`,
        ];
        assert.equal(findCode(secret, box, code, noon) !== undefined, askOathtool(secret, options, code).accepts);
      }),
      runs,
    );
  });
});
