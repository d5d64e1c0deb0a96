import type { Time } from '#ports';

/** RFC 6238 §4.1. `step`: how long a code lasts (X); `start`: when steps began to be counted (T0, seconds since 1970). Seconds both. */
export type Steps = { readonly step: number; readonly start: number };

/** RFC 6238 §4.2: how many whole steps have passed (T), the counter of HOTP then; below zero before they began to be counted. */
export function countSteps({ step, start }: Steps, now: Time): number {
  return Math.floor((now / 1000 - start) / step);
}
