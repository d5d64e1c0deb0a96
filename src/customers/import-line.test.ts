import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readLine } from './import-line.ts';

const aino = { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823' };

describe('a line of the feed', () => {
  const wrong: [what: string, line: unknown, sentence: RegExp][] = [
    ['a list', [], /not a JSON object/],
    ['a line of a megabyte', { add: { ...aino, name: 'A'.repeat(1_000_000) } }, /far too long/],
    ['two things', { add: aino, block: { id: 'aino', by: 'bank' } }, /more than one thing/],
    ['an unknown thing', { remove: { id: 'aino' } }, /none of add, change, close/],
    ['what every object has', { constructor: { id: 'aino' } }, /none of add/],
    ['a customer with what nobody knows', { add: { ...aino, pin: '1' } }, /a field that is not one of id, userCode/],
    ['a customer without an identifier', { add: { id: 'a', name: 'A', language: 'sv' } }, /needs one of userCode, personalNumber/],
    ['a customer without a name', { add: { ...aino, name: ' ' } }, /name has/],
    ['a customer whose language is German', { add: { ...aino, language: 'de' } }, /language is sv, fi or en/],
    ['a user code that is a number', { add: { ...aino, userCode: 47110823 } }, /userCode is not a string/],
    ['an id with a space', { add: { ...aino, id: 'a b' } }, /id has 1 to 64/],
    ['a block by nobody', { block: { id: 'aino' } }, /by is one of customer, staff, alarm, bank/],
    ['a day that is none', { add: { ...aino, born: '1991-02-29' } }, /born is a date/],
    ['a day of another century', { add: { ...aino, born: '2191-02-28' } }, /born is a date/],
    ['an address of seven lines', { add: { ...aino, address: Array(7).fill('x') } }, /address is a list of at most 6/],
    ['an address with an empty line', { change: { id: 'aino', address: [' '] } }, /address is a list/],
    ['letters in no known style', { change: { id: 'aino', letters: 'small' } }, /letters is one of ordinary, large, braille/],
    ['a change of nothing', { change: { id: 'aino' } }, /changes nothing/],
    ['a change without a customer', { change: { name: 'A' } }, /id has 1 to 64/],
    ['a telephone number of nobody', { number: { phoneNumber: '070-174 06 05' } }, /id has 1 to 64/],
    ['a landline without its country', { number: { id: 'aino', phoneNumber: '08-465 004 10' } }, /phoneNumber is a mobile number/],
    ['a close that says why', { close: { id: 'aino', why: 'moved' } }, /a field that is not one of id/],
  ];
  for (const [what, line, sentence] of wrong) {
    test(`${what} is refused with a sentence that says why`, () => {
      const read = readLine(JSON.stringify(line));
      assert.match('sentence' in read ? read.sentence : 'it was read', sentence);
    });
  }

  const signs: [what: string, sign: string][] = [
    ['turns the direction of what follows', '\u202e'],
    ['isolates a direction', '\u2067'],
    ['marks a direction', '\u200f'],
    ['cannot be seen', '\u200b'],
    ['is a tag that nobody sees', '\u{e0041}'],
    ['ends a line', '\u2028'],
    ['is a control character', '\u0007'],
    ['ends a text of the database', '\0'],
    ['is half a character', '\ud800'],
    ['belongs to nobody', '\ue000'],
  ];
  for (const [what, sign] of signs) {
    test(`a name or an address with a sign that ${what} is refused`, () => {
      const refused = [{ add: { ...aino, name: `Aino${sign}Lindqvist` } }, { change: { id: 'aino', address: [`Fyrgränd${sign} 4`] } }];
      for (const line of refused) assert.match(JSON.stringify(readLine(JSON.stringify(line))), /none of which is a control character/);
    });
  }

  const name = fc.stringMatching(/^[A-Za-zÅÄÖåäöéÜüŠŽß'’-]{1,30}$/u);
  const code = fc.stringMatching(/^[1-9][0-9]{5,7}$/);
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

  test('S49: whoever is written well is read as written, in composed letters', () => {
    const days = fc.integer({ min: -25_000, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const born = fc.option(days, { nil: undefined });
    const address = fc.array(name, { maxLength: 6 });
    fc.assert(
      fc.property(id, name, code, born, address, (customer, called, userCode, day, lines) => {
        const add = { id: customer, name: called.normalize('NFD'), language: 'fi', userCode, born: day, address: lines };
        const identifiers = [{ kind: 'user-code', value: userCode }];
        const person = { id: customer, name: called.normalize('NFC'), language: 'fi', identifiers };
        const letters = { born: day ?? null, address: lines.map((line) => line.normalize('NFC')), letters: 'ordinary' };
        assert.deepEqual(readLine(JSON.stringify({ add })), { is: 'add', customer: { ...person, ...letters } });
      }),
    );
  });

  test('whatever stands on a line, it is read or refused, and a refusal repeats nothing of it', () => {
    const secret = fc.stringMatching(/^[A-Z]{3}[0-9]{6}$/);
    const anything = fc.oneof(secret, fc.jsonValue(), fc.string());
    const key = fc.oneof(fc.constantFrom('id', 'name', 'userCode', 'born', 'address', 'letters', 'phoneNumber', 'by', '__proto__'), secret);
    const action = fc.oneof(fc.constantFrom('add', 'change', 'close', 'deceased', 'number', 'block', '__proto__', 'toString'), secret);
    const fields = fc.array(fc.tuple(key, anything), { maxLength: 6 });
    const line = fc.tuple(action, fields).map(([does, told]) => {
      const inside = told.map(([one, value]) => `${JSON.stringify(one)}:${JSON.stringify(value) ?? 'null'}`);
      return `{${JSON.stringify(does)}:{${inside.join(',')}}}`;
    });
    fc.assert(
      fc.property(fc.oneof(line, fc.json(), fc.string()), (text) => {
        const read = readLine(text);
        if ('sentence' in read) assert.doesNotMatch(read.sentence, /[A-Z]{3}[0-9]{6}/);
        else assert.ok('id' in read || 'customer' in read);
      }),
      { numRuns: 500 },
    );
  });
});
