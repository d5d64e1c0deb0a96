import { type BudgetKey, drawId, type OutboxMessage, type Time, type Use } from '#ports';
import type { Flow } from './flow.ts';
import type { Parts } from './parts.ts';
import { callOf } from './records.ts';
import { resultOf } from './result.ts';

/**
 * What must still be true in the very transaction that accepts: the agreement is in force, every credential that proved
 * something is still held (T12; one that ends or changes with it says so by itself), and a call that takes the identity is
 * alive and nobody else's (S42, I1, I9). The one that identifies also makes the uses that were carried until then, and no
 * budget that a proof was counted in may be locked.
 */
export function usesOf(flow: Flow, now: Time): Use[] {
  const customer = flow.claimed?.customer;
  if (!customer) return [];
  const ending = new Set(flow.later.uses.flatMap((use) => (use.is === 'end' || use.is === 'change' ? [use.credential] : [])));
  const proved = [...new Set(flow.proofs.map(({ credential }) => credential))].filter((credential) => !ending.has(credential));
  const held = proved.map((credential): Use => ({ is: 'held', credential, now }));
  return [...held, { is: 'in-force', customer }, ...usesOfTheEnd(flow, now)];
}

function usesOfTheEnd(flow: Flow, now: Time): Use[] {
  const identified = resultOf(flow);
  if (!identified) return [];
  const call = flow.purpose === 'call' ? callOf(flow) : null;
  const identify: Use[] = call ? [{ is: 'identify-call', call, identified, now }] : [];
  return [
    ...flow.later.uses.filter((use) => mayBeMade(use, flow)),
    ...budgetsOf(flow).map((budget): Use => ({ is: 'not-locked', ...budget, now })),
    ...identify,
  ];
}

/** The last proof forgives in its own budget by itself (settledAs); what was right alone forgives nothing. */
function mayBeMade(use: Use, { proofs }: Flow): boolean {
  if (use.is !== 'forgive') return true;
  const last = proofs.at(-1)?.budget;
  return proofs.length > 1 && !(last?.of === use.of && last.kind === use.kind);
}

export function budgetsOf({ proofs }: Flow): readonly BudgetKey[] {
  const budgets = proofs.flatMap(({ budget }) => budget ?? []);
  return budgets.filter(({ of, kind }, at) => budgets.findIndex((one) => one.of === of && one.kind === kind) === at);
}

/** What the identified customer's proofs had to say to others, once it is sure. */
export function messagesOf({ random, clock }: Parts, flow: Flow): OutboxMessage[] {
  const result = resultOf(flow);
  if (!result) return [];
  return flow.later.messages.map((message) => ({ id: drawId(random), to: result.customer, due: clock.now(), ...message }));
}
