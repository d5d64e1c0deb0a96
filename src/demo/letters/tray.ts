import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintedLetter, Printer } from '#ports';
import { writeWhole } from '../write-whole.ts';

/** A letter as it lies in the tray, without its paper. */
export type Envelope = Omit<PrintedLetter, 'bytes'>;

export type Tray = {
  readonly printer: Printer;
  /** The newest first. */
  list(): readonly Envelope[];
  find(id: string): Envelope | undefined;
  paper(envelope: Envelope): Uint8Array;
};

/** The printer of the demo: every letter box lies on the kitchen table. Kept in the demo's folder. */
export function createTray(folder: string): Tray {
  const envelopes = new Map(readAll(folder).map((envelope) => [envelope.id, envelope]));
  const print: Printer['print'] = async ({ bytes, ...envelope }) => {
    if (envelopes.has(envelope.id)) return 'printed';
    // The paper before its envelope: what is listed is there.
    writeWhole(join(folder, `${envelope.id}.${envelope.form}`), bytes);
    writeWhole(join(folder, `${envelope.id}.json`), JSON.stringify(envelope));
    envelopes.set(envelope.id, envelope);
    return 'printed';
  };
  return {
    printer: { print, forget: async () => {} },
    list: () => [...envelopes.values()].sort((a, b) => b.posted - a.posted || (a.id < b.id ? -1 : 1)),
    find: (id) => envelopes.get(id),
    paper: ({ id, form }) => readFileSync(join(folder, `${id}.${form}`)),
  };
}

function readAll(folder: string): Envelope[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Envelope);
  } catch {
    return [];
  }
}
