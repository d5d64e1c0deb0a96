import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DemoParts } from './parts.ts';

/** Any page on the visitor's machine could send us a form; ours say where they come from (RFC 6454). A program without an Origin may. */
export function fromOurselves({ addresses }: Pick<DemoParts, 'addresses'>, { headers }: FastifyRequest): boolean {
  return headers.origin === undefined || headers.origin === addresses.main;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** A name that somebody else's DNS leads to this machine reaches nothing (rebinding), nor does a tunnel: the demo is for whoever sits here. */
export function refuseForeignHosts(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers }, reply) => {
    if (!loopback.test(headers.host ?? '')) return reply.code(421).type('text/plain').send('The demo answers on localhost only.\n');
  });
}
