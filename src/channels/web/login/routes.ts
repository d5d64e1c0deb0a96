import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { FieldError } from '#pages';
import { type Language, languages } from '#texts';
import { type Entered, entered, findErrors, startIdentification, userCodeError } from '../enter/index.ts';
import type { Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readKnown } from './known-browser.ts';
import { sendFirst, sendWays } from './pages.tsx';
import { type LoginWay, loginWays } from './ways.ts';

const strict = { additionalProperties: false } as const;
const Said = Type.Object({ out: Type.Optional(Type.Literal('1')), ended: Type.Optional(Type.Literal('1')) }, strict);

/** Ways to log in, and the first page of each. */
export function registerLogin(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    server.get<{ Querystring: Static<typeof Said> }>(
      `/${language}/login`,
      { schema: { hide: true, querystring: Said } },
      (request, reply) => sendWays(parts, reply, { language, said: request.query.out ? 'out' : request.query.ended ? 'ended' : undefined }),
    );
    for (const way of loginWays(parts)) addFirstPage(server, parts, language, way);
  }
}

function addFirstPage(server: FastifyInstance, parts: PersonalParts, language: Language, way: LoginWay): void {
  const address = `/${language}/${way.place}`;
  server.get(address, { schema: { hide: true } }, (_, reply) => sendFirst(parts, reply, { language, way }));
  server.post<{ Body: Entered }>(
    address,
    { config: { open: true }, schema: { hide: true, body: way.password ? entered.withPassword : entered.withoutPassword } },
    (request, reply) => begin(parts, { request, reply, language }, way, request.body),
  );
}

/** A failure of form is told at once, and none of it was claimed; what is true is told in the end. */
async function begin(parts: PersonalParts, visit: Visit, way: LoginWay, given: Entered): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendFirst(parts, reply, { language, way, errors, userCode: given['user-code'] });
  const errors = findErrors(parts, language, given, way);
  if (errors.length > 0) return refuse(errors);
  const knownTo = await readKnown(parts, request);
  const flow = await startIdentification(parts, visit, { plan: way.plan, purpose: 'login' }, { ...given, knownTo });
  return flow === 'malformed' ? refuse([userCodeError(language)]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}
