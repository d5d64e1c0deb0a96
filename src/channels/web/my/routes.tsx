import type { FastifyInstance } from 'fastify';
import { Lamp } from '#pages';
import { languages, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { requireSession, sendPersonalSheet } from '../session/index.ts';
import { myTexts } from './texts.ts';

/** What the customer has, for whoever is logged in. */
export function registerMy(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages)
    server.get(`/${language}/my`, { schema: { hide: true } }, async (request, reply) => {
      const session = await requireSession(parts, request, reply);
      if (!session) return reply;
      return sendPersonalSheet(parts, reply, {
        language,
        heading: say(myTexts, language, 'heading'),
        inLanguage: (other) => `/${other}/my`,
        children: (
          <p>
            <Lamp lit>{say(myTexts, language, 'loggedInAs', { name: session.customer.name })}</Lamp>
          </p>
        ),
      });
    });
}
