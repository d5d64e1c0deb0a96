import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumber } from '#customers';
import { writeNumber } from './write-number.ts';

test('S63 part: a number is written as people know it, and read as the same again', () => {
  for (const [number, written] of [
    ['+46701740605', '070-174 06 05'],
    ['+358401234567', '040 123 4567'],
    ['+4915112345678', '+4915112345678'],
  ] as const) {
    assert.equal(writeNumber(number), written);
    assert.equal(readNumber(written), number);
  }
});
