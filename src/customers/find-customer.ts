import type { AuditEvent, CustomerRecord } from '#ports';
import { recogniseIdentifiers } from './identifiers.ts';
import type { CustomerParts } from './parts.ts';

/** Who looks, and why: a reason chosen from a list (T47). */
export type Reader = { readonly staff: string; readonly reason: string };

/**
 * A member of staff looks a customer up by what stands on the agreement or the identity card. Every look is audited before
 * it is answered, one that found nobody too; what was typed is not written down.
 */
export async function findCustomer(parts: CustomerParts, typed: string, { staff, reason }: Reader): Promise<CustomerRecord | undefined> {
  const found = await lookUp(parts, typed);
  const event: AuditEvent = { at: parts.clock.now(), node: parts.node, what: 'customer-looked-up', staff, detail: { reason } };
  await parts.stores.audit.append([found ? { ...event, customer: found.id } : event]);
  return found;
}

async function lookUp(parts: CustomerParts, typed: string): Promise<CustomerRecord | undefined> {
  for (const identifier of recogniseIdentifiers(typed)) {
    const found = await parts.stores.customers.byIdentifier(identifier);
    if (found) return found;
  }
  return undefined;
}
