import PDFDocument from 'pdfkit';
import { type Picture, rasterise } from './scan.ts';

/** What each digit looks like, on a grid. */
export type Shapes = readonly (readonly number[])[];

const [across, down] = [16, 24];

/** The ten digits of a font, drawn by themselves: nothing of the letters' code has touched them. */
export async function drawShapes(font: Uint8Array, dotsPerInch: number): Promise<Shapes> {
  const doc = new PDFDocument({ size: 'A4', margin: 0 });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const written = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.font(Buffer.from(font)).fontSize(20);
  for (let digit = 0; digit < 10; digit++) doc.text(String(digit), 50 + digit * 40, 50, { lineBreak: false });
  doc.end();
  await written;
  return splitGlyphs(await rasterise(Buffer.concat(chunks), 1, dotsPerInch));
}

/** The digits of a cell by the nearest shape, and how much nearer it was than the next, at the least sure one. */
export function readByShape(cell: Picture, shapes: Shapes): { readonly digits: string; readonly margin: number } {
  const read = splitGlyphs(cell).map((glyph) => {
    const far = shapes.map((shape, digit) => ({ digit, by: distance(shape, glyph) })).sort((a, b) => a.by - b.by);
    return { digit: far[0]?.digit, margin: (far[1]?.by ?? 0) / Math.max(1e-6, far[0]?.by ?? 1) };
  });
  return { digits: read.map(({ digit }) => digit).join(''), margin: Math.min(...read.map(({ margin }) => margin)) };
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, shade, at) => sum + Math.abs(shade - (b[at] ?? 0)), 0);
}

/** Digits never touch: between two of them there is a column without ink. */
function splitGlyphs(picture: Picture): number[][] {
  const inked = (x: number) => Array.from({ length: picture.height }, (_, y) => shade(picture, x, y)).some((ink) => ink > 0.4);
  const glyphs: { from: number; to: number }[] = [];
  for (let x = 0; x < picture.width; x++) {
    if (!inked(x)) continue;
    const last = glyphs.at(-1);
    if (last?.to === x) last.to = x + 1;
    else glyphs.push({ from: x, to: x + 1 });
  }
  return glyphs.map(({ from, to }) => toGrid(picture, from, to));
}

function toGrid(picture: Picture, from: number, to: number): number[] {
  const lines = Array.from({ length: picture.height }, (_, y) => y);
  const inked = lines.filter((y) => Array.from({ length: to - from }, (_, x) => shade(picture, from + x, y)).some((ink) => ink > 0.4));
  const [top, bottom] = [inked[0] ?? 0, (inked.at(-1) ?? 0) + 1];
  return Array.from({ length: across * down }, (_, at) => {
    const [column, row] = [at % across, Math.floor(at / across)];
    const x = from + ((column + 0.5) * (to - from)) / across - 0.5;
    const y = top + ((row + 0.5) * (bottom - top)) / down - 0.5;
    return blend(picture, x, y);
  });
}

/** Between four pixels. */
function blend(picture: Picture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, low] = [x - left, y - top];
  const at = (dx: number, dy: number) => shade(picture, left + dx, top + dy);
  return (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - low) + (at(0, 1) * (1 - right) + at(1, 1) * right) * low;
}

/** Ink from 0 to 1. */
function shade({ width, height, pixels }: Picture, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return 1 - (pixels[y * width + x] ?? 255) / 255;
}
