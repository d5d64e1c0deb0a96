import type { FastifyReply, FastifyRequest } from 'fastify';
import { drawId, hashToken, type SessionRecord, type StaffRecord } from '#ports';
import type { BackOfficeParts } from './parts.ts';
import { isAdvisor } from './roles.ts';

/** A name of its own: ports do not separate cookies, and customers and the web bank have theirs. */
const plainName = 'styrka_staff';
const kind = 'staff';
/** A working day, and the idle end within it (OWASP ASVS 7.3), ms. A call that lasts counts as work. */
const wholeLife = 12 * 3_600_000;
const idleLife = 30 * 60_000;

export type StaffSession = { readonly id: string; readonly staff: StaffRecord };

type SessionParts = Pick<BackOfficeParts, 'stores' | 'keys' | 'clock' | 'random' | 'node' | 'origin'>;

/** The token is in the cookie and nowhere else; the store knows its hash. 160 bits: nothing is won by guessing. */
export async function beginSession(parts: SessionParts, reply: FastifyReply, staff: string, by: 'link' | 'demo'): Promise<void> {
  const token = drawId(parts.random);
  const now = parts.clock.now();
  const session: SessionRecord = { id: await hashToken(parts.keys, token), kind, of: staff, began: now, expires: now + wholeLife };
  await parts.stores.sessions.begin(session, { audit: [{ at: now, node: parts.node, what: 'staff-logged-in', staff, detail: { by } }] });
  await touch(parts, session.id);
  const { name, options } = describeCookie(parts.origin);
  reply.setCookie(name, token, { ...options, maxAge: wholeLife / 1_000 });
}

export async function endSession(parts: SessionParts, request: FastifyRequest, reply: FastifyReply): Promise<StaffSession | undefined> {
  const session = await findSession(parts, request);
  const { name, options } = describeCookie(parts.origin);
  reply.clearCookie(name, options);
  if (!session) return undefined;
  await parts.stores.sessions.end(session.id);
  await parts.stores.audit.append([{ at: parts.clock.now(), node: parts.node, what: 'staff-logged-out', staff: session.staff.id }]);
  return session;
}

/** Whoever is an advisor with a living session; anybody else is nobody, without a word why. `touched`: this counts as work. */
export async function findAdvisor(parts: SessionParts, request: FastifyRequest, touched: boolean): Promise<StaffSession | undefined> {
  const session = await findSession(parts, request);
  if (!session || !isAdvisor(session.staff)) return undefined;
  if (touched) await touch(parts, session.id);
  return session;
}

export async function touch({ stores, clock }: SessionParts, session: string): Promise<void> {
  await stores.sessions.find(session, clock.now(), clock.now() + idleLife);
}

/** Still the session of this member of staff; asked for again and again while a desk is open. */
export async function isLiving({ stores, clock }: SessionParts, session: string): Promise<boolean> {
  return (await stores.sessions.find(session, clock.now()))?.kind === kind;
}

async function findSession({ stores, keys, clock, origin }: SessionParts, request: FastifyRequest): Promise<StaffSession | undefined> {
  const token = request.cookies[describeCookie(origin).name];
  if (!token) return undefined;
  const session = await stores.sessions.find(await hashToken(keys, token), clock.now());
  // Other sessions lie in the same store: a log-in link's token in the cookie opens nothing.
  if (session?.kind !== kind) return undefined;
  const staff = await stores.staff.find(session.of);
  return staff && { id: session.id, staff };
}

/** Where it is Secure its name says so: then a browser takes it from this very host and over TLS only (RFC 6265bis §4.1.3.2). */
function describeCookie(origin: string) {
  const { protocol, hostname } = new URL(origin);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const secure = protocol === 'https:' || !loopback;
  return { name: secure ? `__Host-${plainName}` : plainName, options: { path: '/', httpOnly: true, sameSite: 'strict', secure } } as const;
}
