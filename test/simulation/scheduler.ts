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

export function createScheduler(random: Random): Scheduler {
  const waiting: (() => void)[] = [];
  return {
    turn: () => new Promise<void>((resolve) => waiting.push(resolve)),
    async run() {
      for (;;) {
        await new Promise<void>((resolve) => setImmediate(resolve));
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
