import type { Policy } from '#policy';
import type { BudgetKey, Time } from '#ports';

/** The budget of all callers together in the window of time that `now` lies in; the next window has a fresh one. */
export function budgetOfEverybody(policy: Pick<Policy, 'everybodyWindow'>, authenticator: string, now: Time): BudgetKey {
  return { of: `everybody ${Math.floor(now / policy.everybodyWindow)}`, kind: authenticator };
}

/** What fills up apart where they are logged in already: whoever guesses elsewhere closes it to nobody (`aloneTries`). */
export function budgetInSession(authenticator: string): string {
  return `${authenticator} in a session`;
}

/** What fills up apart from an authenticator's own budget (`aloneTries`). */
export function budgetAlone(authenticator: string): string {
  return `${authenticator} alone`;
}
