import type { Ended } from '../call-state.ts';
import type { Step } from '../step.ts';
import { type Collector, collect, type Effect, type Happening, idle } from './collector.ts';

/** Calls back after so many milliseconds; the returned function cancels. */
export type After = (wait: number, call: () => void) => () => void;

export type CollectorHands = {
  /** Says when all of it was played. */
  play(say: Step['say'], onSaid: () => void): void;
  cut(): void;
  sound(sound: Step['sound']): void;
  send(step: number, keys: string, ended: Ended): void;
  hangUp(): void;
  now(): number;
  readonly after: After;
};

export type RunningCollector = {
  take(step: Step): void;
  press(key: string): void;
  /** As before the first step; nothing is waited for. */
  reset(): void;
  readonly present: Collector;
};

/** Does what the collector wants done, and tells it what came of it. */
export function runCollector({ play, cut, sound, send, hangUp, now, after }: CollectorHands): RunningCollector {
  let present = idle;
  let cancelWait = (): void => {};
  const happen = (happening: Happening): void => {
    const next = collect(present, happening, now());
    present = next.collector;
    for (const effect of next.effects) perform(effect);
  };
  const wait = (patience: number | null): void => {
    cancelWait();
    cancelWait = patience === null ? () => {} : after(patience, () => happen({ is: 'late' }));
  };
  const perform = (effect: Effect): void => {
    if (effect.do === 'play') play(effect.say, () => happen({ is: 'said' }));
    if (effect.do === 'cut') cut();
    if (effect.do === 'sound') sound(effect.sound);
    if (effect.do === 'wait') wait(effect.patience);
    if (effect.do === 'send') send(effect.step, effect.keys, effect.ended);
    if (effect.do === 'hang-up') hangUp();
  };
  return {
    take: (step) => happen({ is: 'step', step }),
    press: (key) => happen({ is: 'key', key }),
    reset() {
      cancelWait();
      present = idle;
    },
    get present() {
      return present;
    },
  };
}
