import type { FastifyReply, FastifyRequest } from 'fastify';

/** So many tabs may ask at once. */
const atMost = 6;
const life = 30 * 60;

/**
 * Which requests of clients this browser has brought: nobody else finishes them. Whoever sends a customer a link into a request of
 * their own would else be logged in as that customer (I9).
 */
export function rememberRequest(issuer: string, request: FastifyRequest, reply: FastifyReply, uid: string): void {
  const { name, options } = describe(issuer);
  const others = list(issuer, request).filter((one) => one !== uid);
  reply.setCookie(name, [uid, ...others].slice(0, atMost).join('.'), { ...options, maxAge: life });
}

export function isOwnRequest(issuer: string, request: FastifyRequest, uid: string): boolean {
  return list(issuer, request).includes(uid);
}

function list(issuer: string, { cookies }: FastifyRequest): readonly string[] {
  return (cookies[describe(issuer).name] ?? '').split('.').filter(Boolean);
}

/** Where it is Secure its name says so: no other host of the bank's domain can plant it (RFC 6265bis §4.1.3.2). */
function describe(issuer: string) {
  const secure = issuer.startsWith('https:');
  const name = secure ? '__Host-styrka_requests' : 'styrka_requests';
  return { name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } } as const;
}
