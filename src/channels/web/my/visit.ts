import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type TObject, Type } from 'typebox';
import { type Language, languages } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { requireSession, type WebSession } from '../session/index.ts';

/** One look of a customer who is logged in at one of these pages. `said`: what has just been done, by the id of its sentence. */
export type MyVisit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly language: Language;
  readonly session: WebSession;
  readonly said: string | undefined;
};

type Show = (visit: MyVisit) => Promise<FastifyReply>;
type Act<Given> = (visit: MyVisit, given: Given) => Promise<FastifyReply>;

const Said = Type.Object({ said: Type.Optional(Type.String({ pattern: '^[a-z-]{1,30}$' })) }, { additionalProperties: false });
const nothing = Type.Object({}, { additionalProperties: false });

/** A page under `/{l}/`, for whoever is logged in. */
export function addPage(server: FastifyInstance, parts: PersonalParts, place: string, show: Show): void {
  for (const language of languages)
    server.get<{ Querystring: { said?: string } }>(
      `/${language}/${place}`,
      { schema: { hide: true, querystring: Said } },
      async (request, reply) => {
        const session = await requireSession(parts, request, reply);
        return session ? show({ request, reply, language, session, said: request.query.said }) : reply;
      },
    );
}

/** What a form of one of these pages does. */
export function addDeed<Given extends object>(
  server: FastifyInstance,
  parts: PersonalParts,
  place: string,
  act: Act<Given>,
  body: TObject = nothing,
): void {
  for (const language of languages)
    server.post<{ Body: Given }>(`/${language}/${place}`, { schema: { hide: true, body } }, async (request, reply) => {
      const session = await requireSession(parts, request, reply);
      return session ? act({ request, reply, language, session, said: undefined }, request.body as Given) : reply;
    });
}

/** The next page is another one, so that to load it anew does nothing again. */
export function goTo({ reply, language }: Pick<MyVisit, 'reply' | 'language'>, place: string): FastifyReply {
  return reply.redirect(`/${language}/${place}`, 303);
}
