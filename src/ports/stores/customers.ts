import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** Says who, proves nothing. Values are normalised before they come here. */
export type Identifier = { readonly kind: 'user-code' | 'personal-number' | 'customer-number'; readonly value: string };

/** How a letter is printed for this customer: at 14 points, at 20 points, or in braille. */
export type LetterStyle = 'ordinary' | 'large' | 'braille';

export type CustomerRecord = {
  readonly id: string;
  readonly name: string;
  readonly language: 'sv' | 'fi' | 'en';
  readonly identifiers: readonly Identifier[];
  /** YYYY-MM-DD, or null if the core bank does not tell it. */
  readonly born: string | null;
  /** The registered address, line by line, without the name. Letters go nowhere else (S32). */
  readonly address: readonly string[];
  readonly letters: LetterStyle;
  /** Set: the agreement is blocked, and with it every credential (S16). */
  readonly blocked: { readonly at: Time; readonly why: string } | null;
  /** Set: no longer a customer; blocked as well, without identifiers and credentials, and never open again. */
  readonly closed: Time | null;
  readonly since: Time;
};

/** What is not given stays. Identifiers are changed kind by kind; a value of null takes the customer's one away. */
export type CustomerChange = Partial<Pick<CustomerRecord, 'name' | 'language' | 'born' | 'address' | 'letters'>> & {
  readonly identifiers?: readonly { readonly kind: Identifier['kind']; readonly value: string | null }[];
};

/** K10, K16: that a customer has agreed to something, in this version. */
export type Consent = { readonly to: string; readonly version: string; readonly at: Time };

export interface Customers {
  find(id: string): Promise<CustomerRecord | undefined>;
  /** Everybody who has one of these ids or one of these identifiers, by id. */
  among(ids: readonly string[], identifiers: readonly Identifier[]): Promise<readonly CustomerRecord[]>;
  byIdentifier(identifier: Identifier): Promise<CustomerRecord | undefined>;
  /** 'taken': the id or one of the identifiers belongs to somebody already (I1); nothing was written. */
  add(customer: CustomerRecord, effects: Effects): Promise<'added' | 'taken'>;
  /** All of them, or 'taken' and nothing was written. */
  addAll(customers: readonly CustomerRecord[], effects: Effects): Promise<'added' | 'taken'>;
  /** 'unchanged': there is no such customer, or no longer. 'taken': an identifier belongs to somebody else (I1). In both cases nothing was written. */
  change(id: string, change: CustomerChange, effects: Effects): Promise<'changed' | 'unchanged' | 'taken'>;
  block(id: string, block: { readonly at: Time; readonly why: string }, effects: Effects): Promise<'blocked' | 'unchanged'>;
  /** 'unchanged' also for a closed one, which nothing opens. */
  unblock(id: string, effects: Effects): Promise<'unblocked' | 'unchanged'>;
  /**
   * No longer a customer: blocked (by whom first stays), every credential ends, and the identifiers are given up, so that
   * nothing finds this person, and one who comes back can be added anew.
   */
  close(id: string, at: Time, effects: Effects): Promise<'closed' | 'unchanged'>;
  /** What this customer has agreed to, the oldest first. */
  consents(customer: string): Promise<readonly Consent[]>;
  count(): Promise<number>;
  /** Those whose agreement was closed before then, with their tries. The audit remembers their id. */
  forget(before: Time, atMost: number): Promise<number>;
}
