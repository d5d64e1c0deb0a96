import type { BackOfficeParts } from './parts.ts';

/** Reads everything anew at least so often, ms: a lost signal costs so much and no more. */
const beat = 2_000;
/** Between two readings of one node, ms: many signals at once are one reading. */
const breath = 50;

export type Pusher = { soon(): void; stop(): void };

/**
 * One reading at a time; what happens meanwhile causes one more. A reading that fails is tried again at the next beat.
 * While nobody is there it rests until `soon`.
 */
export function createPusher(
  { clock, signals }: Pick<BackOfficeParts, 'clock' | 'signals'>,
  send: () => Promise<void>,
  isThere: () => boolean,
): Pusher {
  let running = false;
  let wanted = false;
  let stopped = false;
  let cancel = (): void => {};
  const run = async (): Promise<void> => {
    running = true;
    wanted = false;
    cancel();
    await send().catch(() => undefined);
    running = false;
    if (!stopped && isThere()) cancel = clock.at(clock.now() + (wanted ? breath : beat), () => void run());
  };
  const soon = (): void => {
    if (running || stopped) wanted = true;
    else if (isThere()) void run();
  };
  const deaf = signals.listen('desk', soon);
  return {
    soon,
    stop() {
      stopped = true;
      deaf();
      cancel();
    },
  };
}
