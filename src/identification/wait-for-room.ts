import type { Clock } from '#ports';

const firstWait = 20;
const longestWait = 320;
/** An open try older than this, ms, belongs to a node that died; a comparison takes well under a second (I3). */
export const orphanAge = 30_000;

/**
 * Open tries that fill a budget are waited for, so that right answers that come together all succeed (T8); only settled wrong
 * ones refuse. Who has waited longer asks more seldom: hundreds at one budget must not keep the few that hold it from settling.
 */
export async function waitForRoom<Outcome>(
  clock: Clock,
  ask: () => Promise<Outcome>,
  isFull: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  const end = clock.now() + orphanAge;
  for (let wait = firstWait; ; wait = Math.min(2 * wait, longestWait)) {
    const outcome = await ask();
    if (!isFull(outcome) || clock.now() >= end) return outcome;
    await new Promise<void>((resolve) => clock.at(clock.now() + wait, resolve));
  }
}
