import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { FieldError } from '#pages';
import { type Language, languages } from '#texts';
import { findBrought, OfClient } from '../brought.ts';
import { type Entered, entered, findErrors, startFor, startIdentification, whoError } from '../enter/index.ts';
import type { Visit } from '../identify/index.ts';
import { readFollowed } from '../new-password/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readKnown } from './known-browser.ts';
import { sendFirst, sendWays } from './pages.tsx';
import { type LoginWay, loginWays } from './ways.ts';

const strict = { additionalProperties: false } as const;
const to = Type.Optional(OfClient);
const Said = Type.Object({ out: Type.Optional(Type.Literal('1')), ended: Type.Optional(Type.Literal('1')), to }, strict);
const Own = Type.Object({ own: Type.Optional(Type.Literal('1')), to }, strict);
const Cancel = Type.Object({ to: OfClient }, strict);

/** Ways to log in, and the first page of each. */
export function registerLogin(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    server.get<{ Querystring: Static<typeof Said> }>(
      `/${language}/login`,
      { schema: { hide: true, querystring: Said } },
      async (request, reply) => {
        const { out, ended, to } = request.query;
        const brought = await findBrought(parts, { request, reply }, to);
        const said = to !== undefined && !brought ? 'over' : out ? 'out' : ended ? 'ended' : undefined;
        return sendWays(parts, reply, { language, said, brought });
      },
    );
    addCancel(server, parts, language);
    for (const way of loginWays(parts)) addFirstPage(server, parts, language, way);
  }
}

/** Whoever turns back is brought to the client again, which hears that nobody was identified. */
function addCancel(server: FastifyInstance, parts: PersonalParts, language: Language): void {
  server.post<{ Body: Static<typeof Cancel> }>(
    `/${language}/login/cancel`,
    { schema: { hide: true, body: Cancel } },
    async (request, reply) =>
      reply.redirect((await parts.clients?.cancel({ request, reply }, request.body.to)) ?? `/${language}/login`, 303),
  );
}

type Typed = Entered & { readonly first?: '1'; readonly to?: string };

function addFirstPage(server: FastifyInstance, parts: PersonalParts, language: Language, way: LoginWay): void {
  const address = `/${language}/${way.place}`;
  server.get<{ Querystring: Static<typeof Own> }>(address, { schema: { hide: true, querystring: Own } }, async (request, reply) => {
    const isFirst = way.first !== undefined && request.query.own === undefined && (await readFollowed(parts, request)) !== undefined;
    const brought = await findBrought(parts, { request, reply }, request.query.to);
    return sendFirst(parts, reply, { language, way, isFirst, brought });
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
async function begin(parts: PersonalParts, visit: Visit, way: LoginWay, { first, to, ...given }: Typed): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const brought = await findBrought(parts, visit, to);
  const refuse = (errors: readonly FieldError[]) =>
    sendFirst(parts, reply, { language, way, errors, given, isFirst: first !== undefined, brought });
  const { who, password } = way;
  const errors = who ? findErrors(parts, language, given, { who, password }) : [];
  if (errors.length > 0) return refuse(errors);
  const knownTo = await readKnown(parts, request);
  // K11: what follows the page with the temporary password goes on to the change, whatever was typed (D6).
  const after = first === undefined ? undefined : await readFollowed(parts, request);
  const start = after && way.first ? { plan: way.first, after } : { plan: way.plan };
  const flow = await startIdentification(parts, visit, { ...start, ...startFor(brought), purpose: 'login' }, who && { ...given, knownTo });
  return flow === 'malformed' ? refuse([whoError(language, who ?? 'user-code')]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}
