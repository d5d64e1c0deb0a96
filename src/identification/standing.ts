import type { Use } from '#ports';
import { loadFlow } from './move.ts';
import { authenticatorOf, type Parts } from './parts.ts';
import { fromRecord } from './records.ts';
import { resultOf } from './result.ts';
import { budgetsOf } from './uses.ts';

/**
 * T12: what must still be true of an identification that has ended well, for whoever issues a token for it later. What it has itself
 * ended, as the password that was changed at its end (S52, K11), need not be held any more: whoever changes the new one ends the session.
 */
export async function findStanding(parts: Parts, id: string): Promise<readonly Use[] | undefined> {
  const flow = fromRecord(await loadFlow(parts, id));
  const identified = resultOf(flow);
  if (!identified) return undefined;
  const now = parts.clock.now();
  const ended = new Set(flow.later.uses.flatMap((use) => (use.is === 'end' ? [use.credential] : [])));
  const proofs = flow.proofs.filter(({ credential }) => !ended.has(credential));
  const proved = new Map(proofs.map(({ credential, by }) => [credential, authenticatorOf(parts, by).stays]));
  return [
    { is: 'in-force', customer: identified.customer },
    ...[...proved].map(([credential, state]): Use => ({ is: 'held', credential, now, ...(state ? { state } : {}) })),
    ...budgetsOf(flow).map((budget): Use => ({ is: 'not-locked', ...budget, now })),
  ];
}
