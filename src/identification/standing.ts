import type { Use } from '#ports';
import { loadFlow } from './move.ts';
import type { Parts } from './parts.ts';
import { fromRecord } from './records.ts';
import { resultOf } from './result.ts';
import { budgetsOf } from './uses.ts';

/**
 * T12: what must still be true of an identification that has ended well, for whoever issues a token for it later. A credential that it
 * has itself changed or ended (a password chosen anew) says so by no longer being held, and whoever asks is refused.
 */
export async function findStanding(parts: Parts, id: string): Promise<readonly Use[] | undefined> {
  const flow = fromRecord(await loadFlow(parts, id));
  const identified = resultOf(flow);
  if (!identified) return undefined;
  const now = parts.clock.now();
  const proved = [...new Set(flow.proofs.map(({ credential }) => credential))];
  return [
    { is: 'in-force', customer: identified.customer },
    ...proved.map((credential): Use => ({ is: 'held', credential, now })),
    ...budgetsOf(flow).map((budget): Use => ({ is: 'not-locked', ...budget, now })),
  ];
}
