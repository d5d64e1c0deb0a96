import { page } from './look.ts';

/** Where the next thing stands, from top to bottom; what does not fit begins a sheet. */
export type Sheets = { take(height: number): number; turn(): void };

export function openSheets(doc: PDFKit.PDFDocument, from: number): Sheets {
  let y = from;
  const turn = () => {
    doc.addPage();
    y = page.top;
  };
  return {
    take(height) {
      if (y + height > page.bottom) turn();
      y += height;
      return y - height;
    },
    turn,
  };
}
