import type { AppSettings } from '#authenticators/app-approval';
import type { Calls } from '#calls';
import type { Identify } from '#identification';
import type { Policy } from '#policy';
import type { Clock, Keys, Random, Signals, Stores } from '#ports';
import type { Brand, TimeZone } from '#texts';

/** All that the app's door needs from outside. */
export type AppParts = {
  readonly identify: Pick<Identify, 'begin' | 'claim' | 'answer' | 'waiting' | 'approve' | 'refuse' | 'fate'>;
  readonly calls: Pick<Calls, 'find' | 'alert' | 'wish' | 'inNameOf'>;
  readonly stores: Pick<
    Stores,
    'credentials' | 'customers' | 'challenges' | 'sessions' | 'alarms' | 'tries' | 'wakeups' | 'staff' | 'numbers'
  >;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly policy: Policy;
  readonly node: string;
  readonly brand: Brand;
  readonly timeZone: TimeZone;
  /** The same as the authenticators were made with. */
  readonly settings: AppSettings;
  /** The public VAPID key, null where the bank has no Web Push. */
  readonly pushKey: string | null;
  /** Where the public pages stand (help, accessibility), without a slash at the end. */
  readonly publicOrigin: string;
  /** Addresses of the built page. */
  readonly assets: (page: string) => { readonly scripts: readonly string[]; readonly styles: readonly string[] };
  /** A file of the built pages, by its path there. */
  readonly file: (path: string) => Promise<Uint8Array>;
  readonly demo: boolean;
};
