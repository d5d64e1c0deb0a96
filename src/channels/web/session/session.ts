import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CustomerRecord, drawId, type Effects, hashToken, type SessionRecord, type Time } from '#ports';
import type { PersonalParts } from '../personal-parts.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';

const kind = 'web';
/** Whatever one does, a session ends after so long, ms (OWASP ASVS 7.3). */
const wholeLife = 12 * 3_600_000;

/** `id` is what a flow of this session is bound to; `expires` without another sign of life. */
export type WebSession = { readonly id: string; readonly customer: CustomerRecord; readonly began: Time; readonly expires: Time };

export type SessionParts = Pick<PersonalParts, 'stores' | 'keys' | 'clock' | 'random' | 'node' | 'policy' | 'origin' | 'clients'>;

type WithCookies = Pick<FastifyRequest, 'cookies'>;

/**
 * A new token at every log-in. It is in the cookie and nowhere else; the store knows its hash. Where `flow` has chosen another password,
 * this session is the only one that is left.
 */
export async function beginSession(parts: SessionParts, reply: FastifyReply, customer: string, flow: string): Promise<string> {
  const { stores, clock, node } = parts;
  const now = clock.now();
  const ending = await stores.audit.lastEnding(customer);
  const isOwn = ending?.flow === flow;
  if (isOwn) await forgetBrowsers(parts, customer);
  // The password was perhaps changed on a node whose clock is ahead of this one's.
  const began = isOwn ? Math.max(now, ending.at) : now;
  const session = await openSession(parts, reply, customer, began, { audit: [{ at: now, node, what: 'web-logged-in', customer, flow }] });
  await parts.clients?.loggedIn(session.id, flow, session.began);
  return session.id;
}

/** After an ending of its own making, such as a box that its customer has blocked (K37): it goes on by another token, and every other is over. */
export async function goOnAlone(parts: SessionParts, reply: FastifyReply, customer: string): Promise<void> {
  const ending = await parts.stores.audit.lastEnding(customer);
  await forgetBrowsers(parts, customer);
  await openSession(parts, reply, customer, Math.max(parts.clock.now(), ending?.at ?? 0), { audit: [] });
}

async function openSession(
  parts: SessionParts,
  reply: FastifyReply,
  customer: string,
  began: Time,
  effects: Effects,
): Promise<SessionRecord> {
  const { stores, keys, clock, random, policy, origin } = parts;
  const token = drawId(random);
  const now = clock.now();
  const session: SessionRecord = { id: await hashToken(keys, token), kind, of: customer, began, expires: now + wholeLife };
  await stores.sessions.begin(session, effects);
  await stores.sessions.find(session.id, now, now + policy.idle);
  setCookie(origin, reply, 'session', token);
  return session;
}

/**
 * Whose session it is; undefined for nobody's, an ended one, and one whose customer is blocked meanwhile (S16). `touched`: it is
 * a sign of life (RTS art. 4(3)(d)); what a page does by itself is none.
 */
export async function readSession(parts: SessionParts, request: WithCookies, touched = true): Promise<WebSession | undefined> {
  const { stores, clock, policy } = parts;
  const now = clock.now();
  const session = await findSession(parts, request, touched ? now + policy.idle : undefined);
  if (!session) return undefined;
  const customer = await stores.customers.find(session.of);
  if (customer && !customer.blocked && !customer.closed)
    return { id: session.id, customer, began: session.began, expires: session.expires };
  await stores.sessions.end(session.id);
  return undefined;
}

export async function endSession(parts: SessionParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const name of ['session', 'login', 'after'] as const) clearCookie(parts.origin, reply, name);
  const session = await stopSession(parts, request);
  if (session) await parts.clients?.loggedOut(session);
}

/** Returns which one; undefined if there was none. */
export async function stopSession(parts: SessionParts, request: WithCookies): Promise<string | undefined> {
  const { stores, clock, node } = parts;
  const session = await findSession(parts, request);
  if (!session) return undefined;
  await stores.sessions.end(session.id);
  await stores.audit.append([{ at: clock.now(), node, what: 'web-logged-out', customer: session.of }]);
  return session.id;
}

/**
 * After another password: whoever knew the old one may be logged in, or sit at a browser that is asked for no SMS code (ASVS 7.4.3).
 * They are nobody's from the change itself on (`isOutlived`); this takes away what a clock that is ahead has dated after it.
 */
export async function forgetBrowsers({ stores }: Pick<SessionParts, 'stores'>, customer: string): Promise<void> {
  for (const each of [kind, 'known-browser']) await stores.sessions.endAll(each, customer);
}

async function findSession(
  { stores, keys, clock, origin }: SessionParts,
  request: WithCookies,
  until?: Time,
): Promise<SessionRecord | undefined> {
  const token = readCookie(origin, request, 'session');
  if (!token) return undefined;
  const id = await hashToken(keys, token);
  const now = clock.now();
  const session = await stores.sessions.find(id, now);
  // Other sessions lie in the same store: another one's token in this cookie opens nothing, and prolongs nothing.
  if (session?.kind !== kind || (await isOutlived(stores, session))) return undefined;
  return until === undefined ? session : stores.sessions.find(id, now, until);
}

/**
 * Whether its customer has since chosen another password, had a box blocked, taken out a phone or passkey, been blocked or ceased to be
 * one (`endings`). Read from the audit, which the change itself has written: so it is so in the very transaction of the change, whatever
 * the browser that made it does next (T12; ASVS 7.4.3).
 */
export async function isOutlived(
  { audit }: Pick<SessionParts['stores'], 'audit'>,
  { of, began }: Pick<SessionRecord, 'of' | 'began'>,
): Promise<boolean> {
  const ending = await audit.lastEnding(of);
  return ending !== undefined && ending.at > began;
}
