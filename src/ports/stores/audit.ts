import type { AuditEvent } from './effects.ts';

export interface Audit {
  append(events: readonly AuditEvent[]): Promise<void>;
  /** In the order written. */
  since(sequence: number, atMost: number): Promise<readonly (AuditEvent & { readonly sequence: number })[]>;
}
