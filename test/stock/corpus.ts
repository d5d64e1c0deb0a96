import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileKeys, readPskc, type StockItem } from '#stock';

/** Files of boxes; its readme.md says who made them, and what they are encrypted with. */
export const corpus = fileURLToPath(new URL('../../src/stock/pskc/corpus', import.meta.url));

/** The key that was agreed with the maker. */
export const agreed = { key: Buffer.from('12345678901234567890123456789012', 'hex') };
export const passphrase = { passphrase: 'Lykta i hamn' };

export function readGood(name: string): string {
  return readFileSync(`${corpus}/good/${name}`, 'utf8');
}

/** `bytes`: how many of them come at once, all if none is said. */
export async function readItems(file: string | Uint8Array, keys: FileKeys = {}, bytes = Number.POSITIVE_INFINITY): Promise<StockItem[]> {
  const whole = Buffer.from(file);
  async function* open() {
    for (let at = 0; at < whole.length || at === 0; at += bytes) yield whole.subarray(at, at + bytes);
  }
  return collect(readPskc(open, keys));
}

export async function collect(items: AsyncIterable<StockItem>): Promise<StockItem[]> {
  const found: StockItem[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What is wrong, and on which line. */
export function listFaults(items: readonly StockItem[]): string[] {
  return items.flatMap((item) => (item.is === 'box' ? [] : [`${item.is} ${item.fault.code} on line ${item.line}`]));
}
