import { createHmac, timingSafeEqual } from 'node:crypto';
import { drawNumber, type Keys, type Random, type Time } from '#ports';

/**
 * What is kept of a printed table. Its cells are there only as keyed hashes, under a key of the table's own that the key
 * provider wraps (trust: "Guessing, in numbers"); `order` says which cell is asked when so many have been used.
 */
export type TableState = {
  /** Four digits, on the paper and in the question, for whoever has two. */
  readonly number: string;
  readonly activated: Time | null;
  readonly columns: number;
  readonly rows: number;
  readonly order: readonly number[];
  /** 16 bytes a cell, base64url, column by column. */
  readonly cells: string;
};

const macLength = 16;

/** "B 10": column by letter, row by number (S57). Cells are counted row by row, from 0. */
export function placeCell(cell: number, columns: number): { readonly column: string; readonly row: number } {
  return { column: String.fromCharCode(65 + (cell % columns)), row: Math.floor(cell / columns) + 1 };
}

/** Bound to customer, table and cell: a hash moved to another row or another customer matches nothing. */
export function hashCell(
  key: Uint8Array,
  of: { readonly customer: string; readonly table: string; readonly cell: number },
  digits: string,
): Uint8Array {
  const mac = createHmac('sha256', key).update(JSON.stringify([of.customer, of.table, of.cell, digits]));
  return new Uint8Array(mac.digest()).subarray(0, macLength);
}

export function isCell(state: TableState, cell: number, mac: Uint8Array): boolean {
  const kept = Buffer.from(state.cells, 'base64url').subarray(cell * macLength, (cell + 1) * macLength);
  return kept.length === macLength && timingSafeEqual(kept, mac);
}

export function writeCells(macs: readonly Uint8Array[]): string {
  return Buffer.concat(macs).toString('base64url');
}

/** Every order as likely as any other (Fisher and Yates). */
export function drawOrder(random: Random, count: number): number[] {
  const order = Array.from({ length: count }, (_, cell) => cell);
  for (let left = count - 1; left > 0; left--) {
    const other = drawNumber(random, left + 1);
    [order[left], order[other]] = [order[other] as number, order[left] as number];
  }
  return order;
}

export async function sealKey(keys: Keys, table: string, key: Uint8Array): Promise<string> {
  return keys.seal(key, `code table ${table}`);
}

export async function openKey(keys: Keys, table: string, sealed: string): Promise<Uint8Array> {
  return keys.open(sealed, `code table ${table}`);
}
