import type { BoxLock } from '#authenticators';
import type { Json, Time } from '#ports';

/** `number` tells it from the others of its owner; `synced`: it may be on several devices. */
export type OwnPasskey = {
  readonly id: string;
  readonly number: number;
  readonly synced: boolean;
  readonly since: Time;
  /** Null: never, or not for long. */
  readonly used: Time | null;
};

type Phone = { readonly id: string; readonly name: string; readonly since: Time };

/** One that works and one that is on its way; `posted` is when it left, null before. */
type Table = { readonly number: string; readonly left: number; readonly since: Time };
type NextTable = { readonly number: string; readonly posted: Time | null; readonly due: Time | null };

/**
 * `serial` as it stands on its back; `since` when it was given out, `until` when its battery is at its end, as far as anybody has said.
 * `answers`: it can confirm a change (N5).
 */
export type OwnBox = {
  readonly serial: string;
  readonly status: 'handed-out' | 'active' | 'blocked' | 'lost';
  readonly since: Time;
  readonly until: Time | null;
  readonly answers: boolean;
};

/** What a customer has, and whether it is in order; nothing secret. */
export type Holdings = {
  readonly password: { readonly is: 'own' | 'first' | 'posted' | 'temporary'; readonly since: Time } | null;
  /** How many digits another password of theirs has (K31, S50). */
  readonly newPassword: { readonly least: number; readonly most: number };
  /** Wrong tries have locked what a stranger can try (I3). */
  readonly locked: boolean;
  readonly hasNumber: boolean;
  /** When another number takes effect; null where none waits. */
  readonly numberChanges: Time | null;
  readonly phones: readonly Phone[];
  readonly passkeys: readonly OwnPasskey[];
  readonly table: Table | null;
  readonly nextTable: NextTable | null;
  /** The newest first. */
  readonly boxes: readonly OwnBox[];
  /** What wrong codes of any of them have closed (I3). */
  readonly boxLocks: readonly BoxLock[];
};

export type Ordered = 'ordered' | 'already-ordered' | 'no-address';

/** What these pages may do to the codes of a customer. Made by the composition root: the rooms behind it do not know each other. */
export type OwnCodes = {
  look(customer: string): Promise<Holdings>;
  /** S63: the number in full, read for the customer's own page and written down. */
  showNumber(customer: string): Promise<string | null>;
  /** What is typed as a number, sealed for this customer; undefined if it has the form of none. */
  sealNumber(customer: string, typed: string): Promise<string | undefined>;
  /** T41: takes effect after the cooling-off. Whoever calls this has seen strong authentication. */
  proposeNumber(customer: string, sealed: string): Promise<void>;
  undoNumber(customer: string): Promise<'undone' | 'unchanged'>;
  /** S58: by letter to the registered address. */
  orderTable(customer: string): Promise<Ordered>;
  /** T21. Whoever calls this has seen a cell of the old one, or the app. */
  activateTable(customer: string): Promise<'activated' | 'nothing'>;
  /** S54: by letter to the registered address. */
  orderPassword(customer: string): Promise<Ordered>;
  /** K37: one of the customer's own, at once. */
  blockBox(customer: string, serial: string): Promise<'blocked' | 'unchanged'>;
  endPhone(customer: string, phone: string): Promise<'ended' | 'no-such-phone'>;
  /** What the browser needs to make one, shown with this name of the bank. `flow`: in which it was confirmed. */
  offerPasskey(customer: string, confirmed: { readonly flow: string; readonly bank: string; readonly name: string }): Promise<Json>;
  /** What the browser has made. Whoever calls this has seen strong authentication in `flow`, and calls it once for that. */
  addPasskey(customer: string, confirmed: { readonly flow: string; readonly made: Json }): Promise<'added' | 'refused' | 'too-many'>;
  endPasskey(customer: string, passkey: string): Promise<'ended' | 'no-such-passkey'>;
  /** S16: the agreement, and with it every credential and every session. */
  block(customer: string): Promise<void>;
};

/** Orders of new code boxes (K27, K36). */
export type OwnBoxes = {
  /** By letter to the registered address. 'too-many': all that the customer may have work. */
  order(customer: string): Promise<Ordered | 'too-many' | 'no-customer'>;
  /** When the open one was ordered; null where there is none. */
  ordered(customer: string): Promise<Time | null>;
};
