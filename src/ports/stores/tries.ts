import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** Who can be locked by guessing what: one budget for all that a stranger can try, own ones for what only the customer has (I3, D7). */
export type BudgetKey = { readonly of: string; readonly kind: string };

/**
 * `tries` wrong ones in a row fill it. Then it is locked until somebody opens it, or rests `pause` ms, doubling each
 * time, and is locked for good at `lockAt` wrong ones since the last right one.
 */
export type BudgetRule =
  | { readonly tries: number; readonly then: 'lock' }
  | { readonly tries: number; readonly then: 'pause'; readonly pause: number; readonly lockAt: number };

export type Reservation = BudgetKey & { readonly id: string; readonly rule: BudgetRule; readonly node: string };

/** `right` gives back this try and the wrong ones reserved before it; `back` gives back this one only; `wrong` counts it. */
export type Settlement = {
  readonly tryId: string;
  readonly as: 'right' | 'wrong' | 'back';
  readonly rule: BudgetRule;
  readonly now: Time /** Written with it if this try was the one that locked the budget. */;
  readonly ifLocked?: Effects;
};

/** `pausedUntil` may have passed. */
export type BudgetState = {
  readonly wrong: number;
  readonly open: number;
  readonly sinceRight: number;
  readonly pausedUntil: Time | null;
  readonly locked: Time | null;
};

export interface Tries {
  state(key: BudgetKey): Promise<BudgetState>;
  /** For tries that are not part of a flow. */
  reserve(reservation: Reservation, now: Time): Promise<'reserved' | 'full' | 'locked'>;
  /** 'late': it was settled before, as an orphan's is, and nothing was written. */
  settle(settlement: Settlement, effects: Effects): Promise<'settled' | 'late'>;
  /**
   * An open try whose node died counts as wrong: settles those reserved before `before`. `ifLocked` is written with the one that
   * locks a customer's budget. Returns how many.
   */
  settleOrphans(before: Time, now: Time, ifLocked: (budget: BudgetKey) => Effects): Promise<number>;
  /** Opens a lock (by app, box, passkey or service point). Never called because time has passed (I5). */
  unlock(key: BudgetKey, effects: Effects): Promise<void>;
  /** Budgets in which nothing is counted, and which no lock or pause closes: they come back as they were (I5). */
  forgetEmpty(now: Time, atMost: number): Promise<number>;
}
