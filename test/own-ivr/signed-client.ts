import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';

type Kind = 'ed25519' | 'ecdsa-p256-sha256' | 'rsa-pss-sha512';

/** A client's key: it signs with a library that is not ours, and the server gets the public half. */
export function makeSigningKey(kind: Kind, id: string) {
  const pair = generate(kind);
  const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: id, kty: String(pair.publicKey.export({ format: 'jwk' }).kty) };
  return { id, kind, jwk, privateKey: pair.privateKey };
}

function generate(kind: Kind): { publicKey: KeyObject; privateKey: KeyObject } {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'ecdsa-p256-sha256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
}

export type SigningKeyPair = ReturnType<typeof makeSigningKey>;

export type ToSign = { readonly method: string; readonly url: string; readonly headers?: Record<string, string>; readonly body?: string };
export type HowToSign = {
  readonly key: SigningKeyPair;
  readonly now: number;
  readonly fields?: string[];
  readonly params?: Record<string, unknown>;
};

/** The headers of a signed request. */
export async function sign(
  { method, url, headers = {}, body }: ToSign,
  { key, now, fields, params = {} }: HowToSign,
): Promise<Record<string, string>> {
  const digest = body === undefined ? {} : { 'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:` };
  const signer = createSigner(key.privateKey, key.kind, key.id);
  const all = ['@method', '@target-uri', 'authorization', ...(body === undefined ? [] : ['content-digest'])];
  const message = { method, url, headers: { ...headers, ...digest } as Record<string, string> };
  const paramValues = { created: new Date(now), nonce: randomBytes(16).toString('base64'), ...params };
  const signed = await httpbis.signMessage(
    { key: signer, name: 'sig1', fields: fields ?? all, params: ['created', 'nonce', 'keyid', ...Object.keys(params)], paramValues },
    message,
  );
  return signed.headers as Record<string, string>;
}
