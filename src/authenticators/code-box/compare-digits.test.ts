import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareDigits } from './compare-digits.ts';

test('K26b: a slip of the finger is one wrong digit, or two neighbours that have changed places, and nothing else', () => {
  const rows: [code: string, typed: string, is: ReturnType<typeof compareDigits>][] = [
    ['12345678', '12345678', 'same'],
    ['12345678', '02345678', 'mistyped'],
    ['12345678', '12345670', 'mistyped'],
    ['12345678', '21345678', 'swapped'],
    ['12345678', '12345687', 'swapped'],
    ['12345678', '32145678', 'different'],
    ['12345678', '25345678', 'different'],
    ['12345678', '51345678', 'different'],
    ['12345678', '21435678', 'different'],
    ['12345678', '1234567', 'different'],
    ['12345678', '123456789', 'different'],
    ['12345678', '', 'different'],
  ];
  for (const [code, typed, is] of rows) assert.equal(compareDigits(code, typed), is, typed);
});
