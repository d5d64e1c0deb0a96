import type { Time } from '#ports';
import { type Diagnosis, diagnose, type KnownBox, type Rules } from './diagnose.ts';

/**
 * The doctor's word about two codes in a row that were not accepted, typed as one answer (K26c): what was wrong with the first, else with
 * the second, which must be of the same box (K26a). As many codes are computed whatever is found: twice those of one code.
 */
export function diagnosePair(known: readonly KnownBox[], typed: string, now: Time, rules: Rules): Diagnosis {
  const half = typed.length / 2;
  const one = diagnose(known, typed.slice(0, half), now, rules);
  const next = diagnose(known, typed.slice(half), now, 'serial' in one ? { ...rules, meant: one.serial } : rules);
  const tellsLittle = one.is === 'right' || one.is === 'out-of-step' || one.is === 'unknown';
  return tellsLittle && next.is !== 'unknown' ? next : one;
}
