import { nameIdentifier } from './identifiers.ts';
import type { Fault } from './import-fields.ts';
import { type ImportLine, readLine } from './import-line.ts';

/** `line` counts from 1. */
export type Numbered = { readonly line: number; readonly told: ImportLine | Fault };

/** Lines that are read together: what is looked up and written at once. */
const batchSize = 500;

/** The lines of a feed from number `from` on, so many at a time. Empty ones are left out. */
export async function* readBatches(lines: Iterable<string> | AsyncIterable<string>, from: number) {
  let line = 0;
  let batch: Numbered[] = [];
  for await (const text of lines) {
    line += 1;
    if (line < from) continue;
    if (text.trim() !== '') batch.push({ line, told: readLine(text) });
    if (batch.length < batchSize) continue;
    yield { batch, last: line };
    batch = [];
  }
  yield { batch, last: line };
}

/**
 * Cuts a batch where order matters: within one piece each customer and each identifier is told of once, and nobody is
 * added after somebody may have given up an identifier. So the parts of a piece can be carried out at the same time.
 */
export function cutWhereOrderMatters(batch: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const pieces: Numbered[][] = [];
  let seen = new Set<string>();
  let frees = false;
  for (const one of batch) {
    const { keys, adds, gives } = describe(one.told);
    if (pieces.length === 0 || keys.some((key) => seen.has(key)) || (adds && frees)) {
      pieces.push([]);
      seen = new Set();
      frees = false;
    }
    pieces.at(-1)?.push(one);
    for (const key of keys) seen.add(key);
    frees ||= gives;
  }
  return pieces;
}

/** What a line touches; whether it takes identifiers into use; whether it may give some up. */
function describe(told: ImportLine | Fault): { readonly keys: readonly string[]; readonly adds: boolean; readonly gives: boolean } {
  if ('sentence' in told) return { keys: [], adds: false, gives: false };
  const id = `id ${told.is === 'add' ? told.customer.id : told.id}`;
  const identifiers = told.is === 'add' ? told.customer.identifiers : told.is === 'change' ? (told.change.identifiers ?? []) : [];
  const keys = [id, ...identifiers.map(nameIdentifier)];
  const changes = told.is === 'change' && identifiers.length > 0;
  return { keys, adds: told.is === 'add' || changes, gives: told.is === 'close' || changes };
}
