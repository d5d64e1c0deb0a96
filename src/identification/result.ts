import type { Identified } from '#ports';
import type { Flow, Proof } from './flow.ts';

/** What is said about a finished identification: computed from the proofs, never from the plan (N8, T52). Undefined unless the flow is identified. */
export function resultOf(flow: Flow): Identified | undefined {
  const customer = flow.claimed?.customer;
  const last = flow.proofs.at(-1);
  if (flow.outcome !== 'identified' || !customer || !last) return undefined;
  return {
    customer,
    plan: flow.plan,
    acr: acrOf(flow.proofs),
    amr: amrOf(flow.proofs),
    elements: elementsOf(flow.proofs),
    shown: flow.proofs.map(({ by, elements }) => ({ by, elements })),
    exemption: exemptionOf(flow),
    at: last.at,
  };
}

/** A step was left out by risk, and what was shown is less than strong authentication asks for. */
function exemptionOf({ steps, notes, proofs }: Flow): Identified['exemption'] {
  const isLeftOut = steps.some((step) => step.do !== 'claim' && step.when && 'drawn' in step.when && !notes.includes(step.when.drawn));
  return isLeftOut && acrOf(proofs) !== 'loa2' ? 'rts-10' : null;
}

/** loa2 needs two elements of different kinds (RTS art. 4(1)); 'user-verified' is one kind beside possession. */
function acrOf(proofs: readonly Proof[]): string {
  return elementsOf(proofs).length >= 2 ? 'loa2' : 'loa1';
}

function elementsOf(proofs: readonly Proof[]): readonly string[] {
  return [...new Set(proofs.flatMap(({ elements }) => elements))].sort();
}

/** RFC 8176; `mfa` when more than one element was shown. */
function amrOf(proofs: readonly Proof[]): readonly string[] {
  const amr = new Set(proofs.flatMap((proof) => proof.amr));
  if (elementsOf(proofs).length >= 2) amr.add('mfa');
  return [...amr].sort();
}
