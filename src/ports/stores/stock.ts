import type { Json, Time } from '../json.ts';
import type { CredentialRecord } from './credentials.ts';
import type { Effects } from './effects.ts';

/** A code box that nobody has yet. */
export type StockedBox = {
  readonly serial: string;
  readonly maker: string | null;
  readonly model: string | null;
  /** How its codes are made and where they stand; read by the code box alone. */
  readonly box: Json;
  /** Null: from the beginning. */
  readonly from: Time | null;
  /** When its battery or its key is at its end; null: nobody has said. */
  readonly until: Time | null;
  /** The delivery it came with. */
  readonly batch: string;
  readonly added: Time;
};

/** Its key and its start PIN, sealed each; `startPin` is null where the maker sends it another way. Gone with the box. */
export type StockedSecret = { readonly sealed: string; readonly startPin: string | null };

/** What has left the stock is known by its serial and nothing else. */
export type FoundBox = { readonly is: 'here'; readonly box: StockedBox & StockedSecret } | { readonly is: 'left'; readonly at: Time };

export interface Stock {
  /** Those whose serial was never here; gives back the serials of the others. A serial comes once, also after it has left. */
  add(boxes: readonly (StockedBox & StockedSecret)[], effects: Effects): Promise<readonly string[]>;
  /** Which of these serials were ever here. */
  known(serials: readonly string[]): Promise<readonly string[]>;
  find(serial: string): Promise<FoundBox | undefined>;
  /** Sealed start PINs that come apart from their boxes, those of boxes that are here; gives back the serials of the others. */
  setStartPins(pins: readonly { readonly serial: string; readonly startPin: string }[], effects: Effects): Promise<readonly string[]>;
  /** Those here in the order of their serials, after this one. */
  list(after: string, atMost: number): Promise<readonly (StockedBox & { readonly hasStartPin: boolean })[]>;
  /** The box that came first of those that may be used now and last beyond that time. */
  oldest(now: Time, beyond: Time): Promise<(StockedBox & StockedSecret) | undefined>;
  /**
   * One update: the box leaves the stock and is the customer's, and what they had ordered is settled, or nothing was written.
   * `ends`: credentials that make room. 'gone': it is not here. 'settled': that order was sent or cancelled meanwhile.
   */
  assign(
    serial: string,
    credential: CredentialRecord,
    given: Effects & { readonly atMost: number; readonly ends: readonly string[]; readonly order: string | null },
  ): Promise<'assigned' | 'gone' | 'settled' | 'too-many' | 'taken'>;
  /** Leaves the stock for nobody: lost, broken. */
  discard(serial: string, at: Time, effects: Effects): Promise<'discarded' | 'gone'>;
}

/** Who asked for a new box: the customer, customer service for them, or nobody, since the old one is near its end. */
export type OrderedBy = 'customer' | 'staff' | 'renewal';

export type BoxOrder = {
  readonly id: string;
  readonly customer: string;
  readonly by: OrderedBy;
  readonly ordered: Time;
  readonly sent: Time | null;
  readonly cancelled: Time | null;
  /** What was sent. */
  readonly serial: string | null;
};

export interface BoxOrders {
  /** 'already-ordered': the customer has an open one, which stays. */
  order(order: Pick<BoxOrder, 'id' | 'customer' | 'by' | 'ordered'>, effects: Effects): Promise<'ordered' | 'already-ordered'>;
  cancel(id: string, at: Time, effects: Effects): Promise<'cancelled' | 'gone'>;
  /** The open one. */
  of(customer: string): Promise<BoxOrder | undefined>;
  /** Open ones, the first ordered first, after this one. */
  waiting(after: Pick<BoxOrder, 'ordered' | 'id'> | null, atMost: number): Promise<readonly BoxOrder[]>;
  /**
   * Customers in force whose last working box of this kind is at its end between `now` and `before`, none of whose boxes lasts
   * longer, and who have ordered none.
   */
  dueForRenewal(kind: string, now: Time, before: Time, atMost: number): Promise<readonly string[]>;
  /** Forgets those settled before; returns how many. */
  forget(before: Time, atMost: number): Promise<number>;
}
