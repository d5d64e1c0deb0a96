import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** Says who, proves nothing. Values are normalised before they come here. */
export type Identifier = { readonly kind: 'user-code' | 'personal-number' | 'customer-number'; readonly value: string };

export type CustomerRecord = {
  readonly id: string;
  readonly name: string;
  readonly language: 'sv' | 'fi' | 'en';
  readonly identifiers: readonly Identifier[];
  /** Set: the agreement is blocked, and with it every credential (S16). */
  readonly blocked: { readonly at: Time; readonly why: string } | null;
  readonly since: Time;
};

export interface Customers {
  find(id: string): Promise<CustomerRecord | undefined>;
  byIdentifier(identifier: Identifier): Promise<CustomerRecord | undefined>;
  /** 'taken': the id or one of the identifiers belongs to somebody already (I1); nothing was written. */
  add(customer: CustomerRecord, effects: Effects): Promise<'added' | 'taken'>;
  block(id: string, block: { readonly at: Time; readonly why: string }, effects: Effects): Promise<'blocked' | 'unchanged'>;
  unblock(id: string, effects: Effects): Promise<'unblocked' | 'unchanged'>;
  count(): Promise<number>;
}
