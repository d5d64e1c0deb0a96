import type { LetterTable, LetterText } from '#ports';
import { type Language, say } from '#texts';
import { writeBraille, writeDigitsOnly } from './braille.ts';
import { letterTexts } from './texts.ts';

/** What `.brf` takes for granted: 40 cells a line, 25 lines a page. */
const [cellsInLine, linesInPage] = [40, 25];

/** The letter as a braille file. The table begins a page and has one row a line, as on paper. */
export function writeBrf({ language, heading, before, code, table, after }: LetterText): {
  readonly bytes: Uint8Array;
  readonly pages: number;
} {
  const inBraille = (line: string): string[] => wrap(writeBraille(language, line));
  const secret = code ? [...inBraille(code.term), ...inBraille(code.groups.join(' ')), ''] : [];
  const cover = [...inBraille(heading), '', ...before.flatMap(inBraille), '', ...secret, ...after.flatMap(inBraille)];
  const pages = [...cutPages(cover), ...(table ? [[...inBraille(heading), ...writeTable(language, table)]] : [])];
  return { bytes: Buffer.from(pages.map((lines) => `${lines.join('\r\n')}\r\n`).join('\f'), 'ascii'), pages: pages.length };
}

/** Row number, then its cells of six digits: with a number sign each they would not stand in one line. */
function writeTable(language: Language, { columns, rows }: LetterTable): string[] {
  const width = Math.max(...rows.flat().map(({ groups }) => groups.join('').length));
  const words = columns.map(({ letter, word }) => `${letter} ${word}`).join(', ');
  const lines = rows.map((cells, at) => {
    const digits = cells.map(({ groups }) => writeDigitsOnly(groups.join('')).padEnd(width));
    return [writeBraille(language, String(at + 1)).padEnd(3), ...digits].join(' ').trimEnd();
  });
  const head = ['   ', ...columns.map(({ letter }) => letter.padEnd(width))].join(' ').trimEnd();
  return [
    ...wrap(writeBraille(language, say(letterTexts, language, 'tableIsDigits'))),
    ...wrap(writeBraille(language, words)),
    head,
    ...lines,
  ];
}

function wrap(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap(cutWord)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length <= cellsInLine) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

/** A serial number may be longer than a line. */
function cutWord(word: string): string[] {
  return word.length <= cellsInLine ? [word] : [word.slice(0, cellsInLine), ...cutWord(word.slice(cellsInLine))];
}

function cutPages(lines: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(lines.length / linesInPage) }, (_, at) => lines.slice(at * linesInPage, (at + 1) * linesInPage));
}
