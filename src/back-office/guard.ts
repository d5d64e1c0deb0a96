import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BackOfficeParts } from './parts.ts';
import { findAdvisor, type StaffSession } from './staff-session.ts';

/** Refusals look as everywhere on this server. */
export function refuse(reply: FastifyReply, status: number, code: string, sentence: string): FastifyReply {
  return reply.code(status).send({ error: { code, sentence } });
}

/** Beside SameSite: a request that changes something, or a socket, comes from our own pages or not at all (RFC 6454). */
export function isOurs({ origin }: Pick<BackOfficeParts, 'origin'>, request: FastifyRequest): boolean {
  return request.headers.origin === origin;
}

/** Before any handler: a log-in that another site sends is refused, too. */
export async function refuseForeign(parts: BackOfficeParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!isOurs(parts, request)) await refuse(reply, 403, 'foreign-origin', 'This request does not come from our own pages.');
}

/** The advisor who asks; otherwise the same refusal for nobody, for an ended session and for every other role. */
export async function requireAdvisor(
  parts: BackOfficeParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StaffSession | undefined> {
  const advisor = await findAdvisor(parts, request, request.method !== 'GET');
  if (!advisor) await refuse(reply, 401, 'not-authenticated', 'Log in first.');
  return advisor;
}
