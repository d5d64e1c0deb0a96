import type { Clock } from '#ports';
import type { Step } from './step.ts';

/** Where the present step of a call stands for all who wait for it. */
export type StepBoard = {
  readonly step: Step;
  show(step: Step): void;
  listen(call: (step: Step) => void): () => void;
  /** Resolves with the first step after that one; with the present one when `patience` is over or `done` comes first. */
  next(after: number, patience: number, done?: Promise<unknown>): Promise<Step>;
  readonly isWatched: boolean;
};

export function createStepBoard(clock: Clock, first: Step): StepBoard {
  let step = first;
  const listeners = new Set<(step: Step) => void>();
  return {
    get step() {
      return step;
    },
    show(next) {
      step = next;
      for (const call of [...listeners]) call(step);
    },
    listen(call) {
      const own = (next: Step) => call(next);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    async next(after, patience, done) {
      if (step.n > after) return step;
      await new Promise<void>((resolve) => {
        const finish = () => {
          listeners.delete(finish);
          cancel();
          resolve();
        };
        const cancel = clock.at(clock.now() + patience, finish);
        listeners.add(finish);
        void done?.then(finish);
      });
      return step;
    },
    get isWatched() {
      return listeners.size > 0;
    },
  };
}
