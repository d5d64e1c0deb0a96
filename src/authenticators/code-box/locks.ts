import { budgetAlone, budgetInSession } from '#identification';
import type { AuditEvent, Stores } from '#ports';
import { boxKind } from './about-box.ts';

/** What wrong codes have closed: the boxes of a customer everywhere else, *new password*, or what is done with a box when logged in. */
export type BoxLock = 'box' | 'new-password' | 'in-session';

const rooms = { box: boxKind, 'new-password': budgetAlone(boxKind), 'in-session': budgetInSession(boxKind) } as const satisfies Record<
  BoxLock,
  string
>;
const all = Object.keys(rooms) as BoxLock[];

type LockParts = { readonly stores: { readonly tries: Pick<Stores['tries'], 'state' | 'unlock'> } };

/** Which of them is locked (I3). For whoever is identified, and for staff: to others it would tell who has a box (D6). */
export async function listBoxLocks({ stores: { tries } }: LockParts, customer: string): Promise<readonly BoxLock[]> {
  const states = await Promise.all(all.map((lock) => tries.state({ of: customer, kind: rooms[lock] })));
  return all.filter((_, at) => (states[at]?.locked ?? null) !== null);
}

/** All three begin anew, rests and counted tries too (I6): for whoever has seen the customer. `event` says who, of each that was locked. */
export async function openBoxLocks(
  parts: LockParts,
  customer: string,
  event: (opened: BoxLock) => AuditEvent,
): Promise<readonly BoxLock[]> {
  const locked = await listBoxLocks(parts, customer);
  for (const lock of all) {
    const audit = locked.includes(lock) ? [event(lock)] : [];
    await parts.stores.tries.unlock({ of: customer, kind: rooms[lock] }, { audit });
  }
  return locked;
}

/** Of the audit's word for a budget; undefined: it is not of a box. */
export function readBoxLock(kind: unknown): BoxLock | undefined {
  return all.find((lock) => rooms[lock] === kind);
}
