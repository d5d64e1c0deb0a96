import type { Policy } from '#policy';
import type { Clock, Keys, Random, SmsGateway, Stores } from '#ports';
import type { Brand, TimeZone } from '#texts';

export type SmsParts = {
  readonly stores: Pick<Stores, 'outbox' | 'numbers' | 'sms' | 'customers' | 'alarms' | 'audit' | 'sessions'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
  readonly node: string;
  readonly policy: Pick<Policy, 'smsPerNumber' | 'smsPerCustomer' | 'smsPerPrefix'>;
  readonly brand: Brand;
  readonly timeZone: TimeZone;
  /** The first is asked first. None: what waits is taken from the outbox, and nothing is sent. */
  readonly gateways: readonly SmsGateway[];
  /** What is sent for a challenge, asked for when it is sent; undefined: it has been answered, has expired or was followed by another. */
  readonly codeOf: (challenge: string) => Promise<{ readonly text: string } | undefined>;
  readonly complain: (code: string, detail: string) => void;
};
