import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { endOfCall, toTokenRequest } from './end-of-call.ts';
import type { AskedOut } from './logout-page.ts';
import { sendPostedOn } from './posted.ts';
import { browsed, mounted, routes } from './routes.ts';

export type MountParts = {
  readonly issuer: string;
  /** The instance of this moment: it is another one once keys or clients have changed. */
  readonly provider: () => Promise<Provider>;
  /** The error that the library has left to the bank, if it has. */
  readonly failureOf: (raw: FastifyRequest['raw']) => Failure | undefined;
  /** The bank's page; undefined: nobody looks at the answer. */
  readonly errorPage: (request: FastifyRequest, reply: FastifyReply, status: number) => FastifyReply | undefined;
  /** Whether somebody means to log out, which the library has left to the bank to ask. */
  readonly logoutOf: (raw: FastifyRequest['raw']) => AskedOut | undefined;
  readonly logoutPage: (request: FastifyRequest, reply: FastifyReply, asked: AskedOut) => FastifyReply;
};

/** RFC 6749 §5.2, with its HTTP status. */
export type Failure = { readonly status: number; readonly error: string; readonly error_description?: string | undefined };

/** Gives the library its addresses on the main origin. It reads bodies itself, so nothing before it may. */
export async function mountProvider(server: FastifyInstance, parts: MountParts): Promise<void> {
  await sendPostedOn(server);
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null, undefined));
    for (const url of mounted)
      scope.route({
        method: url === routes.authorization ? ['GET', 'OPTIONS'] : ['GET', 'POST', 'OPTIONS'],
        url,
        schema: { hide: true },
        // Browsers come here unknown, and each request is kept until somebody has logged in.
        config: { open: browsed.includes(url) },
        exposeHeadRoute: false,
        handler: (request, reply) => hand(parts, request, reply),
      });
    scope.post(endOfCall, { schema: { hide: true } }, (request, reply) => {
      toTokenRequest(request);
      return hand(parts, request, reply);
    });
  });
}

async function hand(parts: MountParts, request: FastifyRequest, reply: FastifyReply) {
  const provider = await parts.provider();
  tellAddress(request, parts.issuer);
  await handlerOf(provider)(request.raw, reply.raw);
  const asked = parts.logoutOf(request.raw);
  if (asked) return parts.logoutPage(request, reply, asked);
  const failure = parts.failureOf(request.raw);
  if (!failure) return reply.hijack();
  const { status, ...said } = failure;
  return parts.errorPage(request, reply, status) ?? reply.code(status).send(said);
}

const handlers = new WeakMap<Provider, ReturnType<Provider['callback']>>();

/** Put together once for each instance, not for each request. */
function handlerOf(provider: Provider): ReturnType<Provider['callback']> {
  const known = handlers.get(provider) ?? provider.callback();
  handlers.set(provider, known);
  return known;
}

/**
 * Every address that the library writes is built from the request: it is told the issuer's, whatever Host or X-Forwarded-Host a
 * stranger has sent. The address of who asks is the one that Fastify has found out behind the configured proxies.
 */
function tellAddress({ raw, ip }: FastifyRequest, issuer: string): void {
  const { host, protocol } = new URL(issuer);
  delete raw.headers['x-forwarded-host'];
  raw.headers.host = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-for'] = ip;
}
