import type { Policy } from '#policy';
import { type Clock, drawId, type Keys, type LetterContent, type LetterOrder, type LetterOrdered, type Random, type Stores } from '#ports';
import { sealContent } from './seal-content.ts';
import { distanceOf } from './separate.ts';

export type OrderParts = {
  readonly stores: Pick<Stores, 'letters' | 'customers'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Pick<Policy, 'lettersApart'>;
  readonly node: string;
};

/**
 * Orders a letter to the registered address, one of a kind at a time; the customer is told at once that one is on its way, never
 * what it holds. It is posted on the first day on which no other element of the customer travels (N10, S32).
 */
export async function orderLetter(parts: OrderParts, order: LetterOrder): Promise<LetterOrdered> {
  const { stores, clock, random, policy } = parts;
  const { customer, content, credential = null, notBefore = 0 } = order;
  const found = await stores.customers.find(customer);
  if (!found || found.closed !== null || found.address.length === 0) return { is: 'no-address' };
  const now = clock.now();
  const times = { ordered: now, wanted: Math.max(now, notBefore), apart: distanceOf(content.kind, policy) };
  const letter = { id: drawId(random), customer, kind: content.kind, credential, ...times };
  const done = await stores.letters.order(letter, await sealContent(parts, letter, content), describeOrder(parts, order, letter.id));
  return done.is === 'ordered' ? { ...done, letter: letter.id } : done;
}

const notice = { is: 'notice', notice: 'letter-ordered' } as const;

function isHandedOver(content: LetterContent): boolean {
  return content.kind === 'code-table' && content.handedOver === true;
}

function describeOrder({ clock, random, node }: OrderParts, { customer, content, staff }: LetterOrder, letter: string) {
  const at = clock.now();
  const by = staff === undefined ? {} : { staff };
  return {
    audit: [{ at, node, what: 'letter-ordered', customer, ...by, detail: { letter, kind: content.kind } }],
    // Who takes it into their own hands needs not be told that it comes.
    outbox: isHandedOver(content) ? [] : [{ id: drawId(random), kind: 'sms' as const, to: customer, body: notice, due: at }],
  };
}
