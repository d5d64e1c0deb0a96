import type { Clock } from '#ports';
import type { Shelf } from './shelf.ts';

export type PostParts = {
  readonly clock: Clock;
  readonly boxes: { send(atMost: number): Promise<unknown>; holder(serial: string): Promise<string | null> };
  readonly shelf: Pick<Shelf, 'stocked' | 'post'>;
};

/** A moment, so that an order is seen before its box comes, ms. */
const rhythm = 5_000;
const atOnce = 20;

/**
 * K27, K36: in place of whoever packs the boxes of a bank. What was ordered is sent, and whatever box the bank has given to somebody
 * comes into their hands, also after the power went between the two.
 */
export function createPosting({ clock, boxes, shelf }: PostParts): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now < next) return;
    next = now + rhythm;
    await boxes.send(atOnce);
    for (const serial of shelf.stocked()) {
      const owner = await boxes.holder(serial);
      if (owner !== null) shelf.post(serial, owner, now);
    }
  };
}
