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

export interface Customers {
  find(id: string): Promise<CustomerRecord | undefined>;
  byIdentifier(identifier: Identifier): Promise<CustomerRecord | undefined>;
  /** 'taken': the id or one of the identifiers belongs to somebody already (I1); nothing was written. */
  add(customer: CustomerRecord, effects: Effects): Promise<'added' | 'taken'>;
  block(id: string, block: { readonly at: Time; readonly why: string }, effects: Effects): Promise<'blocked' | 'unchanged'>;
  /** 'unchanged' also for a closed one, which nothing opens. */
  unblock(id: string, effects: Effects): Promise<'unblocked' | 'unchanged'>;
  /**
   * No longer a customer: blocked (by whom first stays), every credential ends, and the identifiers are given up, so that
   * nothing finds this person, and one who comes back can be added anew.
   */
  close(id: string, at: Time, effects: Effects): Promise<'closed' | 'unchanged'>;
  count(): Promise<number>;
}
