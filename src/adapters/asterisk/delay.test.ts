import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDelay } from './delay.ts';

const start = Date.UTC(2026, 10, 24, 13, 2);
const written = (at: number) => new Date(at).toISOString().replace('Z', '+0000');

test('an event that is told late is seen, and forgotten when later ones come in time', () => {
  const delay = createDelay();
  delay.note(written(start - 3), start);
  delay.note(written(start + 1_000), start + 1_303);
  assert.equal(delay.look(start + 1_303), 300);
  delay.note(written(start + 5_500 - 3), start + 5_500);
  assert.equal(delay.look(start + 5_500), 0, 'nobody is turned away for more than four seconds');
});

test('a clock that goes wrong is no delay', () => {
  const delay = createDelay();
  for (let at = 0; at < 5_000; at += 500) delay.note(written(start + at + 7_200_000), start + at + 4);
  assert.equal(delay.look(start + 5_000), 0);
});

test('nothing told, nothing late; and what is no time is not counted', () => {
  const delay = createDelay();
  delay.note(undefined, start);
  delay.note('yesterday', start);
  assert.equal(delay.look(start), 0);
});
