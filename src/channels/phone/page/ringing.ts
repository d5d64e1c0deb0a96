import type { After } from '../machine/run-collector.ts';
import type { Step } from '../step.ts';

const lookAgain = 100;

export type Ringing = {
  begin(): void;
  stop(): void;
  /** True while it rings: the step waits for the answer. */
  hold(step: Step): boolean;
};

/** Rings for so many milliseconds at least, and until there is something to say; then what has come meanwhile is handed on. */
export function createRinging(after: After, rings: number, onAnswer: (steps: readonly Step[]) => void): Ringing {
  let held: Step[] | null = null;
  let cancel = (): void => {};
  const answerWhenThere = (): void => {
    if (!held) return;
    if (held.length === 0) {
      cancel = after(lookAgain, answerWhenThere);
      return;
    }
    const steps = held;
    held = null;
    onAnswer(steps);
  };
  return {
    begin() {
      held = [];
      cancel = after(rings, answerWhenThere);
    },
    stop() {
      cancel();
      held = null;
    },
    hold(step) {
      held?.push(step);
      return held !== null;
    },
  };
}
