import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Answers, findAnswer, readAnswerSuite } from './answers.ts';
import { computeResponse } from './ocra.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const secret = Buffer.from('a box of the bank in the tests');
const suites = ['C-QN08', 'QN08', 'QN08-T1M', 'C-QN10-T30S'].flatMap((input) => [
  `OCRA-1:HOTP-SHA1-8:${input}`,
  `OCRA-1:HOTP-SHA256-8:${input}`,
]);
const challenges = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String);

describe('the answer of a box', () => {
  test('N5: what a box answers is found, moves it on, and is not found again where it counts or the challenge is another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...suites), challenges, challenges, fc.nat(1000), fc.nat(20), (text, challenge, other, next, ahead) => {
        const suite = readAnswerSuite(text);
        const answers: Answers = { suite: text, next, drift: 0 };
        const typed = computeResponse(secret, suite, challenge, { counter: next + ahead, now: noon });
        const find = (at: Answers, asked: string) => findAnswer(secret, at, asked, typed, noon, usualWindows);
        const moved = find(answers, challenge);
        assert.deepEqual(moved, { suite: text, next: suite.counter ? next + ahead + 1 : next, drift: 0 });
        if (moved && suite.counter) assert.equal(find(moved, challenge), undefined);
        if (other !== challenge) assert.equal(find(answers, other), undefined);
      }),
    );
  });

  test('N5: numbers that begin with 0 can have one answer, which is why the bank asks with none', () => {
    const suite = readAnswerSuite('OCRA-1:HOTP-SHA1-8:C-QN08');
    const [one, other] = ['00000001', '00000016'].map((challenge) => computeResponse(secret, suite, challenge, { counter: 0 }));
    assert.equal(one, other);
  });

  test('N5: a suite that the bank cannot ask with is refused where the box comes in', () => {
    for (const text of suites) assert.equal(readAnswerSuite(text).text, text);
    for (const [text, why] of [
      ['OCRA-1:HOTP-SHA1-8:QN06', /eight digits/],
      ['OCRA-1:HOTP-SHA1-8:QA08', /eight digits/],
      ['OCRA-1:HOTP-SHA1-8:QH08', /eight digits/],
      ['OCRA-1:HOTP-SHA1-4:QN08', /six or more/],
      ['OCRA-1:HOTP-SHA1-0:QN08', /six or more/],
      ['OCRA-1:HOTP-SHA1-8:QN08-PSHA1', /neither its PIN/],
      ['OCRA-1:HOTP-SHA1-8:QN08-S064', /nor a session/],
      ['HOTP', /three parts/],
    ] as const)
      assert.throws(() => readAnswerSuite(text), why, text);
  });
});
