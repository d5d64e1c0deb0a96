import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FieldError } from '#pages';
import { type Language, languages } from '#texts';
import { type Entered, entered, findErrors, startIdentification, whoError } from '../enter/index.ts';
import type { Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readSession } from '../session/index.ts';
import { sendBlock, sendBlocked } from './pages.tsx';
import { type BlockWay, blockWays } from './ways.ts';

/** Day and night, logged in or not (product: "Who may block, with what proof"). */
export function registerBlock(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    for (const way of blockWays(parts)) addWay(server, parts, language, way);
    server.get(`/${language}/block/done`, { schema: { hide: true } }, (_, reply) => sendBlocked(parts, reply, language));
  }
}

function addWay(server: FastifyInstance, parts: PersonalParts, language: Language, way: BlockWay): void {
  const address = `/${language}/${way.place}`;
  server.get(address, { schema: { hide: true } }, async (request, reply) => {
    // Whoever is logged in need not look for the agreement first.
    const session = await readSession(parts, request);
    const own = session?.customer.identifiers.find(({ kind }) => (way.who === 'number' ? kind !== 'user-code' : kind === way.who));
    return sendBlock(parts, reply, { language, way, given: { [way.who]: own?.value ?? '' } });
  });
  server.post<{ Body: Entered }>(address, { config: { open: true }, schema: { hide: true, body: bodyOf(way) } }, (request, reply) =>
    begin(parts, { request, reply, language }, way, request.body),
  );
}

function bodyOf({ who, password }: BlockWay) {
  if (who === 'number') return entered.withNumber;
  return password ? entered.withPassword : entered.withoutPassword;
}

async function begin(parts: PersonalParts, visit: Visit, way: BlockWay, given: Entered): Promise<FastifyReply> {
  const { reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendBlock(parts, reply, { language, way, errors, given });
  const errors = findErrors(parts, language, given, way);
  if (errors.length > 0) return refuse(errors);
  const flow = await startIdentification(parts, visit, { plan: way.plan, purpose: 'block' }, given);
  return flow === 'malformed' ? refuse([whoError(language, way.who)]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}
