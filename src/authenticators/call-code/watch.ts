import { budgetOfEverybody } from '#identification';
import type { Policy } from '#policy';
import { type Clock, drawId, type Random, type Stores } from '#ports';
import { callCodeKind } from './call-code.ts';

export type WatchParts = {
  readonly stores: Pick<Stores, 'tries' | 'alarms' | 'sessions'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

/**
 * Raises one alarm for each window in which so many call codes were wrong that no more are looked at: somebody tries random
 * ones, or the prompt misleads. For the jobs, about once a minute on any node. True if it raised one.
 */
export async function watchCallCodes({ stores, clock, random, policy, node }: WatchParts): Promise<boolean> {
  const now = clock.now();
  const budget = budgetOfEverybody(policy, callCodeKind, now);
  const { locked, wrong } = await stores.tries.state(budget);
  if (locked === null) return false;
  if ((await stores.sessions.use(`alarm ${budget.kind} ${budget.of}`, now + policy.everybodyWindow)) === 'spent') return false;
  const alarm = {
    id: drawId(random),
    at: now,
    kind: 'call-code-guessing',
    call: null,
    customer: null,
    detail: `${wrong} wrong call codes`,
  };
  await stores.alarms.raise(alarm, { audit: [{ at: now, node, what: 'alarm-call-code-guessing' }] });
  return true;
}
