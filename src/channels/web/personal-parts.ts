import type { Identify } from '#identification';
import type { Policy } from '#policy';
import type { Clock, Keys, Random, Signals, Stores } from '#ports';
import type { Language, TimeZone } from '#texts';
import type { Clients } from './clients.ts';
import type { MenuKey } from './help/index.ts';
import type { OwnBoxes, OwnCodes } from './my/own-codes.ts';
import type { WebParts } from './parts.ts';

/** What the pages of one person need: who may see them, and the engine that says who it is. */
export type PersonalParts = Pick<WebParts, 'brand' | 'assets' | 'demo' | 'numbers'> & {
  readonly stores: Pick<Stores, 'sessions' | 'customers' | 'audit'>;
  readonly identify: Identify;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly policy: Policy;
  readonly node: string;
  /** Of these pages, without a slash at the end. */
  readonly origin: string;
  /** Whom the app says a request comes from (S11). */
  readonly sender: Record<Language, string>;
  readonly timeZone: TimeZone;
  readonly codes: OwnCodes;
  /** Where the bank sends new code boxes. */
  readonly boxes?: OwnBoxes;
  /** The ways of the bank; of them the web offers those it can ask. */
  readonly ways: readonly Pick<MenuKey, 'way'>[];
  /** Where the bank has an OpenID Provider: the clients that customers log in to. */
  readonly clients?: Clients;
};
