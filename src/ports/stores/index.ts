import type { Audit } from './audit.ts';
import type { Calls } from './calls.ts';
import type { Challenges } from './challenges.ts';
import type { Credentials } from './credentials.ts';
import type { Customers } from './customers.ts';
import type { Flows } from './flows.ts';
import type { Letters } from './letters.ts';
import type { Numbers } from './numbers.ts';
import type { Outbox } from './outbox.ts';
import type { Sms } from './sms.ts';
import type { Alarms, Sessions, Staff } from './staff.ts';
import type { Tries } from './tries.ts';
import type { Wakeups } from './wakeups.ts';

export * from './audit.ts';
export type * from './calls.ts';
export type * from './challenges.ts';
export type * from './credentials.ts';
export type * from './customers.ts';
export type * from './effects.ts';
export type * from './flows.ts';
export type * from './letters.ts';
export type * from './numbers.ts';
export type * from './outbox.ts';
export type * from './sms.ts';
export type * from './staff.ts';
export type * from './tries.ts';
export type * from './wakeups.ts';

/** Everything that is kept, as named atomic operations: no SQL, no transaction callback outside adapters/database. */
export type Stores = {
  readonly flows: Flows;
  readonly challenges: Challenges;
  readonly tries: Tries;
  readonly credentials: Credentials;
  readonly customers: Customers;
  readonly calls: Calls;
  readonly audit: Audit;
  readonly letters: Letters;
  readonly outbox: Outbox;
  readonly numbers: Numbers;
  readonly sms: Sms;
  readonly wakeups: Wakeups;
  readonly staff: Staff;
  readonly sessions: Sessions;
  readonly alarms: Alarms;
  close(): Promise<void>;
};
