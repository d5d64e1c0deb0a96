import type { FrameName, Hands } from './hands.ts';
import type { ShowStep } from './show.ts';

export type Stage = {
  readonly hands: Hands;
  /** Only as long as the steps need: for the picture and for tests. */
  readonly fast: boolean;
  /** Which frame is about to act. */
  readonly onFrame: (frame: FrameName) => void;
  readonly onCaption: (caption: string) => void;
};

/** Longer than anything a step waits for. */
const patience = 30_000;

/** Plays the steps in order. Rejects with the signal's reason when it is stopped, with a TimeoutError when a step does not come about. */
export async function play(steps: readonly ShowStep[], stage: Stage, stopped: AbortSignal): Promise<void> {
  const begun = performance.now();
  for (const step of steps) {
    if (!stage.fast && step.at !== undefined) await waitUntil(begun + step.at * 1_000, stopped);
    stopped.throwIfAborted();
    stage.onFrame(step.in);
    if (step.caption) stage.onCaption(step.caption);
    await stage.hands.tell(step.in, step.do, AbortSignal.any([stopped, AbortSignal.timeout(patience)]));
  }
}

function waitUntil(moment: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stopped.throwIfAborted();
    const timer = setTimeout(resolve, Math.max(0, moment - performance.now()));
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(stopped.reason);
    });
  });
}
