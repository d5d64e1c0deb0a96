import type { BudgetRule } from './rules.ts';

/** Every rule of the running policy as a value. `described` is word for word what the seeds describe, `strict` what a bank should run today. */
export type Policy = {
  readonly profile: 'described' | 'strict';
  /** D1: the app shows the code that was heard, or the customer keys it into the app. */
  readonly heardCode: 'shown' | 'keyed';
  /** I3: what a stranger can try. */
  readonly strangersTries: BudgetRule;
  /** I3: the own code of one phone. */
  readonly deviceTries: BudgetRule;
  /**
   * Wrong activation codes of one customer. A code of 45 bits cannot be guessed in its ten minutes, so the room is wide: five tries
   * would let anybody who knows a user code spoil it (D7).
   */
  readonly activationTries: BudgetRule;
  /** D1: wrong call codes of all callers together that are still looked at, in each window. */
  readonly everybodyTries: number;
  /** ms. */
  readonly everybodyWindow: number;
  /** How long the app may take, ms. */
  readonly appPatience: number;
  /** The life of an activation code, ms (NIST 800-63B-4 §4: ten minutes at most). */
  readonly activationLife: number;
  /** The life of a call code, ms (D1). */
  readonly callCodeLife: number;
  /** Phones a customer may have. */
  readonly phones: number;
  /** T25: unanswered requests that still wake the phones up. */
  readonly wakeUps: number;
  /** N4: how long "not in a call" keeps the phones asleep, ms. */
  readonly wakeUpPause: number;
  /** Digits of the app's own code. */
  readonly ownCodeDigits: number;
};
