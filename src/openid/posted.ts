import type { FastifyInstance } from 'fastify';
import { routes } from './routes.ts';

/** As much as an address may be long in any browser and proxy. */
const longest = 8_000;

/**
 * OpenID Connect Core §3.1.2.1: a request may be posted as well. What another site posts comes without the cookies of the bank
 * (SameSite=Lax), and whoever is logged in would seem a stranger: so the browser is sent on with the same request as GET.
 */
export async function sendPostedOn(server: FastifyInstance): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const read = { parseAs: 'string', bodyLimit: longest } as const;
    scope.addContentTypeParser('application/x-www-form-urlencoded', read, (_request, body, done) => done(null, body));
    scope.post(routes.authorization, { schema: { hide: true } }, ({ body }, reply) =>
      reply.redirect(`${routes.authorization}?${new URLSearchParams(body as string)}`, 303),
    );
  });
}
