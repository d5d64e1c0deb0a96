import type { Time } from '../json.ts';
import type { LetterKind } from '../letter-content.ts';
import type { Effects } from './effects.ts';

/** An order, without what it holds. */
export type LetterRecord = {
  readonly id: string;
  readonly customer: string;
  readonly kind: LetterKind;
  /** What the content belongs to, if that can end. */
  readonly credential: string | null;
  /** ms between it and other letters of the customer that must not travel with it; 0: what it holds is activated by another channel. */
  readonly apart: number;
  readonly ordered: Time;
  /** When it would leave if it were the only one. */
  readonly wanted: Time;
  readonly due: Time;
  readonly printed: Time | null;
  readonly cancelled: Time | null;
};

/** The content, sealed under a key of its own, and that key, sealed by the provider. Both are gone once it is printed or cancelled. */
export type LetterSecret = { readonly sealed: string; readonly key: string };

export type LetterToOrder = Omit<LetterRecord, 'due' | 'printed' | 'cancelled'>;

export interface Letters {
  /**
   * Draws the day in the same transaction: far enough from every other letter of the customer (`keepApart`), printed or not, so
   * that two orders at once cannot travel together (N10). 'already-ordered': the customer has an open one of this kind.
   */
  order(
    letter: LetterToOrder,
    secret: LetterSecret,
    effects: Effects,
  ): Promise<{ readonly is: 'ordered'; readonly due: Time } | { readonly is: 'already-ordered' }>;
  /**
   * Open letters that are due, held for this node until `until`; if it dies they come to another one. Of letters that must not
   * travel together never two, nor one while another was printed less than its distance ago, however late the printer is.
   */
  claimDue(now: Time, until: Time, atMost: number): Promise<readonly (LetterRecord & LetterSecret)[]>;
  /** Destroys content and key. 'gone': it was printed or cancelled before; nothing was written. */
  printed(id: string, at: Time, effects: Effects): Promise<'printed' | 'gone'>;
  /** The same without paper: what it was for has ended. */
  cancel(id: string, at: Time, effects: Effects): Promise<'cancelled' | 'gone'>;
  /** All of a customer's that are remembered, in the order they were ordered. */
  of(customer: string): Promise<readonly LetterRecord[]>;
  /** Open ones of all customers, the first due first. */
  waiting(atMost: number): Promise<readonly LetterRecord[]>;
  /** Forgets those printed or cancelled before; returns how many. */
  forget(before: Time): Promise<number>;
}
