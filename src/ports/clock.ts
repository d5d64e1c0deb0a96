import type { Time } from './json.ts';

/** The only source of time. The simulation and the demo's clock page put their own in its place. */
export interface Clock {
  now(): Time;
  /** Calls back once at or after `at`; the returned function cancels. */
  at(at: Time, call: () => void): () => void;
}
