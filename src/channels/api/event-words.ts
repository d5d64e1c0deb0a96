import type { AuditEvent, Json, Time } from '#ports';

/** One thing that happened to a customer or to what the customer has. No name, no identifier, no number, no code. */
export type CustomerEvent = {
  readonly sequence: number;
  readonly at: Time;
  readonly event: EventWord;
  readonly customer: string;
  readonly detail: { readonly [key: string]: Json };
};

/** Which lines of the audit are told to the bank's own systems, and which of their details; all else stays inside. */
const words = {
  'customer-added': [],
  'customer-changed': ['changed'],
  'customer-closed': ['why'],
  'agreement-blocked': ['by'],
  'agreement-unblocked': [],
  'codes-locked': ['kind'],
  'flow-identified': ['plan', 'acr', 'amr'],
  'password-issued': ['is'],
  'code-table-issued': [],
  'code-table-activated': [],
  'code-table-replaced': [],
  'code-box-ordered': ['by'],
  'code-box-given': ['serial', 'status'],
  'code-box-blocked': ['serial', 'as'],
  'number-registered': ['by'],
  'number-proposed': ['due'],
  'number-undone': [],
  'number-changed': [],
  'number-removed': [],
  'activation-code-issued': [],
  'phone-first-used': [],
  'phone-ended': [],
  'phone-stopped': [],
  'passkey-added': [],
  'passkey-registered': [],
  'passkey-ended': [],
  'letter-ordered': ['kind'],
  'letter-printed': ['kind'],
} as const satisfies Record<string, readonly string[]>;

export type EventWord = keyof typeof words;
export const eventWords = Object.keys(words) as readonly EventWord[];

/** Undefined for what is not told. */
export function toEvent({
  sequence,
  at,
  what,
  customer,
  detail = {},
}: AuditEvent & { readonly sequence: number }): CustomerEvent | undefined {
  if (customer === undefined || !isWord(what)) return undefined;
  const told: readonly string[] = words[what];
  return { sequence, at, event: what, customer, detail: Object.fromEntries(Object.entries(detail).filter(([key]) => told.includes(key))) };
}

function isWord(what: string): what is EventWord {
  return Object.hasOwn(words, what);
}
