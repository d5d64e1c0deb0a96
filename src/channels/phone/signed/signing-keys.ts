import { constants, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';

/** A public key of a client, as a JWK with a name. */
export type GivenKey = JsonWebKey & { readonly kid: string };

type Algorithm = 'ed25519' | 'ecdsa-p256-sha256' | 'rsa-pss-sha512';

export type SigningKey = { readonly id: string; readonly algorithm: Algorithm; readonly key: KeyObject };

const leastRsaBits = 2_048;

/** The keys of one client by their names. Throws for a key that `findKeyFaults` names. */
export function readSigningKeys(given: readonly GivenKey[]): readonly SigningKey[] {
  return given.map((jwk) => {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const algorithm = algorithmOf(key);
    if (!algorithm) throw new Error(`The key ${jwk.kid} is of no kind that signs requests.`);
    return { id: jwk.kid, algorithm, key };
  });
}

/** What is wrong with these keys, in sentences; never the keys themselves. */
export function findKeyFaults(given: readonly GivenKey[]): string[] {
  return given.flatMap((jwk, at) => {
    if ('d' in jwk || jwk.kty === 'oct') return [`the key ${jwk.kid} is not a public one`];
    if (given.findIndex(({ kid }) => kid === jwk.kid) !== at) return [`there are two keys ${jwk.kid}`];
    try {
      readSigningKeys([jwk]);
      return [];
    } catch {
      return [`the key ${jwk.kid} is neither Ed25519 nor P-256 nor RSA of at least ${leastRsaBits} bits`];
    }
  });
}

/** RFC 9421 §3.3.1, §3.3.4, §3.3.6. The key decides the algorithm, never the request. */
export function isSignedBy({ algorithm, key }: SigningKey, base: string, signature: Uint8Array): boolean {
  const data = Buffer.from(base);
  if (algorithm === 'ed25519') return verify(null, data, key, signature);
  if (algorithm === 'ecdsa-p256-sha256') return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
  // The salt is 64 bytes; libraries that take as many as fit are as safe.
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify('sha512', data, { key, ...padding }, signature);
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm | undefined {
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsa-p256-sha256';
  const isLong = (asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits;
  return asymmetricKeyType === 'rsa' && isLong ? 'rsa-pss-sha512' : undefined;
}
