import { drawId, type OutboxMessage } from '#ports';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';

/** The customer's other phones hear that there is a new one, or one less, before it can do anything (issue: "the customer notified"). */
export function tellPhones({ clock, random }: AppParts, { customer, device }: Owner): OutboxMessage {
  return { id: drawId(random), kind: 'push', to: customer.id, body: { is: 'phones', except: device }, due: clock.now() };
}

/** One line of the audit about this customer and this phone. */
export function auditLine(
  { clock, node }: AppParts,
  { customer, device }: Owner,
  what: string,
  detail: { readonly [key: string]: string } = {},
) {
  return { at: clock.now(), node, what, customer: customer.id, detail: { device, ...detail } };
}
