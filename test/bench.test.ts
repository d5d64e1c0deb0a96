import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readOptions } from '../bench/options.ts';
import { measureRate, quantile } from '../bench/rate.ts';

describe('the bench', () => {
  test('it measures everything, or only what was asked for', () => {
    const all = readOptions([]);
    assert.ok(!('is' in all));
    assert.deepEqual(all.only, [
      'identifications',
      'answers',
      'logins',
      'tables',
      'boxes',
      'openid',
      'growth',
      'starts',
      'memory',
      'telephone',
    ]);
    const some = readOptions(['--only', 'memory,answers', '--short']);
    assert.ok(!('is' in some));
    assert.deepEqual(some.only, ['answers', 'memory']);
    assert.equal(some.short, true);
  });

  test('it says which part there is not, and which options', () => {
    assert.match(JSON.stringify(readOptions(['--only', 'speed'])), /no part speed/);
    assert.match(JSON.stringify(readOptions(['--fast'])), /"is":"wrong"/);
    assert.deepEqual(readOptions(['--help']), { is: 'help' });
  });

  test('p99 of a hundred is the ninety-ninth, p50 of three the second', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    assert.equal(quantile(hundred, 0.99), 99);
    assert.equal(quantile([3, 1, 2], 0.5), 2);
  });

  test('every worker counts, and one that fails ends it', async () => {
    const seen = new Set<number>();
    const work = async (worker: number) => void seen.add(worker);
    const { done, perSecond } = await measureRate({ work, workers: 3, warmUp: 1, window: 5 });
    assert.deepEqual([...seen], [0, 1, 2]);
    assert.ok(done > 0 && perSecond > 0);
    const fail = async () => Promise.reject(new Error('no line'));
    await assert.rejects(measureRate({ work: fail, workers: 3, warmUp: 1_000, window: 1_000 }), /no line/);
  });
});
