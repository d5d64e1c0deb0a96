import type { Time, Use } from '#ports';
import type { Flow } from './flow.ts';
import { callOf } from './records.ts';
import { resultOf } from './result.ts';

/**
 * What must still be true in the very transaction that accepts: the agreement is in force, every credential that proved
 * something is still held (T12), and a call that takes the identity is alive and nobody else's (S42, I1, I9).
 */
export function usesOf(flow: Flow, now: Time): Use[] {
  const customer = flow.claimed?.customer;
  if (!customer) return [];
  const held = [...new Set(flow.proofs.map(({ credential }) => credential))].map((credential): Use => ({ is: 'held', credential, now }));
  const result = resultOf(flow);
  const call = callOf(flow);
  const identify: Use[] = result && call ? [{ is: 'identify-call', call, identified: result, now }] : [];
  return [...held, { is: 'in-force', customer }, ...identify];
}
