import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';

/** A client with a key of its own. */
export type Party = Awaited<ReturnType<typeof createParty>>;

/** What a signed thing has beside or instead of the ordinary; `undefined` leaves a claim out. */
export type Changes = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey | Uint8Array;
};

type Algorithm = 'ES256' | 'PS256' | 'RS256';

export async function createParty(id: string, alg: Algorithm = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const kid = `${id}-1`;
  return {
    id,
    alg,
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } as { kty: string } & Record<string, unknown>,
  };
}

/** Seconds since 1970, so far from now. */
export const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

let last = 0;

async function sign(party: Party, claims: Record<string, unknown>, { claims: other = {}, header, key }: Changes): Promise<string> {
  const all = { iat: inSeconds(0), nbf: inSeconds(0), exp: inSeconds(60), jti: `jti-${Date.now()}-${last++}`, ...claims, ...other };
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const head = { alg: party.alg, kid: party.kid, ...header } as JWTHeaderParameters;
  if (head.alg === 'none') return `${encode(head)}.${encode(said)}.`;
  return new SignJWT(said).setProtectedHeader(head).sign(key ?? party.privateKey);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7523 §3: the form fields with which this client proves that it is itself. */
export async function authenticate(party: Party, issuer: string, changes: Changes = {}): Promise<Record<string, string>> {
  return {
    client_id: party.id,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await sign(party, { iss: party.id, sub: party.id, aud: issuer }, changes),
  };
}

/** RFC 9101: the request as one signed object. */
export function signRequest(party: Party, issuer: string, request: Record<string, unknown>, changes: Changes = {}): Promise<string> {
  return sign(
    party,
    { iss: party.id, aud: issuer, client_id: party.id, ...request },
    { header: { typ: 'oauth-authz-req+jwt' }, ...changes },
  );
}

/** Which token a proof goes with (RFC 9449 §4.2). */
export const ath = (token: unknown) => createHash('sha256').update(String(token)).digest('base64url');

/** A key that tokens are bound to (RFC 9449). */
export async function createProver() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const prover = { id: 'prover', alg: 'ES256', kid: '', privateKey, jwk } as unknown as Party;
  return {
    jkt: await calculateJwkThumbprint(jwk),
    /** `ath` goes with a token. */
    prove: (htm: string, htu: string, { claims, header, key }: Changes = {}) =>
      sign(
        prover,
        { htm, htu, nbf: undefined, exp: undefined },
        { ...(claims ? { claims } : {}), ...(key ? { key } : {}), header: { typ: 'dpop+jwt', jwk, kid: undefined, ...header } },
      ),
  };
}
