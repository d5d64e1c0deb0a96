import type { Time } from '../json.ts';
import type { OutboxMessage } from './effects.ts';

export interface Outbox {
  /** Messages of one kind that are due, held for this node until `until`; if it dies they come to another one. */
  claim(
    kind: OutboxMessage['kind'],
    now: Time,
    until: Time,
    atMost: number,
  ): Promise<readonly (OutboxMessage & { readonly failures: number })[]>;
  done(id: string): Promise<void>;
  /** Comes again at `due`. */
  failed(id: string, due: Time): Promise<void>;
}
