import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBearer, refuseStranger } from '#ports';
import type { Owner } from './line.ts';
import type { PhoneParts } from './parts.ts';

type Asked = FastifyRequest & { owner?: Owner };

/** Whoever may not speak here is told so before a socket is opened or a body is read. */
export function admitOwners(phone: FastifyInstance, parts: PhoneParts): void {
  phone.addHook('onRequest', async (request: Asked) => {
    request.owner = findOwner(parts, request);
  });
}

export function ownerOf(request: Asked): Owner {
  return request.owner ?? refuseStranger();
}

/** Who speaks here: a client by its token, or, where that is switched on, anybody's browser on our own pages. */
function findOwner(parts: PhoneParts, { headers, ip }: FastifyRequest): Owner {
  const { authorization, origin } = headers;
  const token = readBearer(authorization);
  const client = token && parts.findClient(token, 'phone');
  if (client) return { name: `client ${client}`, is: 'client' };
  const isOurs = authorization === undefined && (origin === undefined || origin === parts.origin);
  return parts.browserPhone && isOurs ? { name: `address ${ip}`, is: 'address' } : refuseStranger();
}
