import { type HashCost, hashSecret } from '#identification';
import type { Policy } from '#policy';
import { type AuditEvent, Broken, type Clock, drawDigits, drawId, type Keys, type Random, type Stores, type Time } from '#ports';
import { atMost, type PasswordState, passwordKind, readState, seal } from './password.ts';

export type PasswordParts = {
  readonly stores: Pick<Stores, 'credentials' | 'sessions' | 'tries'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
  /** Smaller only in tests. */
  readonly hashing?: HashCost;
};

/**
 * S51, S53, D3: a new customer's first password, the date of birth as ddmmyy, for those whose policy says so. It dies so many
 * calendar months after today unless it was changed. All there were die. `born`: YYYY-MM-DD.
 */
export async function issueFirstPassword(parts: PasswordParts, customer: string, born: string): Promise<void> {
  const [year = '', month = '', day = ''] = born.split('-');
  const expires = addMonths(parts.clock.now(), parts.policy.firstPasswordMonths);
  await add(parts, customer, `${day}${month}${year.slice(2)}`, { is: 'first' }, { expires, replace: true });
}

/** A password that the customer has chosen at a service point, or the demo's people have. All there were die. */
export async function setPassword(parts: PasswordParts, customer: string, password: string): Promise<void> {
  await add(parts, customer, password, { is: 'own' }, { expires: null, replace: true });
}

export type PostedPassword = { readonly credential: string; readonly password: string; readonly until: Time };

/**
 * S54: a one-time password for a letter; what it is, is known to nobody else. The customer's own one goes on until this one is
 * used (so that a letter ordered by a stranger locks nobody out); one posted before dies. `print` orders it on paper, and if it
 * returns false there is no new password and all stays as it was: one order at a time.
 */
export async function issuePostedPassword(
  parts: PasswordParts,
  customer: string,
  print: (posted: PostedPassword) => Promise<boolean>,
): Promise<'issued' | 'not-printed'> {
  const { stores, clock, random, policy, node } = parts;
  const credential = drawId(random);
  const password = drawDigits(random, policy.postedPasswordDigits);
  const until = clock.now() + policy.postedPasswordLife;
  if (!(await print({ credential, password, until }))) return 'not-printed';
  const now = clock.now();
  for (const { id, state } of await stores.credentials.of(customer, passwordKind, now))
    if (readState(state).is === 'posted')
      await stores.credentials.end(id, now, {
        audit: [{ at: now, node, customer, what: 'posted-password-replaced', detail: { credential: id } }],
      });
  await add(parts, customer, password, { is: 'posted' }, { id: credential, expires: until });
  // What was guessed before there was this letter spoils it for nobody (I6).
  const audit = [{ at: now, node, customer, what: 'posted-password-budget-reset', detail: { credential } }];
  await stores.tries.unlock({ of: customer, kind: passwordKind }, { audit });
  return 'issued';
}

async function add(
  parts: PasswordParts,
  customer: string,
  password: string,
  state: PasswordState,
  more: { readonly expires: Time | null; readonly id?: string; readonly replace?: true },
): Promise<void> {
  const { stores, keys, clock, random, node } = parts;
  const now = clock.now();
  const { id = drawId(random) } = more;
  const sealed = await seal(keys, id, await hashSecret(password, random, parts.hashing));
  const record = { id, customer, kind: passwordKind, version: 0, state, sealed, lookup: null, added: now, expires: more.expires };
  const audit: AuditEvent[] = [{ at: now, node, customer, what: 'password-issued', detail: { credential: id, is: state.is } }];
  const added = await stores.credentials.add(record, { atMost, now, audit, ...(more.replace ? { replace: true } : {}) });
  if (added !== 'added') throw new Broken('password-not-issued', 'The password could not be made. Try again.', added);
  // A browser that was known is asked for an SMS code again: the new password is worth nothing without one (D3). Where the old one has
  // gone, so has whoever was logged in with it (ASVS 7.4.3).
  for (const kind of more.replace ? ['web', 'known-browser'] : ['known-browser']) await stores.sessions.endAll(kind, customer);
}

/** S53 speaks of calendar months: from 30 November three months lead to the last of February. UTC. */
export function addMonths(from: Time, months: number): Time {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
