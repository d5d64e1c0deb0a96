/** How often something was done in a second, while so many did it at once. `spent`: what was sampled, per piece of work. */
export type Rate = { readonly perSecond: number; readonly done: number; readonly spent: number };

export type Load = {
  /** One worker's piece of work, again and again. */
  readonly work: (worker: number) => Promise<void>;
  readonly workers: number;
  /** ms */
  readonly warmUp: number;
  readonly window: number;
  /** A growing number, such as microseconds of CPU. */
  readonly sample?: () => Promise<number> | number;
};

/** Counts what is finished within the window while the workers go on before and after it. Throws what the first worker throws. */
export async function measureRate({ work, workers, warmUp, window, sample = ownCpu }: Load): Promise<Rate> {
  let done = 0;
  let stopped = false;
  const goOn = async (worker: number) => {
    while (!stopped) {
      await work(worker);
      done += 1;
      // Where nothing has to be waited for, as in PGlite, the timers would never have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const all = Promise.all(Array.from({ length: workers }, (_, worker) => goOn(worker)));
  all.catch(() => {
    stopped = true;
  });
  await Promise.race([pass(warmUp), all]);
  const [from, began, before] = [done, performance.now(), await sample()];
  // On a machine so busy that nothing is finished in the window, the window is longer.
  do await Promise.race([pass(window), all]);
  while (done === from);
  const [count, took, spent] = [done - from, performance.now() - began, (await sample()) - before];
  stopped = true;
  await all;
  return { perSecond: (count * 1_000) / took, done: count, spent: spent / count };
}

/** Microseconds of CPU that this process has used. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The value below which such a part of the sorted values lies, by nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
