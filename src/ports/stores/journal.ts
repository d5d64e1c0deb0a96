import type { Json, Time } from '../json.ts';
import type { AuditEvent } from './effects.ts';

/** What a change of the database was, in its own words: a use, a lock, a credential's new state. No secret. */
export type Change = { readonly is: string; readonly [key: string]: Json };

/** One line of what is exported: a row of the audit, or a change, in one order. */
export type JournalLine =
  | { readonly sequence: number; readonly audit: AuditEvent }
  | { readonly sequence: number; readonly at: Time; readonly change: Change };

/** From this line on the database and what was exported belong together. */
export type Epoch = { readonly epoch: string; readonly began: Time; readonly from: number };

/** What was in force and is not in the restored database: its owner needs another one. Of a client of the provider `customer` is its own id. */
export type Lost = { readonly credential: string; readonly customer: string; readonly kind: string };

/**
 * T57: all that was used up, as it stands in the database beside what it has changed; and how another database gets it back. The
 * export reads it, so that a restored database takes nothing that was used after its backup.
 */
export interface Journal {
  /** Null: it was never exported. */
  epoch(): Promise<string | null>;
  /** The last line's number, 0 if there is none. */
  end(): Promise<number>;
  /** Keeps the numbers up to there free for what is replayed. Back comes from where: as the first time, if it was begun before. */
  beginReplay(from: number, upTo: number): Promise<number>;
  /** In order, this one included if it is there; never a later one while an earlier one may still be on its way. */
  from(sequence: number, atMost: number): Promise<readonly JournalLine[]>;
  /** A new epoch, and with it all that ran is over: identifications, calls and sessions. `audit`: what is written of it. */
  begin(epoch: string, at: Time, audit: readonly AuditEvent[]): Promise<void>;
  /**
   * Makes each line so, where it is not: the same lines a second time change nothing. What was added or given another secret
   * after the backup cannot come back; it ends, and comes back as lost.
   */
  replay(lines: readonly JournalLine[], now: Time): Promise<readonly Lost[]>;
  /** What is older and stands before that line, the last one exported, is not kept twice. */
  trim(before: Time, exported: number): Promise<void>;
}

/** Where it is exported to: outside the database, so that no backup of that one takes it back. */
export interface JournalFolder {
  /** The newest epoch first; none if nothing was ever exported. */
  epochs(): Promise<readonly Epoch[]>;
  /** The last line of this epoch; undefined if it has none. */
  last(epoch: string): Promise<JournalLine | undefined>;
  begin(epoch: Epoch): Promise<void>;
  /** On the disk when it returns. */
  append(epoch: string, lines: readonly JournalLine[]): Promise<void>;
  /** Every line of this epoch after that one, in order, once, though several nodes have written it. */
  read(epoch: string, after: number): AsyncIterable<JournalLine>;
}
