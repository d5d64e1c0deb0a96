import type { AuditEvent } from './effects.ts';

/**
 * What leaves nothing to be had by an identification before it (T12; ASVS 7.4.3): a block, a closed agreement, a box that is blocked or
 * lost (K37), a phone or a passkey that is taken out, another password.
 */
export const endings: readonly string[] = [
  'agreement-blocked',
  'customer-closed',
  'code-box-blocked',
  'phone-ended',
  'phone-stopped',
  'passkey-ended',
  'flow-done',
];

export interface Audit {
  append(events: readonly AuditEvent[]): Promise<void>;
  /** In order; never a later one while an earlier one may still be on its way, so a reader can go on from the last it got. */
  since(sequence: number, atMost: number): Promise<readonly (AuditEvent & { readonly sequence: number })[]>;
  /** What happened to one customer, of the given kinds, the newest first. */
  of(customer: string, whats: readonly string[], atMost: number): Promise<readonly AuditEvent[]>;
  /** The newest of a customer's `endings`: as quick for whom somebody has tried to log in a million times. */
  lastEnding(customer: string): Promise<AuditEvent | undefined>;
}
