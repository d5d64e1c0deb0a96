import type { Policy } from '#policy';
import type { Clock, Keys, Random, Signals, Stores } from '#ports';
import { stepOf } from './advance.ts';
import type { Authenticator } from './authenticator.ts';
import type { Flow, Plan } from './flow.ts';

/** All that the engine's runner needs from outside. */
export type Parts = {
  readonly stores: Pick<Stores, 'flows' | 'challenges' | 'tries' | 'credentials' | 'customers' | 'calls'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly policy: Policy;
  readonly authenticators: readonly Authenticator[];
  readonly plans: readonly Plan[];
  /** This node's name, for audit rows and open tries. */
  readonly node: string;
};

/** Throws nothing that the plan rules have not excluded at start. */
export function authenticatorOf(parts: Parts, name: string): Authenticator {
  const found = parts.authenticators.find((authenticator) => authenticator.name === name);
  if (!found) throw new Error(`no authenticator ${name}`);
  return found;
}

type Naming = Authenticator & Required<Pick<Authenticator, 'names'>>;

/** At a claim that nobody types: the way whose answer says who, and proves it with the same. */
export function namingOf(parts: Parts, flow: Flow): Naming | undefined {
  const next = flow.steps[flow.at + 1];
  if (stepOf(flow)?.do !== 'claim' || next?.do !== 'prove' || next.with !== 'claim') return undefined;
  const authenticator = authenticatorOf(parts, next.by);
  return authenticator.names ? (authenticator as Naming) : undefined;
}

/** The plans that the flow's own one says may be taken instead of it (D15), over its channel and for its purpose. */
export function plansInstead({ plans }: Parts, { plan, channel, purpose }: Flow): readonly Plan[] {
  const own = plans.find(({ name }) => name === plan);
  return plans.filter(
    ({ name, channels, purposes }) => own?.instead?.includes(name) && channels.includes(channel) && purposes.includes(purpose),
  );
}
