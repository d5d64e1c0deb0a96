import type { Time } from '#ports';
import { type Box, findWindow, isSame, listCodes, type Moved, mayCount, moveTo } from './box.ts';
import { usualWindows } from './windows.ts';

/**
 * Where a code counts (RFC 4226 §7.2, §7.4; RFC 6238 §5.2, §6); undefined: nowhere. The whole window is computed and compared
 * whatever is found, so that the time says nothing (I7). Of two places with the same code, one in five million windows of
 * eight digits, the first counts: the other way would put a customer out of step.
 *
 * `code`: normalised (T4).
 */
export function findCode(secret: Uint8Array, box: Box, code: string, now: Time, windows = usualWindows): Moved | undefined {
  const [first, last] = findWindow(box, now, windows);
  let found: number | undefined;
  for (const [at, right] of listCodes(secret, box, first, last).entries()) {
    const isRight = isSame(right, code);
    if (isRight && mayCount(box, first + at, now, windows)) found ??= first + at;
  }
  return found === undefined ? undefined : moveTo(box, found, now);
}
