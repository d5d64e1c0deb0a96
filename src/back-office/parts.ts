import type { Calls } from '#calls';
import type { PageAssets } from '#pages';
import type { Clock, Keys, Random, Signals, Stores } from '#ports';
import type { Brand, Language, TimeZone } from '#texts';
import type { DeskBoxes } from './boxes.ts';
import type { Softphones } from './desk-softphone.ts';
import type { Discuss } from './discuss.ts';

/** All that the back office needs from outside. The server has @fastify/cookie, formbody and websocket registered. */
export type BackOfficeParts = {
  readonly calls: Calls;
  readonly stores: Pick<Stores, 'staff' | 'sessions' | 'customers' | 'audit' | 'alarms'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  /** This node's name, for the audit. */
  readonly node: string;
  readonly brand: Brand;
  readonly timeZone: TimeZone;
  /** The reasons callers choose from (S14), as the phone has them. */
  readonly reasons: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
  readonly discuss: Discuss;
  /** The code boxes of customers; null where the bank has none. */
  readonly boxes: DeskBoxes | null;
  readonly softphones: Softphones | null;
  /** The public origin of these pages, `https://…` without a slash: what a browser sends as Origin. */
  readonly origin: string;
  readonly assets: (page?: string) => PageAssets;
  /** Who a bearer token belongs to, if it may read the stream of desk events. */
  readonly findClient: (token: string, may: 'desk-events') => string | undefined;
  /** Lists the staff at log-in, one press each. Never outside the demo. */
  readonly demo: boolean;
};
