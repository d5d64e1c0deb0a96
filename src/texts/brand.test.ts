import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lyktbanken, parseBrand } from './index.ts';

describe("the bank's names", () => {
  test('a brand with all its cases is taken', () => assert.deepEqual(parseBrand(structuredClone(lyktbanken)), lyktbanken));

  test('a brand without its Finnish cases is refused, and each missing one is named', () => {
    const { bank, app, webBank, securitySolution } = lyktbanken.fi;
    const brand = { ...lyktbanken, fi: { bank, app, webBank, securitySolution } };
    assert.throws(() => parseBrand(brand), {
      message:
        'The brand cannot be used:\n' +
        '- fi.bankGenitive is missing (for example "Lyhtypankin")\n' +
        '- fi.bankIllative is missing (for example "Lyhtypankkiin")',
    });
  });

  test('a Finnish case that repeats the name is refused', () => {
    const brand = { ...lyktbanken, fi: { ...lyktbanken.fi, bankIllative: 'Lyhtypankki' } };
    assert.throws(() => parseBrand(brand), /fi\.bankIllative is not inflected: "Lyhtypankki"/);
  });

  const rows: [what: string, given: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a name alone', 'Lyktbanken'],
    ['an empty brand', {}],
    ['a brand with text where names belong', { sv: 'Lyktbanken' }],
    ['a brand whose English app is a space', { ...lyktbanken, en: { ...lyktbanken.en, app: ' ' } }],
  ];
  for (const [what, given] of rows) {
    test(`${what} is refused`, () => assert.throws(() => parseBrand(given), /en\.app is missing/));
  }
});
