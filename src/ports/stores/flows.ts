import type { Json, Time } from '../json.ts';
import type { ChallengeRecord, Use } from './challenges.ts';
import type { Effects } from './effects.ts';

/** A flow as it is stored: what is searched for stands in columns, the rest is the engine's plain data. */
export type FlowRecord = {
  readonly id: string;
  /** Rises by one with every move; 0 when begun. */
  readonly version: number;
  readonly call: string | null;
  readonly customer: string | null;
  readonly ended: boolean;
  /** When it is over by itself. */
  readonly expires: Time;
  readonly body: Json;
};

export interface Flows {
  begin(flow: FlowRecord, effects: Effects): Promise<void>;
  find(id: string): Promise<FlowRecord | undefined>;
  /** Moves the flow from `version - 1`, opening a challenge with it if the step asks one. 'stale': somebody else moved it first; 'spent': a use changed no row. In both cases nothing was written. */
  move(
    flow: FlowRecord,
    effects: Effects & { readonly open?: ChallengeRecord; readonly uses?: readonly Use[] },
  ): Promise<'moved' | 'stale' | 'spent'>;
  /** The flows of a call that are not over (at hang-up they are ended, S42). */
  ofCall(call: string): Promise<readonly FlowRecord[]>;
  /** Flows that are over by time but were not told so yet: their node died or nobody looked. */
  overdue(now: Time, atMost: number): Promise<readonly FlowRecord[]>;
  /** Flows that have ended and were over before then, with all they asked. Returns how many; so do all that forget. */
  forget(before: Time, atMost: number): Promise<number>;
}
