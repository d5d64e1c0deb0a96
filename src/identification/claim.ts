import { Broken, type CustomerRecord, drawNumber, isAlive, type Json } from '#ports';
import { stepOf } from './advance.ts';
import { credentialsOf } from './ask.ts';
import { decide } from './decide.ts';
import type { Flow, FlowEvent, Plan, Step } from './flow.ts';
import { loadFlow, look, moveFlow } from './move.ts';
import { digestClaim, type IdentifierKind, recogniseIdentifier } from './normalise.ts';
import { namingOf, type Parts, plansInstead } from './parts.ts';
import { callOf, fromRecord } from './records.ts';

type Who = { readonly ref: string; readonly customer: string | null; readonly refuse?: string };

/**
 * Says who: what was typed, or an answer that says it itself. 'malformed': a failure of form, told at once; nothing was written.
 * `knownTo`: the customer whom this browser has identified before, as far as its cookie proves it.
 */
export async function claim(parts: Parts, id: string, given: Json, knownTo: string | null = null): Promise<Flow | 'malformed'> {
  const present = await look(parts, id);
  if (stepOf(present)?.do !== 'claim') return present;
  const recognised = typeof given === 'string' ? recogniseIdentifier(given) : readNamed(parts, present, given);
  const flow = await chooseClaimPlan(parts, present, recognised?.kind);
  if (!recognised || !flow) return 'malformed';
  const claimed = await writeClaim(parts, flow, await resolve(parts, recognised), knownTo);
  const next = stepOf(claimed);
  if (next?.do !== 'prove' || next.with !== 'claim' || !claimed.asked?.challenge) return claimed;
  await decide(parts, claimed.asked.challenge, { by: 'channel', value: typeof given === 'string' ? recognised.value : given });
  return look(parts, id);
}

/** Whom the answer itself names, where the plan's own way lets it. */
function readNamed(parts: Parts, flow: Flow, given: Json): { kind: IdentifierKind; value: string } | undefined {
  const value = namingOf(parts, flow)?.names(given);
  return value === undefined ? undefined : { kind: 'passkey', value };
}

/** Says who as in an earlier identification of the same call. A block may have come between. */
export async function claimAs(parts: Parts, id: string, earlierId: string): Promise<Flow> {
  const flow = fromRecord(await loadFlow(parts, id));
  const earlier = fromRecord(await loadFlow(parts, earlierId));
  if (!earlier.claimed || callOf(earlier) === null || callOf(earlier) !== callOf(flow))
    throw new Broken('no-such-identification', 'There is no such identification in this call.', id);
  const { ref, customer } = earlier.claimed;
  const found = await parts.stores.customers.find(customer ?? ref);
  return writeClaim(parts, flow, { ref, customer: found?.id ?? null, ...refusal(found) });
}

/** Says who for somebody who is logged in: what is confirmed is confirmed by the owner of the session. */
export async function claimFor(parts: Parts, id: string, owner: string): Promise<Flow> {
  const flow = fromRecord(await loadFlow(parts, id));
  const found = await parts.stores.customers.find(owner);
  return writeClaim(parts, flow, { ref: owner, customer: found?.id ?? null, ...refusal(found) });
}

function refusal(found: CustomerRecord | undefined): { refuse?: string } {
  return found?.blocked || found?.closed ? { refuse: 'blocked' } : {};
}

/**
 * S59, D8: which steps are asked that are asked by risk. Left out only at a login on the web, from a browser that the customer
 * has shown an SMS code in, while nobody has guessed, nothing they hold needs more, and not every time. Everybody else, and
 * everybody unknown, is asked.
 * Drawn for the ways that may be taken instead, too: nobody comes past a step by beginning with another way.
 */
async function drawSteps(parts: Parts, flow: Flow, who: Who, knownTo: string | null): Promise<readonly string[]> {
  const { stores, random, policy } = parts;
  const all = [flow, ...plansInstead(parts, flow)].flatMap((way) => way.steps);
  const steps = all.flatMap((step) => (step.do !== 'claim' && step.when && 'drawn' in step.when ? [step.when.drawn] : []));
  const of = who.customer ?? who.ref;
  const { wrong } = await stores.tries.state({ of, kind: 'strangers' });
  const needed = await needsAll(parts, all, of);
  const sporadic = drawNumber(random, policy.smsSporadic) === 0;
  const mayLeaveOut = flow.channel === 'web' && flow.purpose === 'login' && policy.smsOnWeb === 'by-risk' && !flow.least;
  const isKnown = knownTo !== null && knownTo === who.customer;
  return mayLeaveOut && isKnown && wrong === 0 && !needed && !sporadic ? [] : steps;
}

async function needsAll(parts: Parts, steps: readonly Step[], of: string): Promise<boolean> {
  const asked = parts.authenticators.filter(
    ({ name, needsAll }) => needsAll && steps.some((step) => step.do === 'prove' && step.by === name),
  );
  const held = await Promise.all(asked.map(async (one) => (await credentialsOf(parts, one, of)).some((own) => one.needsAll?.(own))));
  return held.includes(true);
}

/**
 * One identification at a time in a call: what ran before is ended, so that a caller cannot ring several customers' phones at
 * once, and in whose name the call is open is never hidden by the next claim (N3).
 */
export async function writeClaim(parts: Parts, flow: Flow, who: Who, knownTo: string | null = null): Promise<Flow> {
  const call = callOf(flow);
  const goesOn = await prepareCall(parts, flow.id, call);
  const drawn = await drawSteps(parts, flow, who, knownTo);
  const event: FlowEvent = goesOn ? { is: 'claimed', drawn, ...who } : { is: 'ended', why: 'hung-up' };
  const claimed = await moveFlow(parts, flow.id, () => event);
  const customer = claimed.claimed?.customer;
  if (call) await parts.stores.calls.note(call, customer ? { claimed: customer } : {});
  return claimed;
}

/** False for a call that is over: nobody's phone rings for it any more (S42). */
async function prepareCall(parts: Parts, flow: string, call: string | null): Promise<boolean> {
  if (!call) return true;
  for (const { id } of await parts.stores.flows.ofCall(call))
    if (id !== flow) await moveFlow(parts, id, () => ({ is: 'ended', why: 'left' }));
  return isCallAlive(parts, call);
}

export async function isCallAlive(parts: Parts, id: string): Promise<boolean> {
  const call = await parts.stores.calls.find(id);
  return call !== undefined && isAlive(call, parts.clock.now());
}

/** The identifier may belong to another way that this one says it may turn out to mean: a call code where a user code was asked (D1). */
async function chooseClaimPlan(parts: Parts, flow: Flow, kind: IdentifierKind | undefined): Promise<Flow | undefined> {
  const accepts = ({ steps }: Pick<Plan, 'steps'>) =>
    steps.some((step) => step.do === 'claim' && kind !== undefined && step.by.includes(kind));
  if (accepts(flow)) return flow;
  const other = plansInstead(parts, flow).find(accepts);
  return other && moveFlow(parts, flow.id, () => ({ is: 'switched', to: other }));
}

/** The same look-ups for everybody; an unknown value becomes a stable reference that says nothing. */
async function resolve(parts: Parts, { kind, value }: { kind: IdentifierKind; value: string }): Promise<Who> {
  const { stores, keys, clock } = parts;
  const ref = await digestClaim(keys, kind, value);
  const customer =
    kind === 'call-code' || kind === 'passkey'
      ? await stores.customers.find((await stores.credentials.byLookup(kind, ref, clock.now()))?.customer ?? ref)
      : await stores.customers.byIdentifier({ kind, value });
  return { ref, customer: customer?.id ?? null, ...refusal(customer) };
}
