import type { Calls } from '#calls';
import type { Identify } from '#identification';
import type { Clock } from '#ports';

export type JobParts = {
  readonly clock: Clock;
  readonly identify: Identify;
  readonly calls: Calls;
  /** Carries what waits in the outbox; returns how many messages were handled. */
  readonly deliver: () => Promise<number>;
  /** Carries out what identifications have ordered (T22). */
  readonly carryOrders: () => Promise<unknown>;
  /** Looks whether somebody guesses call codes, and raises the alarm. */
  readonly watch: () => Promise<unknown>;
  /** What waits for somebody outside: each has a round of its own, so that a gateway that does not answer keeps no call alive. */
  readonly carriers: readonly (() => Promise<unknown>)[];
  readonly complain: (code: string, detail: string) => void;
  /** True while nothing may happen: what waits in a restored database was done before (T57). */
  readonly rests?: () => boolean;
};

const rhythm = 1_000;

/** What happens by itself, about once a second, on every node: each part is safe to run on all at once. */
export function startJobs(parts: JobParts): () => Promise<void> {
  const rounds = [listJobs(parts), ...parts.carriers.map((carrier) => [carrier])].map((round) => repeat(parts, round));
  return async () => {
    await Promise.all(rounds.map((stop) => stop()));
  };
}

type Round = readonly (() => Promise<unknown>)[];

function repeat(parts: JobParts, round: Round): () => Promise<void> {
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const turn = () => {
    running = runRound(parts, round).finally(() => {
      if (!stopped) cancel = parts.clock.at(parts.clock.now() + rhythm, turn);
    });
  };
  turn();
  return async () => {
    stopped = true;
    cancel();
    await running;
  };
}

function listJobs(parts: JobParts): Round {
  const { calls, identify } = parts;
  return [
    () => calls.endLost(identify.endCall),
    () => identify.endOverdue(),
    () => identify.countLost(),
    () => parts.deliver(),
    () => parts.carryOrders(),
    () => parts.watch(),
  ];
}

/** A part that fails does not keep the others from their work. */
async function runRound(parts: JobParts, round: Round): Promise<void> {
  for (const part of parts.rests?.() ? [] : round)
    await part().catch((error: Error) => parts.complain('job-failed', error.stack ?? error.message));
}
