import type { FastifyInstance } from 'fastify';
import { type Language, languages, preferred } from '#texts';
import { registerHelp } from './help/index.ts';
import type { WebParts } from './parts.ts';

/** Short ways for letters, which carry no long address. */
const shortWays: Record<string, Language> = { hjalp: 'sv', ohje: 'fi', help: 'en' };

/** The public pages: they need no JavaScript, set no cookie, and are the same for everybody. */
export function registerWeb(server: FastifyInstance, parts: WebParts): void {
  const home = parts.home ?? ((language: Language) => `/${language}/help`);
  server.get('/', (request, reply) =>
    reply.header('vary', 'accept-language').redirect(home(preferred(request.headers['accept-language']))),
  );
  // Whoever types the app's address here is brought to its own origin (D18).
  for (const address of ['/app', '/app/*']) server.get(address, (request, reply) => reply.redirect(`${parts.appAddress}${request.url}`));
  for (const [short, language] of Object.entries(shortWays)) server.get(`/${short}`, (_, reply) => reply.redirect(`/${language}/help`));
  for (const language of languages) server.get(`/${language}`, (_, reply) => reply.redirect(home(language)));
  registerHelp(server, parts);
}
