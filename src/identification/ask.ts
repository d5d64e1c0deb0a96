import type { ChallengeRecord, Json, OutboxMessage, Time } from '#ports';
import { drawId, drawNumber } from '#ports';
import { advance, isInSession, stepOf } from './advance.ts';
import type { Authenticator, Context, Credential, Mode } from './authenticator.ts';
import type { Flow, FlowEvent } from './flow.ts';
import { authenticatorOf, type Parts } from './parts.ts';

/** What a challenge holds, sealed in the store. */
export type Question = { readonly mode: Mode; readonly data: Json };

export type Asked = {
  readonly flow: Flow;
  readonly events: readonly FlowEvent[];
  readonly open?: ChallengeRecord;
  readonly outbox: readonly OutboxMessage[];
};

/**
 * If the flow stands at a proof that has not been asked, asks it. Known, unknown and doomed go through the same calls to
 * keys and stores (I7, T16): only what comes out differs.
 */
export async function askNext(parts: Parts, flow: Flow): Promise<Asked> {
  const step = stepOf(flow);
  if (step?.do !== 'prove' || flow.asked?.challenge || !flow.claimed) return { flow, events: [], outbox: [] };
  const authenticator = authenticatorOf(parts, step.by);
  const now = parts.clock.now();
  const { ref, customer } = flow.claimed;
  const held = await credentialsOf(parts, authenticator, customer ?? ref);
  const { locked } = await parts.stores.tries.state({ of: customer ?? ref, kind: 'strangers' });
  const pretended = await pretend(parts, authenticator, ref, locked);
  const mode: Mode = !customer || held.length === 0 ? 'pretend' : flow.doomed ? 'mute' : 'live';
  const challenge = drawId(parts.random);
  const expires = Math.min(drawEnd(parts, authenticator, now), flow.expires);
  const context = contextOf(parts, flow, { challenge, expires, customer: mode === 'live' ? customer : null });
  const data = authenticator.begin(mode === 'pretend' ? [pretended] : held, context);
  const event: FlowEvent = { is: 'asked', challenge, since: now, expires };
  const sealed = await sealQuestion(parts, challenge, { mode, data });
  const open = {
    id: challenge,
    flow: flow.id,
    authenticator: authenticator.name,
    customer: mode === 'live' ? customer : null,
    sealed,
    opened: now,
    expires,
  };
  return { flow: advance(flow, event), events: [event], open, outbox: deliver(parts, authenticator, data, context) };
}

/** What its credentials are called, and the budget that is its own. */
export function kindOf({ of, name }: Authenticator): string {
  return of ?? name;
}

/** What this customer has of it and can be asked for. */
export async function credentialsOf({ stores, clock, policy }: Parts, authenticator: Authenticator, of: string): Promise<Credential[]> {
  const held = await stores.credentials.of(of, kindOf(authenticator), clock.now());
  return held.filter((credential) => authenticator.works?.(credential, policy) ?? true);
}

/** What a customer without such a credential seems to have: made of a keyed hash of what was claimed, so that it is stable (I7). */
export async function pretend(parts: Parts, authenticator: Authenticator, ref: string, locked: Time | null = null): Promise<Credential> {
  const { keys, clock, policy } = parts;
  const seed = await keys.digest('pretended credential', `${kindOf(authenticator)} ${ref}`);
  return authenticator.pretend(seed, { keys, now: clock.now(), policy, locked });
}

export async function readQuestion(parts: Parts, record: ChallengeRecord): Promise<Question> {
  return JSON.parse(Buffer.from(await parts.keys.open(record.sealed, `challenge ${record.id}`)).toString('utf8')) as Question;
}

async function sealQuestion(parts: Parts, id: string, question: Question): Promise<string> {
  return parts.keys.seal(Buffer.from(JSON.stringify(question)), `challenge ${id}`);
}

export function contextOf(parts: Parts, flow: Flow, about: Pick<Context, 'challenge' | 'expires' | 'customer'>): Context {
  return {
    now: parts.clock.now(),
    random: parts.random,
    keys: parts.keys,
    policy: parts.policy,
    channel: flow.channel,
    purpose: flow.purpose,
    inSession: isInSession(flow),
    about: flow.about ?? null,
    notes: flow.notes,
    follows: flow.follows ?? null,
    flow: flow.id,
    ...about,
  };
}

/** Made for everybody alike, so that known and unknown make the same calls; only what is for somebody leaves (I7). */
function deliver(parts: Parts, authenticator: Authenticator, data: Json, context: Context): readonly OutboxMessage[] {
  const message = authenticator.deliver?.(data, context);
  const id = drawId(parts.random);
  return message && context.customer ? [{ id, to: context.customer, due: context.now, ...message }] : [];
}

/**
 * When an unanswered question ends. Who waits for an app waits its whole patience and a little more, drawn for everybody alike:
 * a request that was declined, one that nobody looks at, a blocked and an unknown code all end then, and the length of the
 * wait says nothing about which it was (T16, T27; docs/decisions/0005).
 */
function drawEnd({ policy, random }: Parts, authenticator: Authenticator, now: Time): Time {
  const patience = authenticator.patience(policy);
  return now + patience + (authenticator.asks.includes('wait') ? drawNumber(random, Math.ceil(patience / 6)) : 0);
}
