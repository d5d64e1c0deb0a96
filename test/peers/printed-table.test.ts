import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readLetterFonts } from '#adapters/font-files';
import { type Fonts, orderLetter, printDue } from '#letters';
import type { CustomerRecord, PrintedLetter } from '#ports';
import { languages, lyktbanken } from '#texts';
import { begin, type Cells, type CredentialsBank, goThrough, openCredentialsBank } from '../credentials/bank.ts';
import { cutCells, findInk, type Picture, rasterise, readDigits } from './scan.ts';
import { drawShapes, readByShape, type Shapes } from './shapes.ts';

/** A page that has gone through a poor copier. */
const poor = 100;
const usual = 200;

describe('a printed code table, as a scanner sees it', () => {
  let fonts: Fonts;
  let shapes: Shapes;
  before(async () => {
    fonts = await readLetterFonts();
    shapes = await drawShapes(fonts.mono, 300);
  });

  /** Through order, seal, job and PDF, as a bank prints it. */
  async function print(bank: CredentialsBank, change: Partial<CustomerRecord> = {}): Promise<PrintedLetter> {
    const printed: PrintedLetter[] = [];
    const printer = {
      print: async (letter: PrintedLetter) => {
        printed.push(letter);
        return 'printed' as const;
      },
      forget: async () => {},
    };
    const customer = (await bank.stores.customers.find('maj')) as CustomerRecord;
    const customers = { ...bank.stores.customers, find: async () => ({ ...customer, ...change }) };
    const parts = { ...bank.issue, stores: { ...bank.stores, customers } };
    const table = bank.tables.get('maj');
    assert.ok(table);
    await orderLetter(parts, { customer: 'maj', content: { kind: 'code-table', ...table }, credential: table.credential });
    const about = {
      brand: lyktbanken,
      numbers: [{ number: '08-465 004 10', language: 'sv' as const }],
      timeZone: 'Europe/Stockholm' as const,
    };
    await printDue({ ...parts, ...about, fonts, printer });
    assert.equal(printed.length, 1);
    return printed[0] as PrintedLetter;
  }

  /** The table of a page without its heads: the numbers of its rows, and its cells. */
  function cutTable(page: Picture): { readonly numbers: readonly Picture[]; readonly cells: readonly (readonly Picture[])[] } {
    const [, ...rows] = cutCells(page);
    return { numbers: rows.flatMap(([number]) => (number ? [number] : [])), cells: rows.map((row) => row.slice(1)) };
  }
  const readShapes = (cells: readonly (readonly Picture[])[]): Cells =>
    cells.map((row) =>
      row.map((cell) => {
        const { digits, margin } = readByShape(cell, shapes);
        assert.ok(margin > 1.1, `${digits} might be something else (${margin.toFixed(2)})`);
        return digits;
      }),
    );

  test('S57, S25 part: what is read from the paper is what the bank accepts, each cell where it is asked for', async () => {
    const bank = await openCredentialsBank();
    const letter = await print(bank);
    const { cells } = cutTable(await rasterise(letter.bytes, 1, usual));
    const read = readShapes(cells);
    assert.deepEqual([read.length, ...new Set(read.map((row) => row.length))], [16, 5]);
    const own = bank.tables.get('maj');
    bank.tables.clear();
    bank.tables.set('maj', { credential: own?.credential ?? '', number: own?.number ?? '', cells: read });
    for (let login = 1; login <= 80; login++)
      assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'))).outcome, 'identified', `login ${login}`);
  });

  test('a reader that knows nothing of our letters reads the same: Tesseract', async () => {
    const bank = await openCredentialsBank();
    const { numbers, cells } = cutTable(await rasterise((await print(bank)).bytes, 1, usual));
    // It takes a zero with a stroke for a nine; the stroke is there so that nobody takes a zero for the letter O.
    const plain = (bank.tables.get('maj')?.cells ?? []).flatMap((row, y) =>
      row.flatMap((code, x) => (code.includes('0') ? [] : [{ code, picture: cells[y]?.[x] as Picture }])),
    );
    assert.ok(plain.length > 20);
    assert.deepEqual(
      await readDigits(plain.map(({ picture }) => picture)),
      plain.map(({ code }) => code),
    );
    const counted = await readDigits(numbers.filter((_, at) => at !== 9));
    assert.deepEqual(
      counted,
      Array.from({ length: 16 }, (_, at) => String(at + 1)).filter((number) => number !== '10'),
    );
  });

  for (const style of ['ordinary', 'large'] as const)
    test(`S58 part: a poor copy of it can still be read, in every language (${style} print)`, async () => {
      for (const language of languages) {
        const bank = await openCredentialsBank();
        const { bytes, pages } = await print(bank, { letters: style, language });
        assert.deepEqual(readShapes(cutTable(await rasterise(bytes, pages, poor)).cells), bank.tables.get('maj')?.cells);
      }
    });

  test('S32 part: through the window of the envelope only name and address can be seen', async () => {
    for (const letters of ['ordinary', 'large'] as const) {
      const address = ['Med ett ovanligt långt namn på gatan bortom åns krök 123 B 45', '00990 Lykthamn'];
      const letter = await print(await openCredentialsBank(), { name: 'Maj Söderholm', address, letters });
      const ink = findInk(await rasterise(letter.bytes, 1, poor), { top: 40, bottom: 90 }, poor);
      assert.ok(ink && ink.left > 20 && ink.right < 105, JSON.stringify(ink));
    }
  });

  test('a code from another cell of the same paper is refused', async () => {
    const bank = await openCredentialsBank();
    const { cells } = cutTable(await rasterise((await print(bank)).bytes, 1, usual));
    const read = readShapes(cells);
    // All cells one column further: each stands on the paper, none where it is asked for.
    const shifted = read.map((row) => [...row.slice(1), row[0] ?? '']);
    bank.tables.set('maj', { credential: '', number: '', cells: shifted });
    assert.equal((await goThrough(bank, 'maj', await begin(bank, '604218'))).outcome, 'refused');
  });
});
