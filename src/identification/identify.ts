import type { FlowRecord, Json } from '#ports';
import { Broken, drawId } from '#ports';
import { beginFlow } from './advance.ts';
import { claim, claimAs } from './claim.ts';
import { type Decided, decide } from './decide.ts';
import type { BoundTo, Channel, EndReason, Flow, Plan, Purpose, VoidReason } from './flow.ts';
import { look, moveFlow } from './move.ts';
import { normaliseAnswer } from './normalise.ts';
import { type Parts, plansInstead } from './parts.ts';
import type { Answer } from './prompt.ts';
import { aboutCall, toRecord } from './records.ts';
import { type View, viewFlow } from './view.ts';
import { type Fate, findFate, listWaiting, refuse, type Waiting } from './waiting.ts';

/** A whole identification may take this long, ms; a call's own patience is longer and begins new ones. */
const wholeLife = 30 * 60_000;

export type Start = { readonly plan: string; readonly channel: Channel; readonly purpose: Purpose; readonly boundTo: BoundTo };

/** The engine as channels see it: one question, "who is this?", carried to its one answer. */
export type Identify = {
  /** Throws Broken('no-such-plan') if the plan is not for this channel and purpose. */
  begin(start: Start): Promise<View>;
  /** Says who. 'malformed' is told at once and changes nothing: a failure of form, not of truth. */
  claim(flow: string, typed: string): Promise<View | 'malformed'>;
  /** Says who as in an earlier identification of the same call: a step-up asks for no user code again. Throws Broken('no-such-identification') for any other. */
  claimAs(flow: string, earlier: string): Promise<View>;
  /** Answers the open question over the channel that asked it. */
  answer(flow: string, value: Json): Promise<View>;
  look(flow: string): Promise<View>;
  again(flow: string): Promise<View>;
  done(flow: string): Promise<View>;
  switchTo(flow: string, plan: string): Promise<View>;
  end(flow: string, why: EndReason): Promise<void>;
  /** At hang-up: ends whatever still runs in the call (S42). */
  endCall(call: string): Promise<void>;
  /** Ends what is over by time; the jobs call it. Returns how many. */
  endOverdue(): Promise<number>;
  /** The app's door: what waits for this customer, and the answers to it. */
  waiting(customer: string, authenticator: string): Promise<readonly Waiting[]>;
  approve(challenge: string, answer: Pick<Answer, 'value'> & { readonly credential: string }): Promise<Decided>;
  refuse(customer: string, challenge: string, why: VoidReason): Promise<'voided' | 'gone'>;
  /** What has become of a request that can no longer be answered. */
  fate(customer: string, challenge: string): Promise<Fate>;
};

export function createIdentify(parts: Parts): Identify {
  const view = async (flow: Flow) => viewFlow(parts, flow);
  return {
    begin: (start) => begin(parts, start).then(view),
    claim: async (flow, typed) => {
      const claimed = await claim(parts, flow, typed);
      return claimed === 'malformed' ? claimed : view(claimed);
    },
    claimAs: (flow, earlier) => claimAs(parts, flow, earlier).then(view),
    answer: (flow, value) => answer(parts, flow, value).then(view),
    look: (flow) => look(parts, flow).then(view),
    again: (flow) => moveFlow(parts, flow, () => ({ is: 'again' })).then(view),
    done: (flow) => moveFlow(parts, flow, () => ({ is: 'done' })).then(view),
    switchTo: (flow, plan) => moveFlow(parts, flow, (present) => ({ is: 'switched', to: otherPlan(parts, plan, present) })).then(view),
    end: async (flow, why) => void (await moveFlow(parts, flow, () => ({ is: 'ended', why }))),
    endCall: (call) => endCall(parts, call),
    endOverdue: () => endOverdue(parts),
    waiting: (customer, authenticator) => listWaiting(parts, customer, authenticator),
    approve: (challenge, given) => decide(parts, challenge, { by: 'app', ...given }),
    refuse: (customer, challenge, why) => refuse(parts, customer, challenge, why),
    fate: (customer, challenge) => findFate(parts, customer, challenge),
  };
}

async function begin(parts: Parts, start: Start): Promise<Flow> {
  const plan = planOf(parts, start.plan, start);
  const flow = beginFlow(plan, start.channel, {
    id: drawId(parts.random),
    boundTo: start.boundTo,
    purpose: start.purpose,
    expires: parts.clock.now() + wholeLife,
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

function otherPlan(parts: Parts, name: string, flow: Flow): Plan {
  const other = plansInstead(parts, flow).find((plan) => plan.name === name);
  if (!other) throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', `${name} instead of ${flow.plan}`);
  return other;
}

async function answer(parts: Parts, id: string, value: Json): Promise<Flow> {
  const flow = await look(parts, id);
  if (!flow.asked?.challenge) return flow;
  await decide(parts, flow.asked.challenge, { by: 'channel', value: normaliseAnswer(value) });
  return look(parts, id);
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
