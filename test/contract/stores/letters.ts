import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LetterRecord, LetterToOrder } from '#ports';
import { type At, anEvent, newId, nothing, now, wasWritten } from './samples.ts';

/** Long before the letters of other tests. */
const early = now - 2e9;
const apart = 100;

export function testLetters(at: At): void {
  const aLetter = (change: Partial<LetterToOrder> = {}): LetterToOrder => {
    const own = { id: newId('letter'), customer: newId('customer'), kind: 'one-time-password' as const, credential: null };
    return { ...own, apart, ordered: early, wanted: early, ...change };
  };
  const order = (letter: LetterToOrder) => at().letters.order(letter, { sealed: `sealed ${letter.id}`, key: `key ${letter.id}` }, nothing);
  const claim = async (time: number, until = time + 5) => (await at().letters.claimDue(time, until, 50)).map(({ id }) => id);
  const asOrdered = (letter: LetterToOrder, change: Partial<LetterRecord> = {}): LetterRecord => {
    return { ...letter, due: letter.wanted, printed: null, cancelled: null, ...change };
  };
  const finish = async (...letters: readonly LetterToOrder[]) => {
    for (const { id } of letters) await at().letters.cancel(id, early, nothing);
  };

  test('a letter that was ordered waits until it is due, with its sealed content and the key to that', async () => {
    const [letter, event] = [aLetter({ credential: newId('table'), wanted: early + 10 }), anEvent()];
    const secret = { sealed: 'content', key: 'key' };
    assert.deepEqual(await at().letters.order(letter, secret, { audit: [event] }), { is: 'ordered', due: early + 10 });
    assert.equal(await wasWritten(at, event), true);
    assert.deepEqual(await at().letters.of(letter.customer), [asOrdered(letter)]);
    assert.deepEqual(
      (await at().letters.waiting(1_000)).filter(({ id }) => id === letter.id),
      [asOrdered(letter)],
    );
    assert.deepEqual(await claim(early + 9), []);
    assert.deepEqual(await at().letters.claimDue(early + 10, early + 15, 50), [{ ...asOrdered(letter), ...secret }]);
    await finish(letter);
  });

  test('one that is being printed is held, and comes to another node if that takes too long', async () => {
    const letter = aLetter();
    await order(letter);
    assert.deepEqual(await claim(early, early + 5), [letter.id]);
    assert.deepEqual(await claim(early + 4), []);
    assert.deepEqual(await claim(early + 5), [letter.id]);
    await finish(letter);
  });

  test('a letter is printed once; content and key are destroyed with it', async () => {
    const [letter, event] = [aLetter(), anEvent()];
    await order(letter);
    assert.equal(await at().letters.printed(letter.id, early + 1, { audit: [event] }), 'printed');
    assert.equal(await wasWritten(at, event), true);
    const again = anEvent();
    assert.equal(await at().letters.printed(letter.id, early + 2, { audit: [again] }), 'gone');
    assert.equal(await at().letters.cancel(letter.id, early + 2, { audit: [again] }), 'gone');
    assert.equal(await wasWritten(at, again), false);
    assert.deepEqual(await claim(early + 1_000), []);
    assert.deepEqual(await at().letters.of(letter.customer), [asOrdered(letter, { printed: early + 1 })]);
  });

  test('a cancelled one is never printed', async () => {
    const letter = aLetter();
    await order(letter);
    assert.equal(await at().letters.cancel(letter.id, early + 1, nothing), 'cancelled');
    assert.deepEqual(await claim(early + 1), []);
    assert.equal(await at().letters.printed(letter.id, early + 2, nothing), 'gone');
    assert.equal(await at().letters.printed(newId('letter'), early + 2, nothing), 'gone');
    assert.deepEqual(await at().letters.of(letter.customer), [asOrdered(letter, { cancelled: early + 1 })]);
  });

  test('a customer has one open order of a kind, also if two ask at once; another when it is printed', async () => {
    const customer = newId('customer');
    const many = Array.from({ length: 10 }, () => aLetter({ customer, kind: 'code-table', apart: 0 }));
    const outcomes = await Promise.all(many.map(order));
    assert.deepEqual(outcomes.map(({ is }) => is).sort(), [...Array(9).fill('already-ordered'), 'ordered']);
    const event = anEvent();
    const more = aLetter({ customer, kind: 'code-table', apart: 0 });
    assert.deepEqual(await at().letters.order(more, { sealed: '', key: '' }, { audit: [event] }), { is: 'already-ordered' });
    assert.equal(await wasWritten(at, event), false);
    const [open] = await at().letters.of(customer);
    await at().letters.printed(open?.id ?? '', early + 1, nothing);
    assert.equal((await order(more)).is, 'ordered');
    await finish(more);
  });

  test('an identifier that is in use is a broken promise', async () => {
    const letter = aLetter();
    await order(letter);
    await assert.rejects(order({ ...letter, customer: newId('customer') }), { code: 'id-used-twice' });
    await finish(letter);
  });

  test('N10: what must not travel with another letter waits for its day, whichever is ordered first, also if both are at once', async () => {
    const customer = newId('customer');
    const kinds = ['user-code', 'one-time-password', 'agreement'] as const;
    const letters = kinds.map((kind) => aLetter({ customer, kind }));
    const outcomes = await Promise.all(letters.map(order));
    const days = outcomes.map((outcome) => (outcome.is === 'ordered' ? outcome.due - early : undefined));
    assert.deepEqual(days.sort(), [0, apart, 2 * apart]);
    await finish(...letters);
  });

  test('N10: a letter keeps its distance from one that was printed late, and goes between two if there is room', async () => {
    const customer = newId('customer');
    const [first, last, between] = [
      aLetter({ customer, kind: 'user-code' }),
      aLetter({ customer, kind: 'agreement', wanted: early + 500 }),
      aLetter({ customer, ordered: early + 1 }),
    ];
    await order(first);
    await at().letters.printed(first.id, early + 30, nothing);
    await order(last);
    assert.deepEqual(await order(between), { is: 'ordered', due: early + 30 + apart });
    await finish(last, between);
  });

  test('N10: however late the printer is, two that must not travel together are not claimed together', async () => {
    const customer = newId('customer');
    const [code, password, table] = [
      aLetter({ customer, kind: 'user-code' }),
      aLetter({ customer }),
      aLetter({ customer, kind: 'code-table', apart: 0 }),
    ];
    for (const letter of [code, password, table]) await order(letter);
    const late = early + 10 * apart;
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(late)));
    assert.deepEqual(claims.flat().sort(), [code.id, table.id].sort());
    assert.deepEqual(await claim(late + 4), []);
    await at().letters.printed(code.id, late + 4, nothing);
    assert.deepEqual(await claim(late + 4 + apart - 1), [table.id]);
    assert.deepEqual(await claim(late + 4 + apart), [password.id]);
    await finish(password, table);
  });

  test('what was printed or cancelled long ago is forgotten, what waits is not', async () => {
    const customer = newId('customer');
    const kinds = ['user-code', 'one-time-password', 'agreement', 'code-table'] as const;
    const letters = kinds.map((kind, place) => aLetter({ customer, kind, apart: 0, ordered: early + place }));
    for (const letter of letters) await order(letter);
    const [one, two, three, four] = letters.map(({ id }) => id) as [string, string, string, string];
    await at().letters.printed(one, early - 1e6, nothing);
    await at().letters.cancel(two, early - 1e6, nothing);
    await at().letters.printed(three, early - 1e6 + 1, nothing);
    assert.equal((await at().letters.forget(early - 1e6 + 1)) >= 2, true);
    assert.deepEqual(
      (await at().letters.of(customer)).map(({ id }) => id),
      [three, four],
    );
    await at().letters.cancel(four, early, nothing);
  });
}
