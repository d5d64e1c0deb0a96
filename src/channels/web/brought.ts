import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readAsking, type View } from '#identification';
import type { Brought } from './clients.ts';
import type { PersonalParts } from './personal-parts.ts';

/** The request of a client that a page belongs to. It opens nothing: only the browser that was brought with it can finish it (I9). */
export const OfClient = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });

/** For whoever is to log in. What is to be confirmed has a page of its own, and no log-in is begun with it (RTS art. 5). */
export async function findBrought(
  { clients }: Pick<PersonalParts, 'clients'>,
  visit: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  to: string | undefined,
): Promise<Brought | undefined> {
  const brought = to === undefined ? undefined : await clients?.find(visit, to);
  return brought?.prompt === 'login' ? brought : undefined;
}

/** The client's request that an identification was begun for. */
export function requestOf({ about }: Pick<View, 'about'>): string | undefined {
  return readAsking(about)?.interaction ?? undefined;
}

/** A page that belongs to it, without language and slash. */
export function goingTo(place: string, to: string | undefined): string {
  return to === undefined ? place : `${place}${place.includes('?') ? '&' : '?'}to=${to}`;
}

/** Whoever comes twice (Back, two tabs) goes where the first went, as long as it is not over. */
export async function goBackTo(
  parts: Pick<PersonalParts, 'clients'>,
  visit: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  to: string | undefined,
): Promise<{ readonly leave: string } | undefined> {
  const address = to === undefined ? undefined : await parts.clients?.again(visit, to);
  return address === undefined ? undefined : { leave: address };
}
