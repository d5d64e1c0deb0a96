import { drawId, noticeTo, type OutboxMessage } from '#ports';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';

/** The customer's other phones hear that there is a new one, or one less, before it can do anything (issue: "the customer notified"). */
export function tellPhones({ clock, random }: AppParts, { customer, device }: Owner): OutboxMessage {
  return { id: drawId(random), kind: 'push', to: customer.id, body: { is: 'phones', except: device }, due: clock.now() };
}

/** And the registered number, for those who had no phone before (T48). */
export function tellNumber({ clock, random }: AppParts, { customer }: Owner): OutboxMessage {
  return noticeTo(customer.id, 'new-device', { id: drawId(random), due: clock.now() });
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
