import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Button } from '#pages';
import { type Language, languages, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { requireSession } from './require-session.ts';
import { endSession, readSession } from './session.ts';
import { sessionTexts } from './texts.ts';

/** Where to go on: an address of our own pages, never another site's. */
const Where = Type.Object(
  { to: Type.Optional(Type.String({ pattern: '^/(sv|fi|en)/[a-z0-9/_-]*$', maxLength: 200 })) },
  { additionalProperties: false },
);
type Where = { Querystring: Static<typeof Where>; Body: Static<typeof Where> };

/** The way out, the warning before the end, and the sign of life. */
export function registerSession(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    server.post(`/${language}/logout`, { schema: { hide: true } }, async (request, reply) => {
      await endSession(parts, request, reply);
      return reply.redirect(`/${language}/login?out=1`, 303);
    });
    addWarning(server, parts, language);
  }
}

function addWarning(server: FastifyInstance, parts: PersonalParts, language: Language): void {
  const address = `/${language}/session`;
  // Asked by a page by itself, which is no sign of life: how long the session still lasts, ms.
  server.get<Where>(address, { schema: { hide: true, querystring: Where } }, async (request, reply) => {
    const session = await readSession(parts, request, false);
    const left = session ? Math.max(0, session.expires - parts.clock.now()) : 0;
    if (!(request.headers.accept ?? '').includes('text/html')) return { left };
    return session
      ? sendWarning(parts, reply, language, { left, to: request.query.to })
      : reply.redirect(`/${language}/login?ended=1`, 303);
  });
  server.post<Where>(address, { schema: { hide: true, body: Where } }, async (request, reply) => {
    const session = await requireSession(parts, request, reply);
    return session ? reply.redirect(request.body.to ?? `/${language}/my`, 303) : reply;
  });
}

type Warning = { readonly left: number; readonly to: string | undefined };

function sendWarning(parts: PersonalParts, reply: FastifyReply, language: Language, { left, to }: Warning): FastifyReply {
  return sendSheet(parts, reply, {
    language,
    heading: say(sessionTexts, language, 'soonOut'),
    inLanguage: (other) => `/${other}/session`,
    withoutScript: { seconds: Math.ceil(left / 1_000) + 1, to: `/${language}/login?ended=1` },
    children: (
      <form class="stack" method="post" action={`/${language}/session`}>
        <p>{say(sessionTexts, language, 'soonOutBody')}</p>
        {to && <input type="hidden" name="to" value={to} />}
        <Button look="main">{say(sessionTexts, language, 'stay')}</Button>
      </form>
    ),
  });
}
