import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { FieldError } from '#pages';
import { type Language, languages } from '#texts';
import { type Entered, entered, findErrors, startIdentification, whoError } from '../enter/index.ts';
import type { Visit } from '../identify/index.ts';
import { readFollowed } from '../new-password/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readKnown } from './known-browser.ts';
import { sendFirst, sendWays } from './pages.tsx';
import { type LoginWay, loginWays } from './ways.ts';

const strict = { additionalProperties: false } as const;
const Said = Type.Object({ out: Type.Optional(Type.Literal('1')), ended: Type.Optional(Type.Literal('1')) }, strict);
const Own = Type.Object({ own: Type.Optional(Type.Literal('1')) }, strict);

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

type Typed = Entered & { readonly first?: '1' };

function addFirstPage(server: FastifyInstance, parts: PersonalParts, language: Language, way: LoginWay): void {
  const address = `/${language}/${way.place}`;
  server.get<{ Querystring: Static<typeof Own> }>(address, { schema: { hide: true, querystring: Own } }, async (request, reply) => {
    const isFirst = way.first !== undefined && request.query.own === undefined && (await readFollowed(parts, request)) !== undefined;
    return sendFirst(parts, reply, { language, way, isFirst });
  });
  const body = bodyOf(way);
  server.post<{ Body: Typed }>(address, { config: { open: true }, schema: { hide: true, body } }, (request, reply) =>
    begin(parts, { request, reply, language }, way, request.body),
  );
}

function bodyOf({ who, password }: LoginWay) {
  if (who === null) return entered.nothing;
  if (who === 'number') return entered.withNumber;
  return password ? entered.withPassword : entered.withoutPassword;
}

/** A failure of form is told at once, and none of it was claimed; what is true is told in the end. */
async function begin(parts: PersonalParts, visit: Visit, way: LoginWay, { first, ...given }: Typed): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendFirst(parts, reply, { language, way, errors, given, isFirst: first !== undefined });
  const { who, password } = way;
  const errors = who ? findErrors(parts, language, given, { who, password }) : [];
  if (errors.length > 0) return refuse(errors);
  const knownTo = await readKnown(parts, request);
  // K11: what follows the page with the temporary password goes on to the change, whatever was typed (D6).
  const after = first === undefined ? undefined : await readFollowed(parts, request);
  const start = after && way.first ? { plan: way.first, after } : { plan: way.plan };
  const flow = await startIdentification(parts, visit, { ...start, purpose: 'login' }, who && { ...given, knownTo });
  return flow === 'malformed' ? refuse([whoError(language, who ?? 'user-code')]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}
