import type { FastifyReply, FastifyRequest } from 'fastify';
import { Broken } from '#ports';
import { refuseForeignFlow } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { clearCookie, readCookie, setCookie } from '../session/index.ts';
import { newPasswordWays } from './ways.ts';

/** K11: which identification the next log-in of this browser follows. No secret: the engine takes it in the same session only (I9). */
export function rememberFollowed({ origin, policy }: Pick<PersonalParts, 'origin' | 'policy'>, reply: FastifyReply, flow: string): void {
  setCookie(origin, reply, 'after', flow, policy.temporaryPasswordLife);
}

/** Undefined where there is none that can be followed: it was another browser's, or this one was closed meanwhile. */
export async function readFollowed(parts: PersonalParts, request: FastifyRequest): Promise<string | undefined> {
  const flow = readCookie(parts.origin, request, 'after');
  if (!flow || !/^[\w-]{1,64}$/.test(flow)) return undefined;
  try {
    const view = await parts.identify.look(flow);
    await refuseForeignFlow(parts, request, view);
    return newPasswordWays.some(({ plan }) => plan === view.result?.plan) ? flow : undefined;
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

export function forgetFollowed({ origin }: Pick<PersonalParts, 'origin'>, reply: FastifyReply): void {
  clearCookie(origin, reply, 'after');
}
