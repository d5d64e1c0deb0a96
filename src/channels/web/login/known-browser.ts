import type { FastifyReply, FastifyRequest } from 'fastify';
import { drawId, hashToken } from '#ports';
import { readCookie, setCookie } from '../session/cookies.ts';
import { isOutlived, type SessionParts } from '../session/index.ts';

const kind = 'known-browser';

/** S59, S62: whom this browser has identified with something that only they have; null for nobody. */
export async function readKnown({ stores, keys, clock, origin }: SessionParts, request: FastifyRequest): Promise<string | null> {
  const token = readCookie(origin, request, 'known');
  if (!token) return null;
  const found = await stores.sessions.find(await hashToken(keys, token), clock.now());
  return found?.kind === kind && !(await isOutlived(stores, found)) ? found.of : null;
}

/** Known from now on, whatever it was before: a browser knows one customer. */
export async function rememberBrowser(
  parts: SessionParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  customer: string,
): Promise<void> {
  const { stores, keys, clock, random, policy, node, origin } = parts;
  const before = readCookie(origin, request, 'known');
  if (before) await stores.sessions.end(await hashToken(keys, before));
  const token = drawId(random);
  const now = clock.now();
  const session = { id: await hashToken(keys, token), kind, of: customer, began: now, expires: now + policy.knownBrowserLife };
  await stores.sessions.begin(session, { audit: [{ at: now, node, what: 'browser-known', customer }] });
  setCookie(origin, reply, 'known', token, policy.knownBrowserLife);
}
