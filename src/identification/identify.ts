import type { FlowRecord, Json, Use } from '#ports';
import { Broken, drawId } from '#ports';
import { beginFlow } from './advance.ts';
import { claim, claimAs, claimFor } from './claim.ts';
import { type Decided, decide } from './decide.ts';
import type { BoundTo, Channel, EndReason, Flow, Followed, Least, Plan, Purpose, VoidReason } from './flow.ts';
import { loadFlow, look, moveFlow } from './move.ts';
import { normaliseAnswer } from './normalise.ts';
import { type Parts, plansInstead } from './parts.ts';
import type { Answer } from './prompt.ts';
import { aboutCall, fromRecord, toRecord } from './records.ts';
import { finishStep, renew } from './renew.ts';
import { resultOf } from './result.ts';
import { findStanding } from './standing.ts';
import { countLost } from './tell-lock.ts';
import { type View, viewFlow } from './view.ts';
import { type Fate, findFate, findSending, listWaiting, refuse, type Waiting } from './waiting.ts';

/** A whole identification may take this long, ms; a call's own patience is longer and begins new ones. */
const wholeLife = 30 * 60_000;

/** `about`: what is to be confirmed, where the purpose alone does not say it; no secret in clear. */
export type Start = {
  readonly plan: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly boundTo: BoundTo;
  readonly about?: Json;
  /** How long it may take, ms, where whoever asks waits less long than an identification may last. */
  readonly life?: number;
  /** What whoever asks needs at least: no step is left out by risk. */
  readonly least?: Least;
  /** The identification that it follows, where its plan says that it must follow one. */
  readonly after?: string;
};

/** The engine as channels see it: one question, "who is this?", carried to its one answer. */
export type Identify = {
  /** Throws Broken('no-such-plan') if the plan is not for this channel and purpose, or does not follow what it must follow. */
  begin(start: Start): Promise<View>;
  /**
   * Says who: what was typed, or, where nobody types it, the answer that says it itself. 'malformed' is told at once and changes nothing: a
   * failure of form, not of truth.
   */
  claim(flow: string, given: Json, knownTo?: string | null): Promise<View | 'malformed'>;
  /** Says who for the owner of a session: nobody types it. */
  claimFor(flow: string, owner: string): Promise<View>;
  /** Says who as in an earlier identification of the same call: a step-up asks for no user code again. Throws Broken('no-such-identification') for any other. */
  claimAs(flow: string, earlier: string): Promise<View>;
  /** Answers the open question over the channel that asked it. `question`: this one only; meanwhile another may have been asked. */
  answer(flow: string, value: Json, question?: string | null): Promise<View>;
  look(flow: string): Promise<View>;
  /** Asks the open question anew, at most so often as its plan says and once in `policy.smsAgainEvery`; else nothing happens. */
  again(flow: string): Promise<View>;
  /** What a give step showed is noted, or what an agree step showed is agreed to. At any other step it changes nothing. */
  done(flow: string): Promise<View>;
  /** The new secret of a renew step. 'refused': with the sentence that says which rule it breaks; the step stays open. */
  renew(flow: string, secret: string): Promise<View | { readonly is: 'refused'; readonly why: string }>;
  /** What a code that is to be sent is about; undefined when nobody waits for it any more, and then nothing is sent. */
  sending(challenge: string): Promise<Waiting | undefined>;
  switchTo(flow: string, plan: string): Promise<View>;
  end(flow: string, why: EndReason): Promise<void>;
  /** At hang-up: ends whatever still runs in the call (S42). */
  endCall(call: string): Promise<void>;
  /** Ends what is over by time; the jobs call it. Returns how many. */
  endOverdue(): Promise<number>;
  /** Counts the tries of nodes that died; the jobs call it. Returns how many. */
  countLost(): Promise<number>;
  /**
   * T12: what must still be true when a token is issued for it: the agreement is in force, what proved it is held, no budget it was
   * counted in is locked. Conditional writes for the transaction that issues. Undefined if nobody was identified.
   */
  stands(flow: string): Promise<readonly Use[] | undefined>;
  /** The app's door: what waits for this customer, and the answers to it. */
  waiting(customer: string, authenticator: string): Promise<readonly Waiting[]>;
  approve(challenge: string, answer: Pick<Answer, 'value'> & { readonly credential: string }): Promise<Decided>;
  refuse(customer: string, challenge: string, why: VoidReason): Promise<'voided' | 'gone'>;
  /** Whether the app has said no: for a client that asked for itself (CIBA), and never for the caller, who hears it at the end (T27). */
  isRefused(flow: string): Promise<boolean>;
  /** What has become of a request that can no longer be answered. */
  fate(customer: string, challenge: string): Promise<Fate>;
};

export function createIdentify(parts: Parts): Identify {
  const view = async (flow: Flow) => viewFlow(parts, flow);
  return {
    begin: (start) => begin(parts, start).then(view),
    claim: async (flow, given, knownTo = null) => {
      const claimed = await claim(parts, flow, given, knownTo);
      return claimed === 'malformed' ? claimed : view(claimed);
    },
    claimAs: (flow, earlier) => claimAs(parts, flow, earlier).then(view),
    answer: (flow, value, question) => answer(parts, flow, value, question).then(view),
    look: (flow) => look(parts, flow).then(view),
    claimFor: (flow, owner) => claimFor(parts, flow, owner).then(view),
    again: (flow) => again(parts, flow).then(view),
    done: (flow) => finishStep(parts, flow).then(view),
    renew: async (flow, secret) => {
      const renewed = await renew(parts, flow, secret);
      return 'is' in renewed ? renewed : view(renewed);
    },
    sending: (challenge) => findSending(parts, challenge),
    switchTo: (flow, plan) => moveFlow(parts, flow, (present) => ({ is: 'switched', to: otherPlan(parts, plan, present) })).then(view),
    end: async (flow, why) => void (await moveFlow(parts, flow, () => ({ is: 'ended', why }))),
    endCall: (call) => endCall(parts, call),
    endOverdue: () => endOverdue(parts),
    countLost: () => countLost(parts),
    stands: (flow) => findStanding(parts, flow),
    waiting: (customer, authenticator) => listWaiting(parts, customer, authenticator),
    approve: (challenge, given) => decide(parts, challenge, { by: 'app', ...given }),
    refuse: (customer, challenge, why) => refuse(parts, customer, challenge, why),
    isRefused: async (flow) => fromRecord(await loadFlow(parts, flow)).asked?.voided === true,
    fate: (customer, challenge) => findFate(parts, customer, challenge),
  };
}

async function begin(parts: Parts, start: Start): Promise<Flow> {
  const plan = planOf(parts, start.plan, start);
  const follows = plan.after === undefined ? undefined : await findFollowed(parts, plan.after, start);
  const flow = beginFlow(plan, start.channel, {
    id: drawId(parts.random),
    boundTo: start.boundTo,
    purpose: start.purpose,
    ...(start.about === undefined ? {} : { about: start.about }),
    ...(start.least === undefined ? {} : { least: start.least }),
    ...(follows === undefined ? {} : { follows }),
    expires: parts.clock.now() + Math.min(start.life ?? wholeLife, wholeLife),
  });
  const about = { at: parts.clock.now(), node: parts.node, flow: flow.id, ...aboutCall(flow) };
  const detail = { plan: plan.name, channel: start.channel, purpose: start.purpose };
  await parts.stores.flows.begin(toRecord(flow, 0), { audit: [{ ...about, what: 'flow-begun', detail }] });
  return flow;
}

function planOf(parts: Parts, name: string, use: { channel: Channel; purpose: Purpose }): Plan {
  const plan = parts.plans.find((one) => one.name === name && one.channels.includes(use.channel) && one.purposes.includes(use.purpose));
  if (!plan) throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', `${name} ${use.channel} ${use.purpose}`);
  return plan;
}

/** The identification before, by a plan that must come before, and in the same session (I9). */
async function findFollowed(parts: Parts, plans: readonly string[], { after, boundTo }: Start): Promise<Followed> {
  const before = after === undefined ? undefined : await parts.stores.flows.find(after);
  const flow = before && fromRecord(before);
  const identified = flow && resultOf(flow);
  if (!flow || !identified || !plans.includes(identified.plan) || !isSameSession(flow.boundTo, boundTo))
    throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', `not after ${plans.join(' or ')}`);
  return { flow: flow.id, customer: identified.customer };
}

function isSameSession(one: BoundTo, other: BoundTo): boolean {
  return 'session' in one && 'session' in other && one.session === other.session;
}

function otherPlan(parts: Parts, name: string, flow: Flow): Plan {
  const other = plansInstead(parts, flow).find((plan) => plan.name === name);
  if (!other) throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', `${name} instead of ${flow.plan}`);
  return other;
}

async function answer(parts: Parts, id: string, value: Json, question?: string | null): Promise<Flow> {
  const flow = await look(parts, id);
  if (!flow.asked?.challenge || (question !== undefined && question !== flow.asked.challenge)) return flow;
  await decide(parts, flow.asked.challenge, { by: 'channel', value: normaliseAnswer(value) });
  return look(parts, id);
}

/** A resend that comes too soon changes nothing: the code that was sent stays the one that is taken (T42). */
function again(parts: Parts, id: string): Promise<Flow> {
  return moveFlow(parts, id, ({ asked }) => {
    const isSoon = asked && parts.clock.now() < asked.since + parts.policy.smsAgainEvery;
    return isSoon ? undefined : { is: 'again' };
  });
}

async function endCall(parts: Parts, call: string): Promise<void> {
  await endEach(parts, await parts.stores.flows.ofCall(call), 'hung-up');
}

async function endOverdue(parts: Parts): Promise<number> {
  const overdue = await parts.stores.flows.overdue(parts.clock.now(), 100);
  await endEach(parts, overdue, 'expired');
  return overdue.length;
}

/** One that cannot be ended keeps none of the others alive; the first trouble is thrown when all have been tried. */
async function endEach(parts: Parts, records: readonly FlowRecord[], why: EndReason): Promise<void> {
  const ends = await Promise.allSettled(records.map(({ id }) => moveFlow(parts, id, () => ({ is: 'ended', why }))));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
