import type { Policy } from '#policy';
import { type AuditEvent, drawId, type Keys, noticeTo, openNumber, type Random, type Stores, sealNumber, type Time } from '#ports';
import type { CustomerParts } from './parts.ts';
import { readNumber } from './read-number.ts';

export type NumberParts = Omit<CustomerParts, 'stores'> & {
  readonly stores: Pick<Stores, 'numbers'>;
  readonly keys: Keys;
  readonly random: Random;
  readonly policy: Pick<Policy, 'numberCoolingOff'>;
};

type NotANumber = { readonly is: 'not-a-number' };
type Proposed = { readonly is: 'proposed'; readonly due: Time } | NotANumber;

/**
 * Another number (or a first one that nobody has vouched for): the old one is told at once, and the new one takes effect
 * after the cooling-off, in which the customer can undo it (T41, S20). Whoever calls this has seen strong authentication.
 */
export async function proposeNumber(parts: NumberParts, customer: string, typed: string): Promise<Proposed> {
  const number = readNumber(typed);
  if (number === undefined) return { is: 'not-a-number' };
  const sealed = await sealNumber(parts.keys, customer, number);
  const proposed = parts.clock.now();
  const due = proposed + parts.policy.numberCoolingOff;
  const [credential, id] = [drawId(parts.random), drawId(parts.random)];
  // Past its time this notice would go to the new number.
  const notice = noticeTo(customer, 'number-changed', { id, due: proposed, with: { at: due }, until: due });
  const audit = [{ ...line(parts, 'number-proposed', customer), detail: { due } }];
  await parts.stores.numbers.propose(customer, { ...sealed, credential, proposed, due }, { audit, outbox: [notice] });
  parts.signals.tell(`customer:${customer}`);
  return { is: 'proposed', due };
}

/** The number stays what it was. 'unchanged': nothing waited. */
export async function undoNumber(parts: NumberParts, customer: string): Promise<'undone' | 'unchanged'> {
  const done = await parts.stores.numbers.undo(customer, { audit: [line(parts, 'number-undone', customer)] });
  parts.signals.tell(`customer:${customer}`);
  return done;
}

/** For the customer's own page: the whole number, and whether another one waits (S63: read for this and written down). */
export async function showNumber(
  parts: NumberParts,
  customer: string,
): Promise<{ readonly number: string | null; readonly changes: Time | null }> {
  const { numbers } = parts.stores;
  const sealed = await numbers.read(customer, { purpose: 'own-page', at: parts.clock.now(), node: parts.node });
  const number = sealed ? await openNumber(parts.keys, customer, sealed) : null;
  return { number, changes: (await numbers.pending(customer))?.due ?? null };
}

const atOnce = 100;

/** The job: what has cooled off takes effect. Returns how many. Safe on all nodes at once. */
export async function changeDueNumbers({ stores, clock, node, signals }: Omit<NumberParts, 'keys' | 'random' | 'policy'>): Promise<number> {
  const moved = await stores.numbers.takeEffect(clock.now(), node, atOnce);
  for (const customer of moved) signals.tell(`customer:${customer}`);
  return moved.length;
}

function line({ clock, node }: NumberParts, what: string, customer: string): AuditEvent {
  return { at: clock.now(), node, what, customer };
}
