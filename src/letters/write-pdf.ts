import PDFDocument from 'pdfkit';
import type { LetterTable, LetterText, Time } from '#ports';
import { drawTable } from './draw-table.ts';
import { type Fonts, fontNames, splitByFont } from './fonts.ts';
import { type Look, looks, mm, page } from './look.ts';
import { openSheets, type Sheets } from './sheets.ts';

export type PaperLetter = {
  readonly to: readonly string[];
  readonly text: LetterText;
  readonly style: keyof typeof looks;
  /** The name of the bank, in words: no mark, black only. */
  readonly bank: string;
  readonly date: string;
  readonly at: Time;
};

/** A letter on A4 for an envelope with a window. Paragraphs, code and table each stay whole on one page. */
export async function writePdf(fonts: Fonts, letter: PaperLetter): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const { text, at, bank } = letter;
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: text.language,
    displayTitle: true,
    info: { Title: text.heading, Author: bank, CreationDate: new Date(at), ModDate: new Date(at) },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const written = new Promise<void>((resolve) => doc.on('end', resolve));
  for (const name of fontNames) doc.registerFont(name, Buffer.from(fonts[name]));
  drawLetter(doc, letter);
  const pages = doc.bufferedPageRange().count;
  doc.end();
  await written;
  return { bytes: Buffer.concat(chunks), pages };
}

function drawLetter(doc: PDFKit.PDFDocument, { to, text, style, bank, date }: PaperLetter): void {
  const look = looks[style];
  doc.font('bold').fontSize(look.text).text(bank, page.left, page.top, { lineBreak: false });
  doc.font('text').text(date, page.left, page.top, { width: page.width, align: 'right' });
  drawAddress(doc, to);
  const sheets = openSheets(doc, page.body);
  drawParagraph(doc, sheets, text.heading, { font: 'bold', size: look.heading, space: look.heading * 0.5 });
  const drawLines = (lines: readonly string[]) => {
    for (const line of lines) drawParagraph(doc, sheets, line, { font: 'text', size: look.text, space: look.space });
  };
  drawLines(text.before);
  if (text.code) drawCode(doc, sheets, look, text.code);
  if (text.table && !look.table.alone) drawTable(doc, sheets, look, text.table);
  drawLines(text.after);
  if (text.table && look.table.alone) drawAlone(doc, sheets, look, text.heading, text.table);
}

/** On a page of its own, which says by itself which table it is. */
function drawAlone(doc: PDFKit.PDFDocument, sheets: Sheets, look: Look, heading: string, table: LetterTable): void {
  sheets.turn();
  drawParagraph(doc, sheets, heading, { font: 'bold', size: look.heading, space: look.heading * 0.3 });
  drawTable(doc, sheets, look, table);
}

type Print = { readonly font: 'text' | 'bold'; readonly size: number; readonly space: number };

function drawParagraph(doc: PDFKit.PDFDocument, sheets: Sheets, text: string, { font, size, space }: Print): void {
  const options = { width: page.width, lineGap: size * 0.2 };
  doc.font(font).fontSize(size);
  const height = doc.heightOfString(text, options);
  doc.text(text, page.left, sheets.take(height + space), options);
}

/** Every line stays within the window: a long one is set smaller. */
function drawAddress(doc: PDFKit.PDFDocument, to: readonly string[]): void {
  const { x, y, width, size, leading } = page.address;
  for (const [place, line] of to.entries()) {
    const parts = splitByFont(line);
    const measure = (at: number) => parts.reduce((sum, { font, text }) => sum + doc.font(font).fontSize(at).widthOfString(text), 0);
    const fitting = Math.min(size, (size * width) / Math.max(1, measure(size)));
    let left = x;
    for (const { font, text } of parts) {
      doc
        .font(font)
        .fontSize(fitting)
        .text(text, left, y + place * leading, { lineBreak: false });
      left += doc.widthOfString(text);
    }
  }
}

/** The secret in a frame, its groups apart by more than the width of a digit. */
function drawCode(doc: PDFKit.PDFDocument, sheets: Sheets, look: Look, { term, groups }: NonNullable<LetterText['code']>): void {
  const [height, padding] = [look.code * 1.9, 5 * mm];
  const y = sheets.take(height + look.text + 4 * mm + look.space * 2);
  doc.font('bold').fontSize(look.text).text(term, page.left, y, { lineBreak: false });
  const top = y + look.text + 3 * mm;
  doc.font('monoBold').fontSize(look.code);
  const gap = look.code * 0.75;
  const width = groups.reduce((sum, group) => sum + doc.widthOfString(group) + gap, padding * 2 - gap);
  doc.lineWidth(1.5).rect(page.left, top, width, height).stroke();
  let x = page.left + padding;
  for (const group of groups) {
    doc.text(group, x, top + (height - doc.currentLineHeight()) / 2, { lineBreak: false });
    x += doc.widthOfString(group) + gap;
  }
}
