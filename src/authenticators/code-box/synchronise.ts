import type { Time } from '#ports';
import { type Box, expectPlace, isSame, listCodes, type Moved, mayCount, moveTo } from './box.ts';
import { countSteps } from './totp.ts';
import { usualWindows, type Windows } from './windows.ts';

/**
 * Brings a box back in step by two codes in a row (RFC 4226 §7.4), never by an old one; undefined: they are none. The
 * window is wide, and bounded: `wide` codes ahead, for TOTP `drift` steps either way (RFC 6238 §6). It is computed and compared to
 * its end whatever is found. For TOTP `now` is when the second code was typed.
 *
 * `codes`: normalised (T4).
 */
export function synchronise(
  secret: Uint8Array,
  box: Box,
  codes: readonly [one: string, next: string],
  now: Time,
  windows = usualWindows,
): Moved | undefined {
  const [first, last] = findWideWindow(box, now, windows);
  const row = listCodes(secret, box, first, last + 1);
  let found: number | undefined;
  for (let at = 0; at <= last - first; at++) {
    const [isOne, isNext] = [isSame(row[at] ?? '', codes[0]), isSame(row[at + 1] ?? '', codes[1])];
    const place = first + at + 1;
    const mayBoth = mayCount(box, place - 1, now, windows) && mayCount(box, place, now, windows);
    if (isOne && isNext && mayBoth && isPlausible(box, place, now, windows)) found ??= place;
  }
  return found === undefined ? undefined : moveTo(box, found, now);
}

/** Where the first of the two may stand. */
function findWideWindow(box: Box, now: Time, { wide, drift }: Windows): readonly [first: number, last: number] {
  if (box.kind === 'hotp') return [box.next, box.next + wide];
  const steps = countSteps(box, now);
  return [steps - drift, steps + drift - 1];
}

/** How far the clock can have gone wrong since the box was last used; of one that never was nobody knows. */
function isPlausible(box: Box, place: number, now: Time, { aside, pace }: Windows): boolean {
  if (box.kind === 'hotp' || box.next === 0) return true;
  const unused = Math.max(0, countSteps(box, now) - box.next);
  return Math.abs(place - expectPlace(box, now)) <= 2 * aside + Math.ceil(unused / pace);
}
