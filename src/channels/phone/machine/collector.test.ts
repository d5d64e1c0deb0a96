import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Step } from '../step.ts';
import { type Collector, collect, type Effect, type Happening, idle } from './collector.ts';

const entry = { min: 6, max: 8, hash: true, first: 20_000, between: 10_000, secret: false, keep: false, swallow: 0 };
const menu = { ...entry, min: 1, max: 1, hash: false, first: 8_000, between: 0 };
const sentence = { prompt: 'menu', language: 'sv', text: 'Välj.', audio: [] } as const;

const stepOf = (n: number, change: Partial<Step> = {}): Step => ({
  n,
  call: 'c',
  language: 'sv',
  say: [{ ...sentence, audio: [] }],
  collect: menu,
  sound: null,
  talk: null,
  over: null,
  ...change,
});
const step = (n: number, change: Partial<Step> = {}): Happening => ({ is: 'step', step: stepOf(n, change) });
const keys = (pressed: string): Happening[] => [...pressed].map((key) => ({ is: 'key', key }));
const said: Happening = { is: 'said' };
const late: Happening = { is: 'late' };

function run(happenings: readonly Happening[], from: Collector = idle, now = 0): { collector: Collector; effects: Effect[] } {
  let collector = from;
  const effects: Effect[] = [];
  for (const happening of happenings) {
    const next = collect(collector, happening, now);
    collector = next.collector;
    effects.push(...next.effects);
  }
  return { collector, effects };
}
const sent = (happenings: readonly Happening[]) => run(happenings).effects.filter((effect) => effect.do === 'send');
const lastOf = (happenings: readonly Happening[]) => run(happenings).effects.at(-1);

describe('what gathers keys', () => {
  test('a key cuts the voice and is sent at once where one key is asked', () => {
    assert.deepEqual(
      run([step(1), ...keys('1')]).effects.map((effect) => effect.do),
      ['cut', 'wait', 'sound', 'play', 'cut', 'wait', 'send'],
    );
    assert.deepEqual(sent([step(1), ...keys('1')]), [{ do: 'send', step: 1, keys: '1', ended: 'key' }]);
  });

  test('S6: an entry leaves once, whole, at the hash', () => {
    assert.deepEqual(sent([step(1, { collect: entry }), ...keys('47110823#')]), [{ do: 'send', step: 1, keys: '47110823', ended: 'hash' }]);
  });

  test('a star begins the entry anew', () => {
    assert.deepEqual(sent([step(1, { collect: entry }), ...keys('4711*')]), [{ do: 'send', step: 1, keys: '', ended: 'star' }]);
  });

  test('patience begins when all is said, and is another one between keys', () => {
    assert.deepEqual(lastOf([step(1, { collect: entry }), said]), { do: 'wait', patience: 20_000 });
    assert.deepEqual(lastOf([step(1, { collect: entry }), said, ...keys('4')]), { do: 'wait', patience: 10_000 });
    assert.deepEqual(sent([step(1, { collect: entry }), said, late]), [{ do: 'send', step: 1, keys: '', ended: 'silence' }]);
  });

  test('a step that keeps the digits goes on with them, another one begins without', () => {
    const halfway = [step(1, { collect: entry }), ...keys('4711'), late];
    assert.deepEqual(sent([...halfway, step(2, { collect: { ...entry, keep: true } }), ...keys('0823#')]).at(-1), {
      do: 'send',
      step: 2,
      keys: '47110823',
      ended: 'hash',
    });
    assert.equal(run([...halfway, step(2, { collect: entry })]).collector.keys, '');
  });

  test('a late hash is swallowed, and cuts nothing', () => {
    const from = run([step(1, { collect: { ...menu, swallow: 5_000 } })]).collector;
    assert.deepEqual(run(keys('#'), from, 4_999).effects, []);
    assert.deepEqual(run(keys('#'), from, 5_000).effects.at(-1), { do: 'send', step: 1, keys: '', ended: 'hash' });
  });

  test('what is keyed while an answer is on its way waits for the question', () => {
    const ahead = [step(1), ...keys('1'), ...keys('47110823#'), step(2, { collect: entry })];
    assert.deepEqual(sent(ahead).at(-1), { do: 'send', step: 2, keys: '47110823', ended: 'hash' });
  });

  test('where nothing is gathered, keys are nobody’s; what is said to its end is reported', () => {
    const telling = [step(1, { collect: null }), ...keys('123'), said];
    assert.deepEqual(sent(telling), [{ do: 'send', step: 1, keys: '', ended: 'said' }]);
    assert.equal(run(telling).collector.ahead.length, 0);
  });

  test('an older step is nobody’s, the same one again goes on gathering without a word', () => {
    const waiting = [step(2, { sound: 'waiting' }), said, ...keys('9')];
    assert.deepEqual(run([...waiting, step(1)]).collector.phase, 'sent');
    const again = run([...waiting, step(2, { sound: 'waiting' })]);
    assert.equal(again.collector.phase, 'collecting');
    assert.deepEqual(again.effects.slice(-2), [
      { do: 'sound', sound: 'waiting' },
      { do: 'wait', patience: 8_000 },
    ]);
  });

  test('an advisor is talked to after the last word, and the end is hung up after it', () => {
    const talk = run([step(1, { collect: null, talk: { advisor: 'Anna' } }), said]);
    assert.deepEqual([talk.collector.phase, talk.effects.some((effect) => effect.do === 'send')], ['holding', false]);
    assert.equal(lastOf([step(1, { collect: null, over: 'ended' }), said])?.do, 'hang-up');
    assert.equal(run([step(1, { collect: null, over: 'ended' }), said, ...keys('1'), late]).collector.phase, 'over');
  });

  test('whatever happens, digits leave only as the entry of the present step, and nothing is sent twice for one step', () => {
    const collects = fc.constantFrom(menu, entry, { ...entry, keep: true }, null);
    const happening = fc.oneof(
      fc.constantFrom(...'0123456789*#').map((key): Happening => ({ is: 'key', key })),
      fc.constantFrom(said, late),
      fc.tuple(fc.integer({ min: 1, max: 6 }), collects).map(([n, collect]) => step(n, { collect })),
    );
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        let collector = idle;
        let answered = 0;
        for (const one of happenings) {
          const next = collect(collector, one, 0);
          for (const effect of next.effects) {
            if (effect.do !== 'send') continue;
            assert.equal(effect.step, next.collector.step?.n);
            assert.ok(effect.step >= answered && effect.keys.length <= 32);
            answered = effect.step;
          }
          assert.ok(next.effects.filter((effect) => effect.do === 'send').length <= 1);
          collector = next.collector;
        }
      }),
    );
  });
});
