import type { OcraSuite, Time } from '#ports';
import { isSame } from './box.ts';
import type { OcraInput } from './ocra.ts';
import { usualWindows } from './windows.ts';

/**
 * What moves in a box that answers challenges: the lowest counter that still counts, and how many steps its clock is fast. What its
 * suite does not have stays 0.
 */
export type Answering = { readonly next: number; readonly drift: number };

/**
 * The box after a response that counts, in the windows of a code; undefined: it counts nowhere. One whose suite has no counter
 * keeps its `next`: what is used once is then the challenge. As much is computed whatever is found, and whatever the suite has (I7).
 *
 * `compute`: the response for a counter and a moment, one of RFC 6287 §7.1 to §7.3 with all else that goes into it.
 * `typed`: normalised (T4).
 */
export function findResponse(
  suite: OcraSuite,
  box: Answering,
  typed: string,
  now: Time,
  compute: (input: Required<Pick<OcraInput, 'counter' | 'now'>>) => string,
  windows = usualWindows,
): Answering | undefined {
  let found: Answering | undefined;
  for (const counter of count(box.next, windows.ahead + 1)) {
    for (const drift of count(box.drift - windows.aside, 2 * windows.aside + 1)) {
      const right = compute({ counter, now: now + drift * (suite.step ?? 0) * 1000 });
      const isNear = suite.step === null || Math.abs(drift) <= windows.drift;
      if (isSame(right, typed) && isNear)
        found ??= { next: suite.counter ? counter + 1 : box.next, drift: suite.step === null ? box.drift : drift };
    }
  }
  return found;
}

function count(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}
