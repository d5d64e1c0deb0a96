import type { VirtualClock } from '#adapters/virtual';
import { drawNumber, type Random } from '#ports';

/**
 * Decides which of many waiting steps goes next, by seeded chance: so two store operations of different actors come in
 * every order sooner or later, and the same seed gives the same order.
 */
export type Scheduler = {
  turn(): Promise<void>;
  /** Lets turns happen until nobody waits for one any more. */
  run(): Promise<void>;
};

/** `isBusy`: work goes on that no turn begins and no clock moves; its end is waited for. */
export function createScheduler(random: Random, isBusy: () => boolean = () => false): Scheduler {
  const waiting: (() => void)[] = [];
  return {
    turn: () => new Promise<void>((resolve) => waiting.push(resolve)),
    async run() {
      for (;;) {
        do await new Promise<void>((resolve) => setImmediate(resolve));
        while (isBusy());
        if (waiting.length === 0) return;
        const at = drawNumber(random, waiting.length);
        const chosen = waiting[at];
        const last = waiting.pop();
        if (at < waiting.length && last) waiting[at] = last;
        chosen?.();
      }
    },
  };
}

/** Turns and time go on until everybody is done: somebody may wait for a try that another one holds. */
export async function runAll<T>(
  { scheduler, clock }: { readonly scheduler: Scheduler; readonly clock: VirtualClock },
  work: Promise<T>,
): Promise<T> {
  let over = false;
  const watched = work.finally(() => {
    over = true;
  });
  while (!over) {
    await scheduler.run();
    if (!over) await clock.advance(20);
  }
  return watched;
}

/** The same stores, each operation waiting for its turn first. */
export function takeTurns<T extends object>(stores: T, { turn }: Scheduler): T {
  return Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [name, typeof store === 'object' && store !== null ? takeTurnsIn(store, turn) : store]),
  ) as T;
}

function takeTurnsIn<T extends object>(store: T, turn: () => Promise<void>): T {
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await turn();
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}
