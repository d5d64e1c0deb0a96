import { posix } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { pagesAddress } from '#pages';
import { type Complain, type ErrorPage, handleErrors, refuseUnread } from './errors.ts';
import { openApiOptions } from './openapi.ts';

export type HttpOptions = {
  /** Where dist/pages lies. */
  readonly pages: string;
  /** Other origins this origin's pages may show in a frame, and may be shown by; both only in the demo. */
  readonly frames: readonly string[];
  readonly framedBy: readonly string[];
  /** Origins of clients, to which a form of ours may lead by way of redirects: browsers ask for each of them (CSP3 §6.3.2). */
  readonly formsTo?: () => readonly string[];
  /** https: cookies are Secure and browsers are told to stay with it. */
  readonly secure: boolean;
  readonly openapi: boolean;
  readonly demo: boolean;
  /** Whom a request's X-Forwarded-For is believed from. */
  readonly proxies?: readonly string[] | undefined;
  readonly complain: Complain;
  readonly errorPage: ErrorPage;
};

/** A message on a socket is small: a step's input or an app's request, never a file. */
const largestMessage = 16 * 1024;

/** In which a whole request must have come, ms: one that never ends would hold its connection for ever. */
const slowestRequest = 30_000;

/**
 * A caller whose network is gone says no goodbye, and the call would stay theirs: after so long a silence, ms, the network asks
 * whether the other end is there, and a connection without one breaks some ten seconds later (S42).
 */
const longestSilence = 15_000;

/** One origin's HTTP server: strict content security, no coercion of what is sent, errors as sentences. Nobody's requests are logged (I8). */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    frameworkErrors: refuseUnread,
    bodyLimit: 64 * 1024,
    requestTimeout: slowestRequest,
    forceCloseConnections: true,
    http: { keepAlive: true, keepAliveInitialDelay: longestSilence },
    trustProxy: options.proxies ? [...options.proxies] : false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
  });
  handleErrors(server, options.complain, options.errorPage);
  await server.register(helmet, securityOf(options));
  await server.register(cookie);
  await server.register(formbody);
  await server.register(websocket, { options: { maxPayload: largestMessage } });
  if (options.openapi) await server.register(swagger, openApiOptions);
  // An answer may say who is calling, or hold a code: what may be kept says so itself.
  server.addHook('onSend', async (_request, reply) => {
    const isData = String(reply.getHeader('content-type')).startsWith('application/json');
    if (isData && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  await server.register(files, {
    root: options.pages,
    prefix: `${pagesAddress}/`,
    maxAge: '1h',
    index: false,
    list: false,
    // The hand of the show obeys whoever its address names: as a file of a bank it would undo the content security policy.
    allowedPath: (path) => options.demo || !posix.normalize(`/${path}`).toLowerCase().startsWith('/hand/'),
  });
  return server;
}

function securityOf({ frames, framedBy, secure, formsTo = () => [] }: HttpOptions) {
  return {
    // Demo panels lie on another origin; they may be embedded by it and by nobody else.
    crossOriginResourcePolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
    frameguard: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : (false as const),
    referrerPolicy: { policy: 'no-referrer' as const },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameSrc: ["'self'", ...frames],
        frameAncestors: ["'self'", ...framedBy],
        formAction: [() => ["'self'", ...formsTo()].join(' ')],
        baseUri: ["'none'"],
      },
    },
  };
}
