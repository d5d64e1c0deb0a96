import type { Asking } from '#identification';
import type { Time, Use } from '#ports';
import type { Records } from './records.ts';

/**
 * Whom a grant of the library stands for, and what it rests on. Written before the library is told that somebody is identified: a
 * grant without it gives no token.
 */
export type Granted = {
  readonly flow: string;
  readonly customer: string;
  /** The web session, as it stands in the store, that must live for a token to be given; null where there is none (CIBA). */
  readonly session: string | null;
  readonly acr: string;
  readonly amr: readonly string[];
  /** Seconds since 1970, as `auth_time`. */
  readonly authTime: number;
  readonly asking: Asking | null;
};

const kind = 'Identification';

/** `life`: ms, as that of the grant. */
export async function writeGranted(records: Records, grant: string, granted: Granted, life: Time): Promise<void> {
  await records.put(kind, grant, granted, { life });
}

export async function findGranted(records: Pick<Records, 'find'>, grant: string): Promise<Granted | undefined> {
  return (await records.find(kind, grant))?.body;
}

export async function destroyGranted(records: Records, grant: string): Promise<void> {
  await records.destroy(kind, grant);
}

/** With all that was given for it. */
export async function endGrant(records: Records, grant: string): Promise<void> {
  await records.revokeByGrant(grant);
  await records.destroy('Grant', grant);
  await destroyGranted(records, grant);
}

/**
 * What must be so at the moment in which a token is given: the agreement in force, what was proved not lost, nothing locked, and the
 * customer not logged out (T12). Undefined: nobody was identified.
 */
export async function usesOfGranted(
  granted: Granted,
  stands: (flow: string) => Promise<readonly Use[] | undefined>,
  now: Time,
): Promise<readonly Use[] | undefined> {
  const uses = await stands(granted.flow);
  if (!uses) return undefined;
  return granted.session === null ? uses : [...uses, { is: 'logged-in', session: granted.session, now }];
}
