import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { JWKS } from 'oidc-provider';
import type { OpenidClient, PublicJwk } from './client.ts';
import { keysOf } from './client.ts';
import type { Records } from './records.ts';

type Kept = { readonly jwk: JWK };
export type KeptKey = Pick<Records, 'find' | 'put'>;

const kind = 'EntityKey';
const typ = 'jwk-set+jwt';

/** The FTN: the two sides exchange this key by hand, once, and it vouches for those that change. Made when it is asked for first. */
export async function readEntityKey(records: KeptKey): Promise<JWK> {
  const found = (await records.find(kind, 'ES256'))?.body as Kept | undefined;
  if (found) return found.jwk;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const named = { ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  await records.put(kind, 'ES256', { jwk: named } satisfies Kept, {});
  // Another node may have made one in the same moment: what stays is what counts.
  return readEntityKey(records);
}

/** Without what makes it a secret (RFC 7517 §4, RFC 7518 §6). */
export function publicPartOf({ kty, crv, x, y, n, e, kid, use, alg }: JWK): JWK {
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e, kid, use, alg }).filter(([, value]) => value !== undefined)) as JWK;
}

/** The provider's keys, signed (OpenID Federation 1.0 §5.2.1, `signed_jwks_uri`). */
export async function signKeys(issuer: string, { keys }: JWKS, entity: JWK): Promise<string> {
  return new SignJWT({ keys: keys.map((key) => publicPartOf(key as JWK)) })
    .setProtectedHeader({ alg: 'ES256', typ, ...(entity.kid ? { kid: entity.kid } : {}) })
    .setIssuer(issuer)
    .setSubject(issuer)
    .setIssuedAt()
    .setExpirationTime('1 day')
    .sign(await importJWK(entity, 'ES256'));
}

/** Looks at the keys of clients on its way: where they must be signed, what comes back are those that were, or nothing. */
export function fetchSigned(fetch: typeof globalThis.fetch, clients: readonly OpenidClient[]): typeof globalThis.fetch {
  return async (url, options) => {
    const client = clients.map(keysOf).find(({ jwksUri, signedBy }) => signedBy && jwksUri === String(url));
    if (!client?.signedBy) return fetch(url, options);
    const answer = await fetch(url, { ...options, headers: { accept: `application/${typ}` } });
    if (!answer.ok) return answer;
    return Response.json({ keys: await readSigned(await answer.text(), client.signedBy) });
  };
}

async function readSigned(token: string, signedBy: PublicJwk): Promise<unknown> {
  const { payload } = await jwtVerify(token.trim(), await importJWK(signedBy as JWK, algorithmOf(signedBy)), {
    algorithms: [algorithmOf(signedBy)],
    typ,
  });
  return payload['keys'];
}

function algorithmOf({ kty, alg }: PublicJwk): string {
  return typeof alg === 'string' ? alg : kty === 'EC' ? 'ES256' : 'RS256';
}
