import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageIn } from './language-in.ts';
import { readSession, type SessionParts, type WebSession } from './session.ts';

/** The session of whoever asks. Undefined: there is none, and the browser is on its way to the log-in; send nothing more. */
export async function requireSession(parts: SessionParts, request: FastifyRequest, reply: FastifyReply): Promise<WebSession | undefined> {
  const session = await readSession(parts, request);
  if (!session) await reply.redirect(`/${languageIn(request)}/login?ended=1`, 303);
  return session;
}
