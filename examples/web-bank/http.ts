import { createServer, type IncomingMessage, type Server } from 'node:http';

export type Asking = {
  readonly method: 'GET' | 'POST';
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly form: URLSearchParams;
  readonly cookie: string | undefined;
  /** What the browser says of where a form came from. */
  readonly origin: string | undefined;
  /** Accept-Language, as it was sent. */
  readonly languages: string | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

const mostBytes = 16 * 1024;
const form = 'application/x-www-form-urlencoded';

type Options = {
  /** The own address: a request for another host reaches nothing (DNS rebinding). */
  readonly address: string;
  readonly cookieName: string;
  /** Where a page may send a form, over redirects: the provider. Chromium asks for each step of the way. */
  readonly provider: string;
  readonly answer: (asking: Asking) => Promise<Answer>;
  /** When `answer` threw. */
  readonly broken: (asking: Asking, error: Error) => Answer;
};

/** Node's own server, with the headers that every answer carries. */
export function createHttp(options: Options): Server {
  const headers = securityOf(options);
  return createServer({ requestTimeout: 30_000 }, async (request, response) => {
    const { status, headers: own, body } = await answer(options, request);
    response.writeHead(status, { ...headers, ...own });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

async function answer({ address, cookieName, answer, broken }: Options, request: IncomingMessage): Promise<Answer> {
  if (request.headers.host !== new URL(address).host) return { status: 421, body: 'Another address.\n' };
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST')
    return { status: 405, headers: { allow: 'GET, POST' } };
  const body = request.method === 'POST' ? await readForm(request) : '';
  if (body === undefined) return { status: 413, headers: { connection: 'close' } };
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const asking: Asking = {
    method: request.method === 'POST' ? 'POST' : 'GET',
    path,
    query: query.join('?'),
    form: new URLSearchParams(body),
    cookie: readCookie(request.headers.cookie, cookieName),
    origin: request.headers.origin,
    languages: request.headers['accept-language'],
  };
  return answer(asking).catch((error: Error) => broken(asking, error));
}

/** Undefined: too long, or no form. */
async function readForm(request: IncomingMessage): Promise<string | undefined> {
  if (!request.headers['content-type']?.startsWith(form)) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split(/; */).find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function securityOf({ address, provider }: Options): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${new URL(provider).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Not none: then a browser would not say where a form came from, either.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(address.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
