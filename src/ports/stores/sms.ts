import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** From handed over onwards; it never goes back. The last three are final, and the first of them to be told stays (T44). */
export type SmsState = 'handed-over' | 'on-its-way' | 'delivered' | 'undeliverable' | 'expired';

/** One message that a gateway took: never the text, never the number. */
export type SmsRecord = {
  /** The outbox message. Null for a receipt that came before the record of its message. */
  readonly id: string | null;
  readonly customer: string | null;
  readonly gateway: string;
  /** By which the gateway tells of it; unique at one gateway. */
  readonly reference: string;
  readonly state: SmsState;
  readonly at: Time;
};

/** One limit: at most `count` sendings in each window of `window` ms; over CIBA, of questions about one customer and of looks at one question. */
export type SmsLimit = {
  readonly kind: 'number' | 'customer' | 'prefix' | 'asking' | 'polling';
  /** A keyed hash, a customer, or the first digits of a number. */
  readonly of: string;
  readonly count: number;
  readonly window: number;
};

export type SmsSent = {
  readonly id: string;
  readonly customer: string;
  readonly gateway: string;
  readonly reference: string;
  readonly at: Time;
};

export type SmsSpent = { readonly is: 'spent' } | { readonly is: 'full'; readonly kind: SmsLimit['kind'] };

export interface Sms {
  /** Counts one sending against all of the limits, or against none and says which is used up (T42). */
  spend(limits: readonly SmsLimit[], now: Time): Promise<SmsSpent>;
  /** What a gateway took. If its receipt came first, that state stays. */
  handedOver(sent: SmsSent, effects: Effects): Promise<void>;
  /** A receipt: late, doubled and out of order as they come (T44). 'unchanged': it told nothing new. */
  report(receipt: {
    readonly gateway: string;
    readonly reference: string;
    readonly state: SmsState;
    readonly at: Time;
  }): Promise<'moved' | 'unchanged'>;
  /** What is known of one outbox message, the oldest first: more than one when it was tried again. */
  of(id: string): Promise<readonly SmsRecord[]>;
  /** Records of before then, the oldest first. Returns how many. */
  forget(before: Time, atMost: number): Promise<number>;
  /** Counts of windows that began before then: there are many more of them, and they are worth nothing when their window is over. */
  forgetCounts(before: Time, atMost: number): Promise<number>;
}
