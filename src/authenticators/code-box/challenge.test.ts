import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Asking, writeAsking } from '#identification';
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

  test('S60, T28 part: what a client asks for is in the challenge: any other amount, payee, account, currency or client is another one (RTS art. 5)', () => {
    const payment = { amount: '250.00', currency: 'EUR', payee: 'Norrskens El Ab', account: 'FI2112345600000785' };
    const name = { sv: 'Hamnen', fi: 'Satama', en: 'Hamnen' };
    const nothing = { interaction: 'i', code: null, purpose: null, advisor: null, initiator: null, change: null };
    const asking: Asking = { client: 'hamnen', name, ...nothing, payment };
    const digits = (about: Asking) => makeChallenge({ challenge: 'a question', purpose: 'pay', about: writeAsking(about) });
    const member = fc.constantFrom('amount', 'currency', 'payee', 'account', 'client', 'interaction');
    fc.assert(
      fc.property(member, fc.string({ minLength: 1 }), (of, value) => {
        const changed =
          of === 'client' || of === 'interaction' ? { ...asking, [of]: value } : { ...asking, payment: { ...payment, [of]: value } };
        assert.notEqual(digits(changed), digits(asking));
      }),
      // Of ninety million challenges two may be alike by chance: the same ones are tried each time.
      { seed: 5 },
    );
    assert.notEqual(digits({ ...asking, payment: null }), digits(asking));
  });

  test('N5 part: made by hand with SHA-256 they are the same', () => {
    assert.equal(makeChallenge(question), '30153014');
  });
});
