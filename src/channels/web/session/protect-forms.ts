import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PersonalParts } from '../personal-parts.ts';

/**
 * For every page with a form, before any handler reads it. Beside SameSite: what changes something comes from our own pages or
 * not at all (Fetch Metadata, RFC 6454); a browser that says neither is refused. Nothing personal is kept by a browser's cache.
 */
export function protectForms(server: FastifyInstance, { origin }: Pick<PersonalParts, 'origin'>): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    // With no-referrer a browser sends `Origin: null` with a form, and our own pages could not be told from others.
    reply.header('referrer-policy', 'same-origin');
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !isOurs(origin, request))
      await reply.code(403).send({ error: { code: 'foreign-origin', sentence: 'This request does not come from our own pages.' } });
  });
}

function isOurs(origin: string, { headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === origin : site === 'same-origin';
}
