import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAnswerSuite } from '../src/authenticators/code-box/answers.ts';
import { computeResponse } from '../src/authenticators/code-box/ocra.ts';
import { displays as guided } from '../src/back-office/page/display-texts.ts';
import { displays as drawn } from '../src/channels/web/help/code-box/displays.ts';
import { answerChallenge, answerSuite } from '../src/demo/code-box/machine/answer-challenge.ts';
import { displayWords } from '../src/demo/code-box/machine/display.ts';

test('N5, RFC 6287 §5.1, §7.1: the emulator answers as the bank computes', async () => {
  const suite = readAnswerSuite(answerSuite);
  const digits = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, '0'));
  const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(secrets, fc.nat(), digits, async (secret, counter, challenge) => {
      const right = computeResponse(secret, suite, challenge, { counter, now: 0 });
      assert.equal(await answerChallenge(Uint8Array.from(secret), counter, challenge), right);
    }),
  );
});

test('K18, K28, N5: the guide at the desk has a line for each display of the emulator, and the help draws no other', () => {
  const words: readonly string[] = ['', ...Object.values(displayWords)];
  const guide = guided.map(({ shows }) => shows).filter((shows) => !/^\d+$/.test(shows));
  assert.deepEqual([...guide].sort(), [...words].sort());
  for (const word of Object.values(drawn)) assert.ok(words.includes(word), word);
});
