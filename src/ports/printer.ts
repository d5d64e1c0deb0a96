import type { Time } from './json.ts';
import type { LetterKind } from './letter-content.ts';

/** What stands in a letter, without its look. */
export type LetterText = {
  readonly language: 'sv' | 'fi' | 'en';
  readonly heading: string;
  readonly before: readonly string[];
  /** One secret, in the groups it is read in. */
  readonly code: { readonly term: string; readonly groups: readonly string[] } | null;
  readonly table: LetterTable | null;
  readonly after: readonly string[];
};

/** `rows[0][1]` is B 1. */
export type LetterTable = {
  readonly columns: readonly { readonly letter: string; readonly word: string }[];
  readonly rows: readonly (readonly { readonly groups: readonly string[] }[])[];
};

export type PrintedLetter = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly customer: string;
  /** Name and registered address, line by line. */
  readonly to: readonly string[];
  readonly posted: Time;
  /** It was kept back so as not to travel with another one. */
  readonly keptApart: boolean;
  readonly form: 'pdf' | 'brf';
  readonly pages: number;
  readonly bytes: Uint8Array;
  readonly text: LetterText;
};

/** Puts letters on paper: a folder that a printing house empties, a printer at a service point, the demo's tray. */
export interface Printer {
  /** The same id twice is on paper once: after a crash nobody knows whether the first came through. 'failed': it comes again. */
  print(letter: PrintedLetter): Promise<'printed' | 'failed'>;
  /** The order is struck off: what was remembered for the second time can go. */
  forget(id: string): Promise<void>;
}
