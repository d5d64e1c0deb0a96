import { Broken } from '#ports';
import { stepOf } from './advance.ts';
import { contextOf, credentialsOf } from './ask.ts';
import type { Renewal } from './authenticator.ts';
import type { Flow } from './flow.ts';
import { look, moveFlow } from './move.ts';
import { normaliseTyped } from './normalise.ts';
import { authenticatorOf, type Parts } from './parts.ts';

type Refused = Renewal & { readonly is: 'refused' };

/**
 * A new secret at a renew step (S52, S55, K12): every proof was right, so what is refused here is the form of the new one. It
 * is written by the very transaction that identifies.
 */
export async function renew(parts: Parts, id: string, secret: string): Promise<Flow | Refused> {
  const flow = await look(parts, id);
  const step = stepOf(flow);
  if (step?.do !== 'renew' || !flow.claimed?.customer) return flow;
  const renewal = await make(parts, flow, step.what, flow.claimed.customer, normaliseTyped(secret));
  if (renewal.is === 'refused') return renewal;
  return moveFlow(parts, id, (present) => (stepOf(present)?.do === 'renew' ? { ...renewal, is: 'done' } : undefined));
}

async function make(parts: Parts, flow: Flow, what: string, customer: string, secret: string): Promise<Renewal> {
  const authenticator = authenticatorOf(parts, what);
  const person = await parts.stores.customers.find(customer);
  if (!authenticator.renew || !person) throw new Broken('identification-cannot-renew', 'This cannot be changed here.', what);
  const held = await credentialsOf(parts, authenticator, customer);
  const context = contextOf(parts, flow, { challenge: flow.id, expires: flow.expires, customer });
  return authenticator.renew(held, secret, person, context);
}
