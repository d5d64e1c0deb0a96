import type { Time } from '../json.ts';

/** How often a customer's phones are woken for requests nobody answers: push bombing ends here (T25). */
export interface Wakeups {
  /** Counts one more if fewer than `limit` are unanswered and no pause runs. */
  allow(customer: string, limit: number, now: Time): Promise<boolean>;
  answered(customer: string): Promise<void>;
  pause(customer: string, until: Time): Promise<void>;
  /** Customers of whom nothing is unanswered and no pause runs. */
  forgetAnswered(now: Time, atMost: number): Promise<number>;
}
