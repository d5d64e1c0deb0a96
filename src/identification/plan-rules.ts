import type { Authenticator } from './authenticator.ts';
import type { Channel, Plan } from './flow.ts';
import type { FormatName } from './prompt.ts';

/** What is wrong with a plan, in sentences; none for one that may be run. Checked over the whole table by a test and at start. */
export function findFaults(plan: Plan, authenticators: readonly Authenticator[], can: Record<Channel, readonly FormatName[]>): string[] {
  return [...findUnaskable(plan, authenticators, can), ...findTellTales(plan), ...findLoneClaims(plan)];
}

function findUnaskable(plan: Plan, authenticators: readonly Authenticator[], can: Record<Channel, readonly FormatName[]>): string[] {
  return plan.steps.flatMap((step) => {
    if (step.do === 'renew' && !authenticators.some(({ name, renew }) => name === step.what && renew))
      return [`${plan.name}: there is no way to renew ${step.what}`];
    if (step.do !== 'prove') return [];
    const authenticator = authenticators.find(({ name }) => name === step.by);
    if (!authenticator) return [`${plan.name}: there is no authenticator ${step.by}`];
    if (step.with === 'claim') return [];
    return plan.channels.flatMap((channel) =>
      authenticator.asks
        .filter((format) => !can[channel].includes(format))
        .map((format) => `${plan.name}: ${channel} cannot ask ${step.by} (${format})`),
    );
  });
}

/** D6: what depends on a proof being right must not be seen before the last proof is asked. */
function findTellTales(plan: Plan): string[] {
  return plan.steps.flatMap((step, at) => {
    if (step.do === 'claim' || !step.when || !('noted' in step.when)) return [];
    return plan.steps.slice(at).some((later) => later.do === 'prove')
      ? [`${plan.name}: step ${at + 1} tells that a proof was right before the last proof is asked`]
      : [];
  });
}

/** Trust: a guessed password must never be worth anything alone. To block, or to change it in a session, is all it may do. */
function isLoneGuess({ steps, purposes }: Plan): boolean {
  const proofs = steps.flatMap((step) => (step.do === 'prove' ? [step.by] : []));
  return proofs.length === 1 && proofs[0] === 'password' && purposes.some((purpose) => purpose !== 'block' && purpose !== 'change');
}

function findLoneClaims(plan: Plan): string[] {
  const faults: string[] = [];
  if (plan.steps[0]?.do !== 'claim') faults.push(`${plan.name}: the first step does not say who`);
  if (!plan.steps.some((step) => step.do === 'prove')) faults.push(`${plan.name}: nothing is proved`);
  if (isLoneGuess(plan)) faults.push(`${plan.name}: one secret that can be guessed identifies alone`);
  plan.steps.forEach((step, at) => {
    if (step.do === 'prove' && (step.together || step.with) && plan.steps[at - 1]?.do !== 'claim')
      faults.push(`${plan.name}: step ${at + 1} cannot share the claim's page`);
  });
  return faults;
}
