import type { LetterTable } from '#ports';
import type { Look } from './look.ts';
import type { Sheets } from './sheets.ts';

/**
 * The code table with a line between all cells: five columns of digits in 3 + 3, whose gap is half a digit, so that it is never
 * taken for the gap between two cells. Under each letter stands the word that is spoken on the phone.
 */
export function drawTable(doc: PDFKit.PDFDocument, sheets: Sheets, look: Look, { columns, rows }: LetterTable): void {
  const { label, row, head, digits, left } = look.table;
  const width = (look.table.width - label) / columns.length;
  const height = head + rows.length * row;
  const top = sheets.take(height + look.space * 2.5) + look.space / 2;
  drawLines(doc, { left, top, height, width, label, head, row, columns: columns.length, rows: rows.length });
  for (const [at, { letter, word }] of columns.entries())
    drawHead(doc, look, { x: left + label + at * width, y: top, width, letter, word });
  for (const [at, cells] of rows.entries()) {
    const y = top + head + at * row;
    drawMiddle(doc, 'monoBold', digits, [String(at + 1)], { x: left, y, width: label, height: row });
    for (const [column, { groups }] of cells.entries())
      drawMiddle(doc, 'mono', digits, groups, { x: left + label + column * width, y, width, height: row });
  }
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Groups side by side in the middle of a box. */
function drawMiddle(doc: PDFKit.PDFDocument, font: 'mono' | 'monoBold', size: number, groups: readonly string[], box: Box): void {
  doc.font(font).fontSize(size);
  const gap = size * 0.3;
  const width = groups.reduce((sum, group) => sum + doc.widthOfString(group), gap * (groups.length - 1));
  let x = box.x + (box.width - width) / 2;
  for (const group of groups) {
    doc.text(group, x, box.y + (box.height - doc.currentLineHeight()) / 2, { lineBreak: false });
    x += doc.widthOfString(group) + gap;
  }
}

type Head = { readonly x: number; readonly y: number; readonly width: number; readonly letter: string; readonly word: string };

function drawHead(doc: PDFKit.PDFDocument, { table }: Look, { x, y, width, letter, word }: Head): void {
  doc
    .font('monoBold')
    .fontSize(table.digits)
    .text(letter, x, y + table.head * 0.1, { width, align: 'center', lineBreak: false });
  doc
    .font('text')
    .fontSize(table.word)
    .text(word, x, y + table.head * 0.6, { width, align: 'center', lineBreak: false });
}

type Grid = {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly label: number;
  readonly head: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
};

function drawLines(doc: PDFKit.PDFDocument, { left, top, height, width, label, head, row, columns, rows }: Grid): void {
  const right = left + label + columns * width;
  doc.lineWidth(0.75);
  doc.rect(left, top, right - left, height);
  for (let column = 0; column < columns; column++) {
    const x = left + label + column * width;
    doc.moveTo(x, top).lineTo(x, top + height);
  }
  for (let at = 0; at < rows; at++) {
    const y = top + head + at * row;
    doc.moveTo(left, y).lineTo(right, y);
  }
  doc.stroke();
}
