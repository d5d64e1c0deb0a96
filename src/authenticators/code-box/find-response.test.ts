import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type OcraSuite, readOcraSuite } from '#ports';
import { type Answering, findResponse } from './find-response.ts';
import { computeMutualResponse, computeResponse, computeServerProof, type OcraInput } from './ocra.ts';
import { usualWindows } from './windows.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const secret = Buffer.from('a box of the bank in the tests');
const box: Answering = { next: 7, drift: 0 };
const read = (text: string): OcraSuite => {
  const result = readOcraSuite(text);
  assert.ok('suite' in result, text);
  return result.suite;
};
const counting = read('OCRA-1:HOTP-SHA256-8:C-QN08');
const timed = read('OCRA-1:HOTP-SHA256-8:QN08-T1M');
const both = read('OCRA-1:HOTP-SHA256-8:C-QN08-T1M');
const plain = read('OCRA-1:HOTP-SHA256-8:QN08');

const answer = (suite: OcraSuite, challenge: string, input: OcraInput) => computeResponse(secret, suite, challenge, input);
const find = (suite: OcraSuite, typed: string, at: Answering = box, windows = usualWindows) =>
  findResponse(suite, at, typed, noon, (input) => answer(suite, '12345678', input), windows);

describe('a response to a challenge', () => {
  test('with a counter it counts once, and the box may have made twenty others meanwhile', () => {
    const responses = [6, 7, 27, 28].map((counter) => find(counting, answer(counting, '12345678', { counter })));
    assert.deepEqual(responses, [undefined, { next: 8, drift: 0 }, { next: 28, drift: 0 }, undefined]);
    assert.equal(find(counting, answer(counting, '12345678', { counter: 7 }), { next: 8, drift: 0 }), undefined);
  });

  test('with a time it counts for a step either way of where the clock was, and no further than it may ever drift', () => {
    const early = (steps: number) => answer(timed, '12345678', { now: noon + steps * minute });
    assert.deepEqual(
      [-2, -1, 0, 1, 2].map((steps) => find(timed, early(steps))?.drift),
      [undefined, -1, 0, 1, undefined],
    );
    assert.deepEqual(find(timed, early(6), { next: 7, drift: 5 }), { next: 7, drift: 6 });
    const narrow = { ...usualWindows, drift: 5 };
    assert.equal(find(timed, early(6), { next: 7, drift: 5 }, narrow), undefined);
    assert.equal(find(timed, early(-6), { next: 7, drift: -5 }, narrow), undefined);
  });

  test('with both it counts where both windows say so', () => {
    const of = (counter: number, steps: number) => find(both, answer(both, '12345678', { counter, now: noon + steps * minute }));
    assert.deepEqual([of(9, 1), of(9, 2), of(6, 0), of(28, 0)], [{ next: 10, drift: 1 }, undefined, undefined, undefined]);
  });

  test('with neither it moves nothing, and a response to another challenge counts nowhere', () => {
    assert.deepEqual(find(plain, answer(plain, '12345678', {})), box);
    assert.equal(find(plain, answer(plain, '12345679', {})), undefined);
    assert.equal(find(plain, ''), undefined);
  });

  test('RFC 6287 §7.2: what the bank proved itself with is no response of the box', () => {
    const challenges = { client: '11111111', server: '22222222' };
    const check = (typed: string) => findResponse(plain, box, typed, noon, () => computeMutualResponse(secret, plain, challenges));
    assert.deepEqual(check(computeMutualResponse(secret, plain, challenges)), box);
    assert.equal(check(computeServerProof(secret, plain, challenges)), undefined);
  });

  test('T16 part: as much is computed whether it counts or not, and whatever the suite has', () => {
    for (const suite of [plain, counting, timed, both]) {
      for (const typed of [answer(suite, '12345678', { counter: 7, now: noon }), '00000000', '']) {
        let computed = 0;
        findResponse(suite, box, typed, noon, (input) => {
          computed++;
          return answer(suite, '12345678', input);
        });
        assert.equal(computed, (usualWindows.ahead + 1) * (2 * usualWindows.aside + 1), suite.text);
      }
    }
  });
});
