import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBearer, refuseStranger } from '#ports';
import type { Owner } from './line.ts';
import type { PhoneParts } from './parts.ts';
import type { SigningKey } from './signed/signing-keys.ts';

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

/** The keys of the client that asks, if it is one that signs. */
export function signingKeysOf(parts: PhoneParts, request: Asked): readonly SigningKey[] | undefined {
  const token = readBearer(request.headers.authorization);
  const client = token && parts.findClient(token, 'phone');
  return client ? parts.signingKeysOf?.(client) : undefined;
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
