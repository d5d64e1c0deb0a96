import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateCode } from './generate-code.ts';

test('K7: the codes are those of RFC 4226, Appendix D, with eight digits', async () => {
  const secret = new TextEncoder().encode('12345678901234567890');
  // The decimal column of the Appendix, of which a code is the last digits.
  const decimals = [1284755224, 1094287082, 137359152, 1726969429, 1640338314, 868254676, 1918287922, 82162583, 673399871, 645520489];
  const codes = await Promise.all(decimals.map((_, counter) => generateCode(secret, counter)));
  assert.deepEqual(
    codes,
    decimals.map((decimal) => String(decimal).padStart(8, '0').slice(-8)),
  );
});

test('RFC 4226 §5.1: the counter has eight bytes', async () => {
  const secret = new Uint8Array(20).fill(7);
  assert.notEqual(await generateCode(secret, 2 ** 32 + 1), await generateCode(secret, 1));
});

test('K7: a code that begins with zeros has them', async () => {
  const secret = new Uint8Array(20).fill(7);
  const codes = await Promise.all(Array.from({ length: 100 }, (_, counter) => generateCode(secret, counter)));
  assert.ok(codes.some((code) => code.startsWith('0')));
  assert.ok(codes.every((code) => /^\d{8}$/.test(code)));
});
