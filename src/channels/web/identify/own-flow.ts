import type { FastifyReply, FastifyRequest } from 'fastify';
import type { View } from '#identification';
import { Broken, drawId, hashToken } from '#ports';
import { readCookie, setCookie } from '../session/cookies.ts';
import { readSession, type SessionParts } from '../session/index.ts';

/** What a flow is bound to before there is a session: this browser, by a token that only it has (I9). */
export async function bindToBrowser(
  { keys, random, origin }: SessionParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly session: string }> {
  const held = readCookie(origin, request, 'login');
  const token = held ?? drawId(random);
  if (!held) setCookie(origin, reply, 'login', token);
  return { session: await hashToken(keys, token) };
}

/** Throws what an identification that never was throws, if it was begun in another browser or in another session (I9). */
export async function refuseForeignFlow(parts: SessionParts, request: FastifyRequest, { boundTo }: View): Promise<void> {
  const token = readCookie(parts.origin, request, 'login');
  const own = [token && (await hashToken(parts.keys, token)), (await readSession(parts, request, request.method !== 'GET'))?.id];
  if (!('session' in boundTo) || !own.includes(boundTo.session))
    throw new Broken('no-such-identification', 'There is no such identification.');
}
