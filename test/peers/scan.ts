import { spawn } from 'node:child_process';

/** A grey picture: 0 is black. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** One page of a PDF as a scanner would see it, by poppler. */
export async function rasterise(pdf: Uint8Array, page: number, dotsPerInch: number): Promise<Picture> {
  return readPgm(await run('pdftoppm', ['-gray', '-r', String(dotsPerInch), '-f', String(page), '-l', String(page), '-'], pdf));
}

/** What stands in each of the pictures, one line of digits each, by Tesseract: it knows nothing of our fonts. */
export async function readDigits(lines: readonly Picture[]): Promise<string[]> {
  const options = ['-', '-', '--psm', '6', '--dpi', '300', '-c', 'tessedit_char_whitelist=0123456789'];
  const text = (await run('tesseract', options, writePgm(stack(lines)))).toString('utf8');
  return text
    .split('\n')
    .map((line) => line.replaceAll(' ', ''))
    .filter((line) => line !== '');
}

/** The insides of all cells of the one ruled table on a page: rows from above, each from the left. */
export function cutCells(page: Picture): Picture[][] {
  const rows = findRules(page.height, (y) => longestRun(page.width, (x) => isDark(page, x, y)) > page.width / 2);
  const [top, bottom] = [rows[0]?.end ?? 0, rows.at(-1)?.start ?? 0];
  const columns = findRules(page.width, (x) => longestRun(bottom - top, (y) => isDark(page, x, top + y)) > (bottom - top) * 0.9);
  return between(rows).map((row) => between(columns).map((column) => cut(page, { ...row, x: column.y, width: column.height })));
}

/** Where there is ink in a part of a page, in millimetres; null: nowhere. */
export function findInk(page: Picture, part: { readonly top: number; readonly bottom: number }, dotsPerInch: number) {
  const dots = (mm: number) => Math.round((mm * dotsPerInch) / 25.4);
  const inked: number[] = [];
  for (let y = dots(part.top); y < dots(part.bottom); y++)
    for (let x = 0; x < page.width; x++) if (isDark(page, x, y)) inked.push((x * 25.4) / dotsPerInch);
  return inked.length === 0 ? null : { left: Math.min(...inked), right: Math.max(...inked) };
}

type Rule = { readonly start: number; readonly end: number };

function findRules(length: number, isRule: (at: number) => boolean): Rule[] {
  const rules: Rule[] = [];
  for (let at = 0; at < length; at++) {
    if (!isRule(at)) continue;
    const last = rules.at(-1);
    if (last?.end === at) rules[rules.length - 1] = { start: last.start, end: at + 1 };
    else rules.push({ start: at, end: at + 1 });
  }
  return rules;
}

/** Clear of the lines' soft edges. */
const clear = 2;

function between(rules: readonly Rule[]): { readonly y: number; readonly height: number }[] {
  return rules.slice(1).map(({ start }, at) => {
    const from = (rules[at]?.end ?? 0) + clear;
    return { y: from, height: start - clear - from };
  });
}

function longestRun(length: number, isDarkAt: (at: number) => boolean): number {
  let [longest, run] = [0, 0];
  for (let at = 0; at < length; at++) {
    run = isDarkAt(at) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function isDark({ width, pixels }: Picture, x: number, y: number): boolean {
  return (pixels[y * width + x] ?? 255) < 128;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function cut(from: Picture, { x, y, width, height }: Box): Picture {
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    pixels.set(from.pixels.subarray((y + row) * from.width + x, (y + row) * from.width + x + width), row * width);
  return { width, height, pixels };
}

/** One under the other on white, with as much air as a line of print has. */
function stack(lines: readonly Picture[]): Picture {
  const margin = 40;
  const width = Math.max(...lines.map((line) => line.width)) + 2 * margin;
  const height = lines.reduce((sum, line) => sum + line.height + margin / 2, 2 * margin);
  const pixels = new Uint8Array(width * height).fill(255);
  let y = margin;
  for (const line of lines) {
    for (let row = 0; row < line.height; row++)
      pixels.set(line.pixels.subarray(row * line.width, (row + 1) * line.width), (y + row) * width + margin);
    y += line.height + margin / 2;
  }
  return { width, height, pixels };
}

function readPgm(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('This is no grey picture.');
  return { width: Number(head[1]), height: Number(head[2]), pixels: new Uint8Array(bytes.subarray(head[0].length)) };
}

function writePgm({ width, height, pixels }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

function run(command: string, options: readonly string[], input: Uint8Array): Promise<Buffer> {
  const child = spawn(command, options, { stdio: ['pipe', 'pipe', 'pipe'] });
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${error.message}: scripts/install-packages.sh peers installs it`)));
    child.on('close', (code) => (code === 0 ? resolve(Buffer.concat(out)) : reject(new Error(`${command}: ${Buffer.concat(said)}`))));
  });
}
