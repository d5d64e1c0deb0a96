import { timingSafeEqual } from 'node:crypto';
import type { Time } from '#ports';
import { computeHotp, type Digits, type Hash, readKey } from './hotp.ts';
import { countSteps, type Steps } from './totp.ts';
import type { Windows } from './windows.ts';

/**
 * A box's codes stand in a row; the place of one is HOTP's counter or TOTP's time step. `next` is the lowest place that
 * still counts. It only rises, so one conditional update decides that a code is used once, whichever kind the box is (I2).
 */
export type Box =
  | { readonly kind: 'hotp'; readonly digits: Digits; readonly next: number }
  | ({
      readonly kind: 'totp';
      readonly digits: Digits;
      readonly hash: Hash;
      readonly next: number;
      /** By how many steps the box's clock was fast, or slow (below zero), when it was last used (RFC 6238 §6). */
      readonly drift: number;
    } & Steps);

/** What an accepted code moves. `drift`: of TOTP only. */
export type Moved = { readonly next: number; readonly drift?: number };

/** The place of the code that a box in step shows now. */
export function expectPlace(box: Box, now: Time): number {
  return box.kind === 'hotp' ? box.next : countSteps(box, now) + box.drift;
}

/** Where a single code is accepted: the first place and the last. */
export function findWindow(box: Box, now: Time, { ahead, aside }: Windows): readonly [first: number, last: number] {
  const expected = expectPlace(box, now);
  return box.kind === 'hotp' ? [expected, expected + ahead] : [expected - aside, expected + aside];
}

/** No old code, and none of a clock that has drifted too far, whatever window it stands in. */
export function mayCount(box: Box, place: number, now: Time, windows: Windows): boolean {
  if (place < box.next) return false;
  return box.kind === 'hotp' || Math.abs(place - countSteps(box, now)) <= windows.drift;
}

/** The box after the code of this place. */
export function moveTo(box: Box, place: number, now: Time): Moved {
  const next = place + 1;
  return box.kind === 'hotp' ? { next } : { next, drift: place - countSteps(box, now) };
}

/** The codes from one place to another, both included, whatever may count among them. There is none before place 0: it stands in. */
export function listCodes(secret: Uint8Array, box: Box, first: number, last: number): readonly string[] {
  const key = readKey(secret);
  const hash = box.kind === 'hotp' ? 'sha1' : box.hash;
  return Array.from({ length: last - first + 1 }, (_, at) => computeHotp(key, Math.max(0, first + at), box.digits, hash));
}

/** Takes as long wherever the two differ. */
export function isSame(code: string, typed: string): boolean {
  const [one, other] = [Buffer.from(code), Buffer.from(typed)];
  return one.length === other.length && timingSafeEqual(one, other);
}
