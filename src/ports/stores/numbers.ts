import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** Why a number may be read at all; nothing else is a reason (S63, D17). */
export type NumberPurpose = 'code' | 'notice' | 'own-page';

/** A telephone number for confirmation codes: sealed, and a keyed hash by which sendings to it are counted without knowing it. */
export type SealedNumber = { readonly sealed: string; readonly digest: string };

/** Who is told that the number is theirs from now on: the id of the `sms-code` credential that comes with it. */
type Binding = { readonly credential: string };

export type NumberRead = { readonly purpose: NumberPurpose; readonly at: Time; readonly node: string };

export type PendingNumber = { readonly proposed: Time; readonly due: Time };

/**
 * The register's telephone numbers, which stand apart from everything else that is known of a customer (S63). With a
 * number comes one credential of kind `sms-code`; with another number another one, so that what was sent to the old
 * number proves nothing any more. Who is no longer a customer has none: closing the agreement forgets it.
 */
export interface Numbers {
  /** First numbers, in force at once: all of them, or 'there-is-one' and nothing was written. */
  register(
    numbers: readonly (SealedNumber & Binding & { readonly customer: string })[],
    at: Time,
    effects: Effects,
  ): Promise<'registered' | 'there-is-one'>;
  /**
   * Whether this is the number that the customer has, or will have once the proposed one takes effect. It tells no
   * number, so it is not written down.
   */
  compare(customer: string, digest: string): Promise<'none' | 'same' | 'other'>;
  /** The only way to a number. The same transaction writes the audit line `number-read` with the purpose (D17). */
  read(customer: string, read: NumberRead): Promise<SealedNumber | undefined>;
  /** Another number, which takes effect when it is due and not before (T41). A later proposal stands in the place of an earlier one. */
  propose(customer: string, number: SealedNumber & Binding & PendingNumber, effects: Effects): Promise<void>;
  /** The customer has no number any more, and none that waits; the credential ends. */
  remove(customer: string, at: Time, effects: Effects): Promise<'removed' | 'unchanged'>;
  pending(customer: string): Promise<PendingNumber | undefined>;
  undo(customer: string, effects: Effects): Promise<'undone' | 'unchanged'>;
  /**
   * Moves in what is due, with its credential, ends the old credential, and writes `number-changed` for each. Returns
   * the customers it moved.
   */
  takeEffect(now: Time, node: string, atMost: number): Promise<readonly string[]>;
}
