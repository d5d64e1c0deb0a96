import type { Clock } from '#ports';

/** True as long as no more than so many come in a second, with as many again saved up. */
export function createRate(clock: Clock, perSecond: number): () => boolean {
  let left = 2 * perSecond;
  let last = clock.now();
  return () => {
    const now = clock.now();
    left = Math.min(2 * perSecond, left + ((now - last) * perSecond) / 1_000);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
