import type { ChallengeRecord, Json, Time } from '#ports';
import { Broken, drawId } from '#ports';
import { beginFlow, stepOf } from './advance.ts';
import { laterTell, readQuestion } from './ask.ts';
import { type Decided, decide } from './decide.ts';
import type { BoundTo, Channel, EndReason, Flow, Plan, Purpose, VoidReason } from './flow.ts';
import { loadFlow, moveFlow, storeNewFlow } from './move.ts';
import { type IdentifierKind, normaliseAnswer, recogniseIdentifier } from './normalise.ts';
import type { Parts } from './parts.ts';
import type { Answer } from './prompt.ts';
import { callOf, fromRecord } from './records.ts';
import { endOf, type View, viewFlow } from './view.ts';

/** A whole identification may take this long, ms; a call's own patience is longer and begins new ones. */
const wholeLife = 30 * 60_000;

export type Start = { readonly plan: string; readonly channel: Channel; readonly purpose: Purpose; readonly boundTo: BoundTo };

/** A question that waits for the app: its authenticator knows what the data means. */
export type Waiting = {
  readonly challenge: string;
  readonly flow: string;
  readonly customer: string;
  readonly call: string | null;
  readonly purpose: Purpose;
  readonly data: Json;
  readonly opened: Time;
  readonly expires: Time;
};

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
  refuse(challenge: string, why: VoidReason): Promise<'voided' | 'gone'>;
};

export function createIdentify(parts: Parts): Identify {
  const view = async (flow: Flow) => viewFlow(parts, flow);
  return {
    begin: (start) => begin(parts, start).then(view),
    claim: (flow, typed) => claim(parts, flow, typed),
    claimAs: (flow, earlier) => claimAs(parts, flow, earlier).then(view),
    answer: (flow, value) => answer(parts, flow, value).then(view),
    look: (flow) => look(parts, flow).then(view),
    again: (flow) => moveFlow(parts, flow, () => ({ is: 'again' })).then(view),
    done: (flow) => moveFlow(parts, flow, () => ({ is: 'done' })).then(view),
    switchTo: (flow, plan) => moveFlow(parts, flow, (present) => ({ is: 'switched', to: planOf(parts, plan, present) })).then(view),
    end: async (flow, why) => void (await moveFlow(parts, flow, () => ({ is: 'ended', why }))),
    endCall: (call) => endCall(parts, call),
    endOverdue: () => endOverdue(parts),
    waiting: (customer, authenticator) => listWaiting(parts, customer, authenticator),
    approve: (challenge, given) => decide(parts, challenge, { by: 'app', ...given }),
    refuse: (challenge, why) => refuse(parts, challenge, why),
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
  await storeNewFlow(parts, flow, [
    {
      at: parts.clock.now(),
      node: parts.node,
      what: 'flow-begun',
      flow: flow.id,
      detail: { plan: plan.name, channel: start.channel, purpose: start.purpose },
    },
  ]);
  return flow;
}

function planOf(parts: Parts, name: string, use: { channel: Channel; purpose: Purpose }): Plan {
  const plan = parts.plans.find((one) => one.name === name && one.channels.includes(use.channel) && one.purposes.includes(use.purpose));
  if (!plan) throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', `${name} ${use.channel} ${use.purpose}`);
  return plan;
}

async function claim(parts: Parts, id: string, typed: string): Promise<View | 'malformed'> {
  const recognised = recogniseIdentifier(typed);
  const flow = await chooseClaimPlan(parts, id, recognised?.kind);
  if (!recognised || !flow) return 'malformed';
  const who = await resolve(parts, recognised);
  const call = callOf(flow);
  if (call) await parts.stores.calls.note(call, { claimed: who.customer });
  const claimed = await moveFlow(parts, id, () => ({ is: 'claimed', drawn: [], ...who }));
  const next = stepOf(claimed);
  const answered = next?.do === 'prove' && next.with === 'claim' ? await answer(parts, id, recognised.value) : claimed;
  return viewFlow(parts, answered);
}

/** A block may have come between. */
async function claimAs(parts: Parts, id: string, earlierId: string): Promise<Flow> {
  const flow = fromRecord(await loadFlow(parts, id));
  const earlier = fromRecord(await loadFlow(parts, earlierId));
  if (!earlier.claimed || callOf(earlier) === null || callOf(earlier) !== callOf(flow))
    throw new Broken('no-such-identification', 'There is no such identification in this call.', id);
  const { ref, customer } = earlier.claimed;
  const found = customer ? await parts.stores.customers.find(customer) : undefined;
  const refuse = found?.blocked ? { refuse: 'blocked' } : {};
  return moveFlow(parts, id, () => ({ is: 'claimed', ref, customer: found?.id ?? null, drawn: [], ...refuse }));
}

/** The identifier may belong to another way that this one says it may turn out to mean: a call code where a user code was asked (D1). */
async function chooseClaimPlan(parts: Parts, id: string, kind: IdentifierKind | undefined): Promise<Flow | undefined> {
  const flow = fromRecord(await loadFlow(parts, id));
  const accepts = (plan: Plan | undefined) =>
    plan?.steps.some((step) => step.do === 'claim' && kind !== undefined && step.by.includes(kind)) ?? false;
  const own = parts.plans.find(({ name }) => name === flow.plan);
  if (stepOf(flow)?.do !== 'claim') return undefined;
  if (accepts(own)) return flow;
  const other = parts.plans.find((plan) => own?.instead?.includes(plan.name) && plan.channels.includes(flow.channel) && accepts(plan));
  return other ? moveFlow(parts, id, () => ({ is: 'switched', to: other })) : undefined;
}

/** The same look-ups for everybody; an unknown value becomes a stable reference that says nothing. */
async function resolve(
  parts: Parts,
  { kind, value }: { kind: IdentifierKind; value: string },
): Promise<{ ref: string; customer: string | null; refuse?: string }> {
  const ref = Buffer.from(await parts.keys.digest('claimed identifier', `${kind} ${value}`)).toString('base64url');
  const id =
    kind === 'user-code' ? undefined : ((await parts.stores.credentials.byLookup(kind, ref, parts.clock.now()))?.customer ?? 'nobody');
  const customer = id ? await parts.stores.customers.find(id) : await parts.stores.customers.byIdentifier({ kind: 'user-code', value });
  return { ref, customer: customer?.id ?? null, ...(customer?.blocked ? { refuse: 'blocked' } : {}) };
}

async function answer(parts: Parts, id: string, value: Json): Promise<Flow> {
  const flow = await look(parts, id);
  if (flow.asked?.challenge) await decide(parts, flow.asked.challenge, { by: 'channel', value: normaliseAnswer(value) });
  return look(parts, id);
}

/** Reads the flow, and ends it first if its time is over. */
async function look(parts: Parts, id: string): Promise<Flow> {
  const now = parts.clock.now();
  return moveFlow(parts, id, (flow) => (!flow.outcome && now >= endOf(flow) ? { is: 'ended', why: 'expired' } : undefined));
}

async function endCall(parts: Parts, call: string): Promise<void> {
  for (const record of await parts.stores.flows.ofCall(call)) await moveFlow(parts, record.id, () => ({ is: 'ended', why: 'hung-up' }));
}

async function endOverdue(parts: Parts): Promise<number> {
  const overdue = await parts.stores.flows.overdue(parts.clock.now(), 100);
  for (const record of overdue) await moveFlow(parts, record.id, () => ({ is: 'ended', why: 'expired' }));
  return overdue.length;
}

async function listWaiting(parts: Parts, customer: string, authenticator: string): Promise<readonly Waiting[]> {
  const records = await parts.stores.challenges.waiting(customer, authenticator, parts.clock.now());
  const all = await Promise.all(records.map((record) => readWaiting(parts, record, customer)));
  return all.filter((waiting) => waiting !== undefined);
}

/** Undefined for a question that its flow no longer asks: voided, or asked anew. */
async function readWaiting(parts: Parts, record: ChallengeRecord, customer: string): Promise<Waiting | undefined> {
  const flow = fromRecord(await loadFlow(parts, record.flow));
  if (flow.asked?.challenge !== record.id) return undefined;
  const { data } = await readQuestion(parts, record);
  const { opened, expires } = record;
  return { challenge: record.id, flow: record.flow, customer, call: callOf(flow), purpose: flow.purpose, data, opened, expires };
}

async function refuse(parts: Parts, id: string, why: VoidReason): Promise<'voided' | 'gone'> {
  const challenge = await parts.stores.challenges.find(id);
  if (!challenge) return 'gone';
  let voided = false;
  await moveFlow(parts, challenge.flow, (flow) => {
    voided = flow.asked?.challenge === id && !flow.outcome;
    return voided && flow.asked
      ? { is: 'voided', challenge: id, why, tell: laterTell(parts.random, flow.asked, parts.clock.now()) }
      : undefined;
  });
  return voided ? 'voided' : 'gone';
}
