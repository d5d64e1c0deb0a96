import type { Channel, Doom, Flow, FlowEvent, Later, Plan, Step } from './flow.ts';

type Given = Pick<Flow, 'id' | 'boundTo' | 'purpose' | 'expires'> & Partial<Pick<Flow, 'claimed' | 'about' | 'least' | 'follows'>>;

const nothingLater: Later = { uses: [], messages: [] };

/** A flow at its first step. One whose customer is given (session, desk) stands behind the claim. */
export function beginFlow(plan: Plan, channel: Channel, given: Given): Flow {
  return {
    plan: plan.name,
    channel,
    steps: plan.steps,
    at: given.claimed ? afterClaim(plan) : 0,
    notes: [],
    proofs: [],
    later: nothingLater,
    ...given,
  };
}

export function stepOf(flow: Flow): Step | undefined {
  return flow.outcome ? undefined : flow.steps[flow.at];
}

/**
 * The one function that moves a flow. Pure. Returns the very same flow when the event does not apply: a late approval, a
 * doubled key, an answer to an older question change nothing.
 */
export function advance(flow: Flow, event: FlowEvent): Flow {
  const step = stepOf(flow);
  if (!step) return flow;
  switch (event.is) {
    case 'claimed':
      return step.do === 'claim' ? claim(flow, event) : flow;
    case 'asked':
      return step.do === 'prove' ? ask(flow, step, event) : flow;
    case 'judged':
      return step.do === 'prove' && isOpen(flow, event.challenge) ? judge(flow, event) : flow;
    case 'voided':
      return flow.asked && isOpen(flow, event.challenge) ? voidRequest(flow, flow.asked, event) : flow;
    case 'done':
      return step.do === 'renew' || step.do === 'give' || step.do === 'agree'
        ? goOn(carry(flow, { uses: event.uses, messages: event.messages ?? [] }))
        : flow;
    case 'again':
      return flow.asked?.challenge && flow.asked.left > 0
        ? { ...flow, asked: { ...flow.asked, challenge: null, left: flow.asked.left - 1 } }
        : flow;
    case 'switched':
      return switchTo(flow, event.to);
    case 'ended':
      return { ...withoutQuestion(flow), outcome: event.why === 'expired' ? 'refused' : 'ended', why: flow.doomed?.why ?? event.why };
  }
}

/** Whether this is the question that stands, and it still takes an answer. */
export function isOpen(flow: Flow, challenge: string): boolean {
  return !flow.outcome && flow.asked?.challenge === challenge && !flow.asked.voided;
}

/** Who it is was said by a session, and can be typed by nobody. */
export function isInSession({ steps }: Flow): boolean {
  return steps.every((step) => step.do !== 'claim' || step.by.includes('session'));
}

/** Every proof was given and right; what may still come (a new password, terms) proves nothing more. */
export function isProved(flow: Flow): boolean {
  return !flow.doomed && flow.proofs.length > 0 && !wantsProof(flow, flow.at);
}

function wantsProof(flow: Flow, from: number): boolean {
  return flow.steps.some((step, index) => index >= from && step.do === 'prove' && isWanted(flow, step));
}

function claim(flow: Flow, event: FlowEvent & { is: 'claimed' }): Flow {
  const why = event.customer === null ? 'unknown' : (event.refuse ?? (isOther(flow, event.customer) ? 'another customer' : undefined));
  const claimed = { ref: event.ref, customer: event.customer };
  return goOn({
    ...flow,
    claimed,
    notes: [...flow.notes, ...event.drawn],
    ...doom(flow.doomed ?? (why ? { why, lasting: true } : undefined)),
  });
}

function isOther({ follows }: Flow, customer: string): boolean {
  return follows !== undefined && follows.customer !== customer;
}

function ask(flow: Flow, step: Step & { do: 'prove' }, event: FlowEvent & { is: 'asked' }): Flow {
  return {
    ...flow,
    asked: { challenge: event.challenge, since: event.since, expires: event.expires, left: flow.asked?.left ?? step.again ?? 0 },
  };
}

function judge(flow: Flow, event: FlowEvent & { is: 'judged' }): Flow {
  if (event.verdict === 'rejected') return goOn({ ...flow, ...doom(flow.doomed ?? { why: event.why, lasting: false }) });
  // A doomed flow collects no proofs: nothing in it can ever add up to an identification.
  if (flow.doomed || !flow.claimed?.customer) return goOn(flow);
  return goOn(carry({ ...flow, proofs: [...flow.proofs, event.proof], notes: [...flow.notes, ...event.notes] }, event.later));
}

function carry(flow: Flow, { uses, messages }: Later): Flow {
  return { ...flow, later: { uses: [...flow.later.uses, ...uses], messages: [...flow.later.messages, ...messages] } };
}

function voidRequest(flow: Flow, asked: NonNullable<Flow['asked']>, event: FlowEvent & { is: 'voided' }): Flow {
  return {
    ...flow,
    asked: { ...asked, voided: true },
    ...doom(flow.doomed ?? { why: event.why, lasting: false }),
  };
}

/**
 * What was answered stays behind with its way, right or wrong (its try is counted); who it is, that they are blocked, and what
 * was drawn at the claim come along.
 */
function switchTo(flow: Flow, plan: Plan): Flow {
  const { doomed, ...rest } = withoutQuestion(flow);
  return {
    ...rest,
    proofs: [],
    later: nothingLater,
    ...doom(doomed?.lasting ? doomed : undefined),
    plan: plan.name,
    steps: plan.steps,
    at: flow.claimed ? afterClaim(plan) : 0,
  };
}

function goOn(flow: Flow): Flow {
  const rest = withoutQuestion(flow);
  const at = nextWanted(rest, rest.at + 1);
  // What stands after the last proof (a new password, terms) is for the identified only.
  if (rest.doomed && !wantsProof(rest, at)) return { ...rest, at, outcome: 'refused', why: rest.doomed.why };
  if (at < rest.steps.length) return { ...rest, at };
  return { ...rest, at, outcome: rest.proofs.length > 0 ? 'identified' : 'refused' };
}

function nextWanted(flow: Flow, from: number): number {
  const index = flow.steps.findIndex((step, at) => at >= from && isWanted(flow, step));
  return index < 0 ? flow.steps.length : index;
}

/** Whether this flow comes by the step: one without a condition, or one whose condition was drawn or noted. */
export function isWanted(flow: Flow, step: Step): boolean {
  if (step.do === 'claim' || !step.when) return true;
  return flow.notes.includes('drawn' in step.when ? step.when.drawn : step.when.noted);
}

function afterClaim(plan: Plan): number {
  return plan.steps.findIndex((step) => step.do !== 'claim');
}

function withoutQuestion(flow: Flow): Flow {
  const { asked: _, ...rest } = flow;
  return rest;
}

function doom(doomed: Doom | undefined): { doomed?: Doom } {
  return doomed ? { doomed } : {};
}
