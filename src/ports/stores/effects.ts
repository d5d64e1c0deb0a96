import type { Json, Time } from '../json.ts';

/** One line of the audit. No secret, no keyed digit, no code ever (I8); written in the deciding transaction (I4). */
export type AuditEvent = {
  readonly at: Time;
  /** What happened, as a stable word: 'flow-claimed', 'call-ended' … */
  readonly what: string;
  readonly node: string;
  readonly flow?: string;
  readonly call?: string;
  readonly customer?: string;
  readonly staff?: string;
  readonly detail?: { readonly [key: string]: Json };
};

/** Something to be sent after the transaction that decided it, at least once, by whichever node comes first. */
export type OutboxMessage = {
  readonly id: string;
  readonly kind: 'push' | 'sms' | 'order' | 'ping';
  readonly to: string;
  readonly body: Json;
  readonly due: Time;
};

/** What a step leaves behind, written in the same transaction as the step itself or not at all. */
export type Effects = { readonly audit: readonly AuditEvent[]; readonly outbox?: readonly OutboxMessage[] };
