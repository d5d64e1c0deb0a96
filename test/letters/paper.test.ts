import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { readLetterFonts } from '#adapters/font-files';
import type { LetterContent } from '#ports';
import { columnWords, languages, lyktbanken } from '#texts';
import { writeBraille } from '../../src/letters/braille.ts';
import { describeLetter } from '../../src/letters/describe-letter.ts';
import { type Fonts, splitByFont } from '../../src/letters/fonts.ts';
import { looks } from '../../src/letters/look.ts';
import { writeBrf } from '../../src/letters/write-brf.ts';
import { writePdf } from '../../src/letters/write-pdf.ts';

const at = Date.UTC(2026, 10, 24, 13, 2);
const cells = Array.from({ length: 16 }, (_, row) => Array.from({ length: 5 }, (_, column) => String(100_000 + row * 10_007 + column)));
const contents: readonly LetterContent[] = [
  { kind: 'code-table', number: '4711', cells },
  { kind: 'user-code', userCode: 'LEIR4821' },
  { kind: 'one-time-password', password: '48207163', until: at },
  { kind: 'agreement', userCode: '47110823' },
  { kind: 'code-box', serial: 'LB-1007-4418' },
  { kind: 'code-box', serial: 'LB-1007-4418', inSession: true },
  { kind: 'start-pin', serial: 'LB-1007-4418', startPin: '4821' },
];
const about = { brand: lyktbanken, phone: '08-465 004 10', timeZone: 'Europe/Stockholm' as const, others: { went: at, comes: at } };
const linesOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('ascii')
    .split(/\r\n\f?/);

describe('what a letter looks like', () => {
  let fonts: Fonts;
  before(async () => {
    fonts = await readLetterFonts();
  });

  const paper = (style: 'ordinary' | 'large', language: (typeof languages)[number], content: LetterContent) =>
    writePdf(fonts, {
      to: ['Maj Söderholm', 'Fyrgränd 4', '00990 Lykthamn'],
      text: describeLetter({ ...about, language }, content),
      style,
      bank: lyktbanken[language].bank,
      date: '24 november 2026',
      at,
    });

  test('S57 part: the table has columns with their spoken words and rows by number, each code in 3 + 3', () => {
    for (const language of languages) {
      const { table } = describeLetter({ ...about, language }, contents[0] as LetterContent);
      assert.deepEqual(Object.fromEntries((table?.columns ?? []).map(({ letter, word }) => [letter, word])), columnWords[language]);
      assert.equal(table?.rows.length, 16);
      // B 10: column B, row 10.
      assert.deepEqual(table?.rows[9]?.[1]?.groups.join(''), cells[9]?.[1]);
      assert.ok(table?.rows.flat().every(({ groups }) => groups.length === 2 && groups.every((group) => group.length === 3)));
    }
  });

  test('a table that is handed over in person works at once, and does not ask to be activated', () => {
    const [posted] = contents as readonly [LetterContent & { kind: 'code-table' }];
    const lines = (content: LetterContent) => describeLetter({ ...about, language: 'en' }, content).before.join(' ');
    assert.match(lines(posted), /Activate the table/);
    assert.doesNotMatch(lines({ ...posted, handedOver: true }), /Activate|Until then/);
  });

  test('every letter is one sheet with ordinary print, in three languages, also if it tells of two other letters', async () => {
    for (const language of languages)
      for (const content of contents) assert.equal((await paper('ordinary', language, content)).pages, 1, `${language} ${content.kind}`);
  });

  test('S58 part: large print is 20 points, with the whole table on one page of its own', async () => {
    assert.deepEqual([looks.large.text, looks.large.table.digits, looks.large.table.alone], [20, 20, true]);
    for (const language of languages) assert.equal((await paper('large', language, contents[0] as LetterContent)).pages, 2);
  });

  test('S58 part: in braille the table has one row a line, within the lines and pages of an embosser', () => {
    for (const language of languages)
      for (const content of contents) {
        const { bytes, pages } = writeBrf(describeLetter({ ...about, language }, content));
        const sheets = Buffer.from(bytes).toString('ascii').split('\f');
        assert.equal(sheets.length, pages);
        for (const sheet of sheets) assert.ok(sheet.split('\r\n').length - 1 <= 25);
        assert.ok(linesOf(bytes).every((line) => /^[\x20-\x5f]{0,40}$/.test(line)));
      }
    const rows = linesOf(writeBrf(describeLetter({ ...about, language: 'sv' }, contents[0] as LetterContent)).bytes).filter((line) =>
      /^#[A-J]+ +[A-J]{6} /.test(line),
    );
    assert.equal(rows.length, 16);
    assert.equal(rows[9], '#AJ AIJJFC AIJJFD AIJJFE AIJJFF AIJJFG');
  });

  test('braille writes numbers after a number sign, capitals after a capital sign, and å, ä, ö as themselves', () => {
    assert.equal(writeBraille('sv', 'Ring 08-465 004 10.'), ",RING #JH-#DFE #JJD #AJ'");
    assert.equal(writeBraille('fi', 'Säilytä'), ',S>ILYT>');
    assert.equal(writeBraille('sv', 'Åsa Öst'), ',*SA ,[ST');
    assert.equal(writeBraille('en', 'Did you not?'), ',DID YOU NOT8');
    assert.equal(writeBraille('sv', '10a k Šimůnek'), '#AJ;A K ,SIMUNEK');
  });

  test('no sign outside ASCII braille comes out, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...languages), (text, language) => {
        assert.match(writeBraille(language, text), /^[\x20-\x5f]*$/);
      }),
    );
  });

  test('a name with letters of eastern Europe is set whole, from two fonts', () => {
    assert.deepEqual(splitByFont('Šimůnek Öst'), [
      { font: 'textExtended', text: 'Š' },
      { font: 'text', text: 'im' },
      { font: 'textExtended', text: 'ů' },
      { font: 'text', text: 'nek Öst' },
    ]);
    fc.assert(
      fc.property(fc.string(), (line) =>
        assert.equal(
          splitByFont(line)
            .map(({ text }) => text)
            .join(''),
          line,
        ),
      ),
    );
  });

  test('K17–K22, K27: the box comes with how to begin; its start PIN stands in the other letter only', () => {
    const box = describeLetter({ ...about, language: 'sv' }, { kind: 'code-box', serial: 'LB-1007-4418' });
    assert.deepEqual(box.before, [
      'På kodboxens baksida står LB-1007-4418. Står det något annat där, ring 08-465 004 10.',
      'När du har din Start-PIN: tryck på den gröna knappen OK. Displayen visar ANGE PIN. Knappa in din Start-PIN.',
      'Displayen visar NY PIN. Välj en egen pinkod med fyra siffror, knappa in den och tryck på OK.',
      'Displayen visar VERIFIERA. Knappa in samma pinkod igen och tryck på OK. Displayen visar OK, och kort därefter släcks kodboxen.',
      'Pinkoden får inte vara fyra lika siffror eller fyra siffror i följd, till exempel 4444 eller 2345.',
      `Kodboxen fungerar när du har aktiverat den i ${lyktbanken.sv.webBank}. Är den din första, välj Skapa nytt lösenord där du loggar in.`,
    ]);
    assert.equal(box.code, null);
    const pin = describeLetter({ ...about, language: 'sv' }, { kind: 'start-pin', serial: 'LB-1007-4418', startPin: '4821' });
    assert.deepEqual(pin.code, { term: 'Start-PIN', groups: ['4821'] });
    assert.equal(pin.before[0], 'Den hör till kodboxen med LB-1007-4418 på baksidan.');
  });

  test('K27: where letters alone make no box work, the letter says with what it begins, and what whoever has nothing else does', async () => {
    const content: LetterContent = { kind: 'code-box', serial: 'L'.repeat(64), inSession: true };
    for (const [language, sentence] of [
      ['sv', /loggat in .* med de koder du har .* kundtjänstställe med den och ditt pass eller ID-kort\./],
      ['fi', /entisillä tunnuksillasi .* passi tai henkilökortti\./],
      ['en', /with the codes that you have .* your passport or ID card\./],
    ] as const) {
      const { before } = describeLetter({ ...about, language }, content);
      assert.match(before.join(' '), sentence);
      assert.doesNotMatch(before.join(' '), /lösenord|salasana|password/i);
      assert.equal((await paper('ordinary', language, content)).pages, 1);
    }
  });

  test('the longest serial number stays within a line of braille and a sheet of paper', async () => {
    const content: LetterContent = { kind: 'code-box', serial: 'L'.repeat(64) };
    assert.ok(linesOf(writeBrf(describeLetter({ ...about, language: 'sv' }, content)).bytes).every((line) => line.length <= 40));
    assert.equal((await paper('ordinary', 'sv', content)).pages, 1);
  });

  test('S35 part, S36: no letter holds an address to log in at, or asks for a code to be said or written', () => {
    for (const language of languages)
      for (const content of contents) {
        const { before, after } = describeLetter({ ...about, language }, content);
        const said = [...before, ...after].join(' ');
        assert.doesNotMatch(said, /https?:|www\.|@/);
        assert.doesNotMatch(
          said,
          /(^|[.!?,:] )(säg|uppge|skriv|skicka|ange|sano|kerro|kirjoita|lähetä|ilmoita|say|tell|write|send|give)\b/i,
        );
      }
  });
});
