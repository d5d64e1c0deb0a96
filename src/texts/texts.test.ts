import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defineTexts, groupDigits, isLanguage, type Language, languages, preferred, say, spellDigits, writeDigits } from './index.ts';

const texts = defineTexts({
  done: { sv: 'Klart.', fi: 'Valmis.', en: 'Done.' },
  since: {
    sv: ({ time }: { time: string }) => `Du talar med oss sedan ${time}`,
    fi: ({ time }: { time: string }) => `Olet puhelussa kanssamme ${time} alkaen`,
    en: ({ time, name }: { time: string; name: string }) => `${name}, you have been talking to us since ${time}`,
  },
});

describe('texts in three languages', () => {
  test('a text is said in the language asked for', () => {
    assert.deepEqual(
      languages.map((language) => say(texts, language, 'done')),
      ['Klart.', 'Valmis.', 'Done.'],
    );
  });

  test('a text is given what any of its languages needs', () => {
    assert.equal(say(texts, 'fi', 'since', { time: 'klo 14.02', name: 'Aino' }), 'Olet puhelussa kanssamme klo 14.02 alkaen');
    assert.equal(say(texts, 'en', 'since', { time: '14:02', name: 'Aino' }), 'Aino, you have been talking to us since 14:02');
  });

  test('what is missing does not compile', () => {
    // @ts-expect-error a language is missing
    defineTexts({ done: { sv: 'Klart.', fi: 'Valmis.' } });
    // @ts-expect-error an unknown id
    assert.throws(() => say(texts, 'sv', 'gone'), /no text "gone"/);
    // @ts-expect-error a text without what it needs
    assert.throws(() => say(texts, 'sv', 'since'));
    // @ts-expect-error the name that English needs is missing
    say(texts, 'en', 'since', { time: '14:02' });
    // @ts-expect-error a text that needs nothing is given something
    say(texts, 'en', 'done', { time: '14:02' });
  });
});

describe('the language of a visitor', () => {
  const rows: [header: string | undefined, language: Language][] = [
    ['sv-FI,sv;q=0.9,fi;q=0.8', 'sv'],
    ['fi', 'fi'],
    ['de,fr;q=0.9,fi;q=0.3,sv;q=0.4', 'sv'],
    ['nb-NO,da;q=0.8', 'en'],
    ['sv;q=0,fi;q=0.1', 'fi'],
    ['EN-us', 'en'],
    ['*', 'en'],
    ['sv;q=high', 'en'],
    [undefined, 'en'],
  ];
  for (const [header, language] of rows) {
    test(`a browser that asks for ${header} sees ${language}`, () => assert.equal(preferred(header), language));
  }

  test('whatever a browser sends, one of our languages comes out', () => {
    fc.assert(fc.property(fc.string(), (header) => isLanguage(preferred(header))));
  });
});

describe('codes in groups', () => {
  const rows: [code: string, groups: string[]][] = [
    ['4271', ['42', '71']],
    ['427183', ['427', '183']],
    ['47110823', ['4711', '0823']],
    ['3182907', ['3182907']],
  ];
  for (const [code, groups] of rows) {
    test(`S12 part: ${code} is grouped ${groups.join(' ')}`, () => {
      assert.deepEqual(groupDigits(code), groups);
      assert.equal(writeDigits(code), groups.join(' '));
    });
  }

  test('S12 part: a screen reader gets digits, never a number', () => assert.equal(spellDigits('4271'), '4 2 7 1'));

  test('S12 part: grouping loses no digit', () => {
    const codes = fc.stringMatching(/^[0-9]{1,12}$/);
    fc.assert(
      fc.property(codes, (code) => writeDigits(code).replaceAll(' ', '') === code && spellDigits(code).replaceAll(' ', '') === code),
    );
  });

  test('what is no code is refused, and not repeated in the error', () => {
    for (const code of ['', '42 71', 'B10', '４２７１']) {
      assert.throws(() => groupDigits(code), { name: 'RangeError', message: 'A code has digits only.' });
    }
  });
});
