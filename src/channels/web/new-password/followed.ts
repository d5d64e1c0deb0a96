import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearCookie, readCookie, type SessionParts, setCookie } from '../session/index.ts';

type FollowParts = Pick<SessionParts, 'origin' | 'policy'>;

/** K11: which identification the next log-in of this browser follows. No secret: the engine takes it in the same session only (I9). */
export function rememberFollowed({ origin, policy }: FollowParts, reply: FastifyReply, flow: string): void {
  setCookie(origin, reply, 'after', flow, policy.temporaryPasswordLife);
}

export function readFollowed({ origin }: Pick<FollowParts, 'origin'>, request: FastifyRequest): string | undefined {
  const flow = readCookie(origin, request, 'after');
  return flow && readCookie(origin, request, 'login') ? flow : undefined;
}

export function forgetFollowed({ origin }: Pick<FollowParts, 'origin'>, reply: FastifyReply): void {
  clearCookie(origin, reply, 'after');
}
