import type { Identify } from '#identification';
import type { Policy } from '#policy';
import type { Clock, Keys, Stores } from '#ports';
import type { OpenidClient } from './client.ts';
import type { Records } from './records.ts';

/** All that CIBA needs beside the library. */
export type CibaParts = {
  readonly records: Records;
  readonly clients: readonly OpenidClient[];
  readonly stores: Pick<Stores, 'customers' | 'sessions' | 'sms' | 'audit'>;
  readonly identify: Pick<Identify, 'begin' | 'claim' | 'claimFor' | 'answer' | 'look' | 'end' | 'isRefused'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly policy: Pick<Policy, 'heardCode' | 'appPatience' | 'asksPerCustomer'>;
  readonly node: string;
};
