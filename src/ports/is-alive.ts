import type { Time } from './json.ts';
import type { CallRecord } from './stores/index.ts';

/** Not hung up, and its node was heard of lately. Everything that trusts a call asks this first (S42, T38). */
export function isAlive({ ended, lease }: CallRecord, now: Time): boolean {
  return ended === null && lease > now;
}
