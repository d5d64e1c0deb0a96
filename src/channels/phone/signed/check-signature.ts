import type { Time } from '#ports';
import { matchesDigest } from './content-digest.ts';
import type { Nonces } from './nonces.ts';
import { type SentRequest, writeSignatureBase } from './signature-base.ts';
import { isSignedBy, type SigningKey } from './signing-keys.ts';
import { type InnerList, isInnerList, parseDictionary } from './structured-fields.ts';

/** Why a request counts as not signed. */
export type SignatureFault = 'missing' | 'malformed' | 'unknown-key' | 'incomplete' | 'too-old' | 'wrong-digest' | 'wrong' | 'used';

/** As long a signature is good, once, ms. */
const freshFor = 60_000;
/** How far a client's clock may be ahead of ours, ms: less than a restart takes, or what was sent before one would count after it. */
const aheadAtMost = 3_000;
const labelsAtMost = 4;

/** What a signature must cover: the whole request, and with it the token, so that neither is worth anything without the other. */
const wanted = ['@method', '@target-uri', 'authorization'] as const;
const insteadOfTarget = ['@authority', '@path', '@query'] as const;

export type Signing = {
  readonly keys: readonly SigningKey[];
  readonly nonces: Nonces;
  readonly now: Time;
  /** What was signed before this node began may have been taken before it forgot. */
  readonly since: Time;
};

/** HTTP Message Signatures (RFC 9421) with a `Content-Digest` (RFC 9530). Null: signed by a key of this client, just now, never seen before. */
export function checkSignature(request: SentRequest, signing: Signing): SignatureFault | null {
  const inputs = readHeader(request, 'signature-input');
  const signatures = readHeader(request, 'signature');
  if (inputs === 'missing' || signatures === 'missing') return 'missing';
  if (inputs === 'malformed' || signatures === 'malformed' || inputs.size > labelsAtMost) return 'malformed';
  // A proxy may have added its own: one of this client's keys is enough.
  const own = [...inputs].flatMap(([label, covered]) => {
    if (!isInnerList(covered)) return [];
    const key = signing.keys.find(({ id }) => id === covered.parameters.get('keyid'));
    return key ? [{ key, covered, signature: signatures.get(label) }] : [];
  });
  const [first] = own;
  if (!first) return 'unknown-key';
  if (!(first.signature instanceof Buffer)) return 'malformed';
  return checkOne(request, { ...first, signature: first.signature }, signing);
}

type Signed = { readonly key: SigningKey; readonly covered: InnerList; readonly signature: Buffer };

function checkOne(request: SentRequest, { key, covered, signature }: Signed, { nonces, now, since }: Signing): SignatureFault | null {
  const { parameters } = covered;
  const created = parameters.get('created');
  const nonce = parameters.get('nonce');
  const expires = parameters.get('expires') ?? Number.POSITIVE_INFINITY;
  if (typeof created !== 'number' || typeof expires !== 'number' || typeof nonce !== 'string') return 'incomplete';
  if (nonce.length < 16 || nonce.length > 128 || !coversAll(request, covered)) return 'incomplete';
  if ((parameters.get('alg') ?? key.algorithm) !== key.algorithm) return 'wrong';
  const age = now - created * 1_000;
  const isFresh = age <= freshFor && age >= -aheadAtMost && expires * 1_000 > now && created >= Math.floor(since / 1_000);
  if (!isFresh) return 'too-old';
  if (request.body.length > 0 && !matchesDigest(request.headers['content-digest']?.join(', ') ?? '', request.body)) return 'wrong-digest';
  const base = writeSignatureBase(request, covered);
  if (base === undefined) return 'incomplete';
  if (!isSignedBy(key, base, signature)) return 'wrong';
  return nonces.takeOnce(`${key.id} ${nonce}`, created * 1_000 + freshFor, now) ? null : 'used';
}

function coversAll({ body }: SentRequest, { items }: InnerList): boolean {
  const names = new Set(items.map(({ value }) => value));
  const target = names.has('@target-uri') || insteadOfTarget.every((name) => names.has(name));
  return target && wanted.every((name) => name === '@target-uri' || names.has(name)) && (body.length === 0 || names.has('content-digest'));
}

function readHeader({ headers }: SentRequest, name: string) {
  const lines = headers[name];
  return lines ? (parseDictionary(lines.join(', ')) ?? 'malformed') : 'missing';
}
