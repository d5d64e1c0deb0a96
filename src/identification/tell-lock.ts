import { type BudgetKey, drawId, type Effects } from '#ports';
import { kindOf } from './ask.ts';
import type { Parts } from './parts.ts';
import { orphanAge } from './wait-for-room.ts';

/**
 * RTS art. 4(4): the customer hears that their codes are locked, by another way than the one that was tried. A lock of what only
 * they have (a posted password, a phone) stands in the audit alone.
 */
export function tellLock({ clock, node, random, authenticators }: Parts, { of: customer, kind }: BudgetKey, flow?: string): Effects {
  const now = clock.now();
  const id = drawId(random);
  const audit = [{ at: now, node, what: 'codes-locked', customer, ...(flow ? { flow } : {}), detail: { kind } }];
  const isTold = kind === 'strangers' || authenticators.some((one) => one.warns && kindOf(one) === kind);
  if (!isTold) return { audit };
  return { audit, outbox: [{ id, kind: 'sms', to: customer, due: now, body: { is: 'notice', notice: 'codes-locked' } }] };
}

/** A try whose node died counts as wrong (I3), and whoever is locked by it hears of it as of any lock. Returns how many. */
export function countLost(parts: Parts): Promise<number> {
  const now = parts.clock.now();
  return parts.stores.tries.settleOrphans(now - orphanAge, now, (key) => tellLock(parts, key));
}
