import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '#ports';
import { makeChallenge } from './challenge.ts';

const question = { challenge: 'a question', purpose: 'change', about: { payee: 'Fyrens Elektriska', amount: '120.50' } } as const;

/** The same thing, with its names the other way round, as a database may give it back. */
function turn(json: Json): Json {
  if (Array.isArray(json)) return json.map(turn);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([name, value]) => [name, turn(value ?? null)]),
  );
}

describe('what is keyed into a box', () => {
  test('N5: eight digits, the same as often as they are looked at, whatever they are about', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (challenge, about) => {
        const [once, again] = [about, JSON.parse(JSON.stringify(about))].map((it) =>
          makeChallenge({ ...question, challenge, about: it as Json }),
        );
        assert.match(once ?? '', /^[1-9]\d{7}$/);
        assert.equal(again, once);
      }),
    );
  });

  test('N5: the order in which a database keeps names changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (about) => {
        assert.equal(makeChallenge({ ...question, about: turn(about as Json) }), makeChallenge({ ...question, about: about as Json }));
      }),
    );
    assert.equal(makeChallenge({ ...question, about: { ...question.about, reference: undefined } }), makeChallenge(question));
  });

  test('N5, I9: another question, purpose, payee or amount is another challenge', () => {
    const others = [
      { ...question, challenge: 'another question' },
      { ...question, purpose: 'call' as const },
      { ...question, about: { ...question.about, payee: 'Fyrens Elektriska Ab' } },
      { ...question, about: { ...question.about, amount: '1205.0' } },
      { ...question, about: null },
      { ...question, about: Object.entries(question.about) },
    ].map(makeChallenge);
    assert.equal(new Set([...others, makeChallenge(question)]).size, 7);
  });

  test('N5 part: made by hand with SHA-256 they are the same', () => {
    assert.equal(makeChallenge(question), '30153014');
  });
});
