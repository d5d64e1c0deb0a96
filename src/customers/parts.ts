import type { Clock, Signals, Stores } from '#ports';

/** What the register of customers needs from outside. `node` is this node's name, for the audit. */
export type CustomerParts = {
  readonly stores: Pick<Stores, 'customers' | 'sessions' | 'audit'>;
  readonly clock: Clock;
  readonly signals: Signals;
  readonly node: string;
};
