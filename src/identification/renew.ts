import { Broken, type Use } from '#ports';
import { stepOf } from './advance.ts';
import { contextOf, credentialsOf } from './ask.ts';
import type { Person, Renewal } from './authenticator.ts';
import type { Flow, Later } from './flow.ts';
import { look, moveFlow } from './move.ts';
import { normaliseTyped } from './normalise.ts';
import { authenticatorOf, type Parts } from './parts.ts';
import type { Prompt } from './prompt.ts';

type Refused = Renewal & { readonly is: 'refused' };

/**
 * A new secret at a renew step (S52, S55, K12). It stands after the proofs, which were all right; or before the last one of an
 * identification that follows another (D6), and then it is judged by whom that one identified, whatever was typed since. So what
 * is refused here is the form of the new secret alone. It is written by the very transaction that identifies.
 */
export async function renew(parts: Parts, id: string, secret: string): Promise<Flow | Refused> {
  const flow = await look(parts, id);
  const step = stepOf(flow);
  if (step?.do !== 'renew') return flow;
  const renewal = await make(parts, flow, step.what, normaliseTyped(secret));
  if (renewal.is === 'refused') return renewal;
  return moveFlow(parts, id, (present) => (isSameStep(present, flow) ? { ...renewal, is: 'done' } : undefined));
}

/** What was given is noted, what was to be agreed to is agreed to: the flow goes on. Nothing is so before it identifies. */
export async function finishStep(parts: Parts, id: string): Promise<Flow> {
  const flow = await look(parts, id);
  const step = stepOf(flow);
  if (step?.do !== 'give' && step?.do !== 'agree') return flow;
  const later = step.do === 'give' ? await makeGiven(parts, flow, step.what) : { uses: agree(parts, flow, step.to), messages: [] };
  return moveFlow(parts, id, (present) => (isSameStep(present, flow) ? { is: 'done', ...later } : undefined));
}

/** The secret of a give step, for whoever the proofs have shown, and nobody else. */
export function showGiven(parts: Parts, flow: Flow, what: string): Promise<Prompt> {
  return giverOf(parts, what).show(contextOf(parts, flow, { ...here(flow), customer: ownerOf(flow) }));
}

async function makeGiven(parts: Parts, flow: Flow, what: string): Promise<Later> {
  const customer = ownerOf(flow);
  const held = await credentialsOf(parts, authenticatorOf(parts, what), customer);
  return giverOf(parts, what).make(held, contextOf(parts, flow, { ...here(flow), customer }));
}

/** How the new secret of a renew step is asked for: how long it must be may depend on whose it is. */
export async function askNew(parts: Parts, flow: Flow, what: string): Promise<readonly Prompt[]> {
  const prompt = authenticatorOf(parts, what).askNew?.(parts.policy, await personOf(parts, flow));
  return prompt ? [prompt] : [];
}

async function personOf({ stores }: Parts, flow: Flow): Promise<Person> {
  return (await stores.customers.find(ownerOf(flow))) ?? { born: null, identifiers: [] };
}

/** A second press of the same button must not do the next step, which nobody has seen yet. */
function isSameStep(present: Flow, seen: Flow): boolean {
  return stepOf(present) !== undefined && present.at === seen.at;
}

function agree({ policy, clock }: Parts, flow: Flow, to: string): Use[] {
  const version = policy.agreements[to];
  if (version === undefined) throw new Broken('nothing-to-agree-to', 'This cannot be agreed to here.', to);
  return flow.doomed ? [] : [{ is: 'agree', customer: ownerOf(flow), to, version, at: clock.now() }];
}

async function make(parts: Parts, flow: Flow, what: string, secret: string): Promise<Renewal> {
  const authenticator = authenticatorOf(parts, what);
  const customer = ownerOf(flow);
  if (!authenticator.renew) throw new Broken('identification-cannot-renew', 'This cannot be changed here.', what);
  const held = await credentialsOf(parts, authenticator, customer);
  return authenticator.renew(held, secret, await personOf(parts, flow), contextOf(parts, flow, { ...here(flow), customer }));
}

/** Never who was merely claimed: whom this session has identified before (Plan.after), or whom the proofs of this flow will. */
function ownerOf(flow: Flow): string {
  const owner = flow.follows?.customer ?? (flow.doomed ? null : flow.claimed?.customer);
  if (!owner) throw new Broken('identification-cannot-renew', 'This cannot be changed here.', flow.id);
  return owner;
}

function giverOf(parts: Parts, what: string) {
  const { give } = authenticatorOf(parts, what);
  if (!give) throw new Broken('identification-cannot-renew', 'This cannot be changed here.', what);
  return give;
}

function here({ id, expires }: Flow) {
  return { challenge: id, expires };
}
