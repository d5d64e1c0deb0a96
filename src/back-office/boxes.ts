import type { BoxLock } from '#authenticators';
import { identityOf, stateOf } from '#calls';
import type { CallRecord, Time } from '#ports';
import type { CodeBoxes } from './desk-state.ts';

/** By whom, in which call. */
export type ByStaff = { readonly staff: string; readonly call: string };

/** K37: what customer service does about code boxes. */
export type DeskBoxes = {
  /** All that the customer has, those that are blocked too. */
  list(customer: string): Promise<readonly CodeBoxes['held'][number][]>;
  /** What wrong codes of any of them have closed. */
  locks(customer: string): Promise<readonly BoxLock[]>;
  /** When the customer's open order was made. */
  ordered(customer: string): Promise<Time | null>;
  /** At once, and for good. 'unchanged': it is blocked already, or somebody else's. */
  reportLost(customer: string, serial: string, by: ByStaff): Promise<'blocked' | 'unchanged'>;
  order(customer: string, by: ByStaff): Promise<'ordered' | 'already-ordered' | 'no-address' | 'no-customer' | 'too-many'>;
};

/** By call: of whom an advisor talks with, as long as they are identified in that very call. */
export type BoxesOfCallers = ReadonlyMap<string, CodeBoxes>;

export async function readBoxes(
  boxes: DeskBoxes | null,
  calls: readonly CallRecord[],
  staff: readonly string[],
  now: Time,
): Promise<BoxesOfCallers> {
  if (!boxes) return new Map();
  const read = async ({ call, customer }: HeardCustomer) => {
    const [held, locks, ordered] = await Promise.all([boxes.list(customer), boxes.locks(customer), boxes.ordered(customer)]);
    const own: CodeBoxes = { held: [...held], locks: [...locks], ordered };
    return [call, own] as const;
  };
  return new Map(await Promise.all(findHeard(calls, staff, now).map(read)));
}

type HeardCustomer = { readonly call: string; readonly customer: string };

/** The customers whom these members of staff talk with and who are identified in that call; nobody else (T17). */
export function findHeard(calls: readonly CallRecord[], staff: readonly string[], now: Time): readonly HeardCustomer[] {
  return calls.flatMap((call) => {
    const isHeard = stateOf(call, now) === 'talking' && call.advisor !== null && staff.includes(call.advisor);
    const customer = isHeard ? identityOf(call, now)?.customer : undefined;
    return customer === undefined ? [] : [{ call: call.id, customer }];
  });
}
