import type { KeyObject } from 'node:crypto';
import type { Time } from '#ports';
import { computeHotp, type Digits, type Hash } from './hotp.ts';

/** RFC 6238 §4.1. `step`: how long a code lasts (X); `start`: when steps began to be counted (T0, seconds since 1970). Seconds both. */
export type Steps = { readonly step: number; readonly start: number };

/** RFC 6238 §4.2: how many whole steps have passed (T); below zero before they began to be counted. */
export function countSteps({ step, start }: Steps, now: Time): number {
  return Math.floor((now / 1000 - start) / step);
}

/** RFC 6238 §4.2: the code of a moment. Throws for one before the steps began. */
export function computeTotp(key: KeyObject, how: Steps & { readonly digits: Digits; readonly hash: Hash }, now: Time): string {
  return computeHotp(key, countSteps(how, now), how.digits, how.hash);
}
