import type { Policy } from '#policy';
import { type Column, columns, columnWords, type Language } from '#texts';
import type { ExampleTable } from './section.ts';

/** The row that the seed's own example names: B 10. */
const exampleRow = 10;

/** The cell that the examples name: B 10, or the nearest that a table of this size has. */
export function pointAt({ tableSize }: Policy): { letter: Column; row: number; column: number } {
  const column = Math.min(1, tableSize.columns - 1);
  return { letter: columns[column] ?? 'A', row: Math.min(exampleRow, tableSize.rows), column };
}

/** A few rows of an invented table of the running bank's size, with the same codes in every language. */
export function drawExampleTable(policy: Policy, language: Language, caption: string): ExampleTable {
  const { tableSize, cellDigits } = policy;
  const letters = columns.slice(0, tableSize.columns);
  const { letter, row, column } = pointAt(policy);
  const first = Math.max(1, Math.min(row - 1, tableSize.rows - 2));
  const rows = [first, first + 1, first + 2]
    .filter((number) => number <= tableSize.rows)
    .map((number) => ({ number, codes: letters.map((_, at) => inventCode(number, at, cellDigits)) }));
  return {
    caption,
    columns: letters.map((letter) => ({ letter, word: columnWords[language][letter] })),
    rows,
    cell: { letter, row, code: inventCode(row, column, cellDigits) },
  };
}

/** Looks drawn by lot, and is not: the page is the same for everybody. */
function inventCode(row: number, column: number, digits: number): string {
  return Array.from({ length: digits }, (_, place) => (((row * 7 + column * 3 + 1) ** 2 * (place + 3) * 31) % 97) % 10).join('');
}
