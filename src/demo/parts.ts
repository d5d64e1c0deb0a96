import type { PageAssets } from '#pages';
import type { LetterRecord, Time } from '#ports';
import type { Brand, Language, TimeZone } from '#texts';
import type { MovableClock } from './clock.ts';
import type { Shelf } from './code-box/shelf.ts';
import type { Tray } from './letters/tray.ts';
import type { SmsBox } from './sms/box.ts';

export type DemoParts = {
  readonly brand: Brand;
  readonly numbers: readonly { readonly number: string; readonly language: Language }[];
  readonly timeZone: TimeZone;
  readonly addresses: { readonly main: string; readonly app: string; readonly webBank: string };
  readonly assets: (page?: string) => PageAssets;
  readonly clock: MovableClock;
  readonly sms: Pick<SmsBox, 'list'>;
  readonly letters: Pick<Tray, 'list' | 'find' | 'paper'>;
  /** The code boxes that were handed out, as their owners have them. */
  readonly shelf: Pick<Shelf, 'list' | 'claim'>;
  readonly waitingLetters: () => Promise<readonly LetterRecord[]>;
  /** When another number of this customer takes effect, if one cools off. */
  readonly whenNumberChanges: (customer: string) => Promise<Time | null>;
  /** The public door through which a service point will hand out codes; here the demo does. */
  readonly issueActivationCode: (customer: string) => Promise<{ readonly code: string; readonly expires: Time }>;
  /** The address of a one-time log-in. */
  readonly issueStaffLink: (staff: string) => Promise<string>;
  /** Closes the bank, empties it, opens it again on the same ports. */
  readonly startAfresh: () => void;
};
