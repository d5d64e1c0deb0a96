import type { FastifyRequest } from 'fastify';
import type { DemoParts } from './parts.ts';

/** Any page on the visitor's machine could send us a form; ours say where they come from (RFC 6454). A program without an Origin may. */
export function fromOurselves({ addresses }: Pick<DemoParts, 'addresses'>, { headers }: FastifyRequest): boolean {
  return headers.origin === undefined || headers.origin === addresses.main;
}
