import type { CustomerParts } from './parts.ts';

/** Why the core bank says that somebody is no longer a customer. */
export type ClosedWhy = 'closed' | 'deceased';

/**
 * Ends the agreement for good: every code stops working at once, and no identifier finds this person any more. The core
 * bank alone decides it. 'unchanged': it was closed before.
 */
export async function closeAgreement(
  parts: CustomerParts,
  { customer, why }: { readonly customer: string; readonly why: ClosedWhy },
): Promise<'closed' | 'unchanged' | 'unknown'> {
  const { stores, clock, node, signals } = parts;
  const at = clock.now();
  const audit = [{ at, node, what: 'customer-closed', customer, detail: { by: 'import', why } }];
  const done = await stores.customers.close(customer, at, { audit });
  if (done === 'closed') signals.tell(`customer:${customer}`);
  else if (!(await stores.customers.find(customer))) return 'unknown';
  return done;
}
