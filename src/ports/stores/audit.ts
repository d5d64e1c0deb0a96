import type { AuditEvent } from './effects.ts';

export interface Audit {
  append(events: readonly AuditEvent[]): Promise<void>;
  /** In order; never a later one while an earlier one may still be on its way, so a reader can go on from the last it got. */
  since(sequence: number, atMost: number): Promise<readonly (AuditEvent & { readonly sequence: number })[]>;
  /** What happened to one customer, of the given kinds, the newest first. */
  of(customer: string, whats: readonly string[], atMost: number): Promise<readonly AuditEvent[]>;
}
