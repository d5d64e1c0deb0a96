import type { Authenticator } from './authenticator.ts';
import type { Channel, Plan, Step } from './flow.ts';
import type { FormatName } from './prompt.ts';

/** What is wrong with a plan, in sentences; none for one that may be run. Checked over the whole table by a test and at start. */
export function findFaults(plan: Plan, authenticators: readonly Authenticator[], can: Record<Channel, readonly FormatName[]>): string[] {
  return [...findUnaskable(plan, authenticators, can), ...findTellTales(plan), ...findEarlySecrets(plan), ...findLoneClaims(plan)];
}

function findUnaskable(plan: Plan, authenticators: readonly Authenticator[], can: Record<Channel, readonly FormatName[]>): string[] {
  return plan.steps.flatMap((step) => {
    if (step.do === 'claim') return [];
    const name = nameOf(step);
    const authenticator = authenticators.find((one) => one.name === name);
    // What was typed as a claim is its answer, and nothing more is asked.
    if (step.do === 'prove' && step.with === 'claim' && !authenticator?.names) return [];
    const asks = findFormats(step, authenticator);
    // What an accepted proof notes is noted only where the channel can carry it: a password that must change is taken on no phone (D3).
    if (asks && 'when' in step && step.when && 'noted' in step.when) return [];
    if (!asks) return [`${plan.name}: there is no way to ${step.do} ${name}`];
    return plan.channels.flatMap((channel) =>
      asks.filter((format) => !can[channel].includes(format)).map((format) => `${plan.name}: ${channel} cannot ask ${name} (${format})`),
    );
  });
}

type Asked = Exclude<Step, { do: 'claim' }>;

function nameOf(step: Asked): string {
  if (step.do === 'prove') return step.by;
  return step.do === 'agree' ? step.to : step.what;
}

/** How the step is asked; undefined if nobody can. */
function findFormats(step: Asked, authenticator: Authenticator | undefined): readonly FormatName[] | undefined {
  if (step.do === 'agree') return ['notice'];
  if (step.do === 'prove') return authenticator?.asks;
  if (step.do === 'give') return authenticator?.give && ['notice'];
  return authenticator?.renew && ['new-secret'];
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

/** What is given is for the proved alone. What is chosen before the last proof is judged by whom an earlier identification showed. */
function findEarlySecrets(plan: Plan): string[] {
  return plan.steps.flatMap((step, at) => {
    const isEarly = plan.steps.slice(at).some((later) => later.do === 'prove');
    if (!isEarly || !(step.do === 'give' || (step.do === 'renew' && !step.when && !plan.after))) return [];
    return [`${plan.name}: step ${at + 1} stands before the last proof, for whoever was claimed`];
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
