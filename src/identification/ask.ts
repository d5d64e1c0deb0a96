import type { ChallengeRecord, Json, OutboxMessage, Time } from '#ports';
import { drawId, drawNumber, type Random } from '#ports';
import { advance, stepOf } from './advance.ts';
import type { Authenticator, Context, Mode } from './authenticator.ts';
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
  if (step?.do !== 'prove' || flow.asked?.challenge || flow.doomed?.why === 'declined' || isVoid(flow) || !flow.claimed)
    return { flow, events: [], outbox: [] };
  const authenticator = authenticatorOf(parts, step.by);
  const now = parts.clock.now();
  const { ref, customer } = flow.claimed;
  const held = await parts.stores.credentials.of(customer ?? ref, authenticator.name, now);
  const pretended = authenticator.pretend(await seedOf(parts, authenticator, ref));
  const mode: Mode = !customer || held.length === 0 ? 'pretend' : flow.doomed ? 'mute' : 'live';
  const challenge = drawId(parts.random);
  const expires = Math.min(now + authenticator.patience(parts.policy), flow.expires);
  const context = contextOf(parts, flow, { challenge, expires, customer: mode === 'live' ? customer : null });
  const data = authenticator.begin(mode === 'pretend' ? [pretended] : held, context);
  const event: FlowEvent = { is: 'asked', challenge, expires, tell: drawTell(parts.random, authenticator, now, expires) };
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
  return { flow: advance(flow, event), events: [event], open, outbox: deliver(parts, authenticator, data, context, mode) };
}

/** A request that was declined stays open for the caller's ear only: nothing is asked in its place (T27). */
function isVoid(flow: Flow): boolean {
  return flow.asked?.challenge === null && flow.doomed !== undefined;
}

/** What a customer without such a credential seems to have: a keyed hash of what was claimed, so that it is stable (I7). */
export async function seedOf(parts: Parts, authenticator: Authenticator, ref: string): Promise<Uint8Array> {
  return parts.keys.digest('pretended credential', `${authenticator.name} ${ref}`);
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
    ...about,
  };
}

function deliver(parts: Parts, authenticator: Authenticator, data: Json, context: Context, mode: Mode): readonly OutboxMessage[] {
  const message = mode === 'live' && context.customer ? authenticator.deliver?.(data, context) : undefined;
  return message && context.customer ? [{ id: drawId(parts.random), to: context.customer, due: context.now, ...message }] : [];
}

/**
 * When a refusal that must not be told apart is told. Somebody who waits for an app hears the end of a declined, a blocked
 * and an unknown one at times drawn alike: most at the last moment, as when nobody answers, some before, as when somebody
 * declines (T16, T27).
 */
function drawTell(random: Random, authenticator: Authenticator, now: Time, expires: Time): Time {
  const early = drawNumber(random, 10) < 4;
  const moment = now + 20_000 + drawNumber(random, Math.max(1, expires - now - 20_000));
  return authenticator.asks.includes('wait') && early ? Math.min(moment, expires) : expires;
}

/** A refusal that comes after its drawn moment is told at a new one between now and the end. */
export function laterTell(random: Random, asked: NonNullable<Flow['asked']>, now: Time): Time {
  return asked.tell > now ? asked.tell : Math.min(asked.expires, now + 3_000 + drawNumber(random, Math.max(1, asked.expires - now)));
}
