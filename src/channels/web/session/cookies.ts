import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Names of their own: ports do not separate cookies, and the staff has one as well. `login` is the browser's before it is
 * anybody's: another name and another token, so that nobody can plant a session to be logged in (ASVS 7.2.4). `after`: which
 * identification the next log-in follows (K11).
 */
const names = { session: 'styrka_web', login: 'styrka_login', known: 'styrka_known', after: 'styrka_after' } as const;
export type CookieName = keyof typeof names;

export function readCookie(origin: string, request: Pick<FastifyRequest, 'cookies'>, name: CookieName): string | undefined {
  return request.cookies[describeCookie(origin, name).name];
}

/** `life`: ms; without it until the browser is closed. */
export function setCookie(origin: string, reply: FastifyReply, name: CookieName, token: string, life?: number): void {
  const { name: full, options } = describeCookie(origin, name);
  reply.setCookie(full, token, life === undefined ? options : { ...options, maxAge: Math.floor(life / 1_000) });
}

export function clearCookie(origin: string, reply: FastifyReply, name: CookieName): void {
  const { name: full, options } = describeCookie(origin, name);
  reply.clearCookie(full, options);
}

/** Where it is Secure its name says so: then a browser takes it from this very host and over TLS only (RFC 6265bis §4.1.3.2). */
function describeCookie(origin: string, name: CookieName) {
  const { protocol, hostname } = new URL(origin);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const secure = protocol === 'https:' || !loopback;
  // Lax: whoever comes by a link from the bank's letter or mail is still logged in; what changes something checks its origin.
  return { name: secure ? `__Host-${names[name]}` : names[name], options: { path: '/', httpOnly: true, sameSite: 'lax', secure } } as const;
}
