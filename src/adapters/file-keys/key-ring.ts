import { Broken, type Random } from '#ports';

/**
 * One secret for digests, which never changes, or every look-up would be lost; and one or more for sealing, the newest
 * last: it seals, all open. 256 bits each.
 */
export type KeyRing = {
  readonly digest: Uint8Array;
  readonly seal: readonly { readonly id: string; readonly secret: Uint8Array }[];
};

export function drawKeyRing(random: Random): KeyRing {
  return addSealingKey({ digest: random.bytes(32), seal: [] }, random);
}

export function addSealingKey(ring: KeyRing, random: Random): KeyRing {
  const id = Buffer.from(random.bytes(6)).toString('base64url');
  return { ...ring, seal: [...ring.seal, { id, secret: random.bytes(32) }] };
}

/** Lines (or parts between semicolons, in an environment variable): `digest <secret>` once, `seal <id> <secret>` each, base64url. */
export function readKeyRing(text: string): KeyRing {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([word]) => word !== '' && !word?.startsWith('#'));
  const digests = lines.filter(([word]) => word === 'digest').map(([, secret]) => readSecret(secret));
  const seal = lines.filter(([word]) => word === 'seal').map(([, id, secret]) => ({ id: readId(id), secret: readSecret(secret) }));
  const [digest] = digests;
  if (!digest || digests.length + seal.length !== lines.length || digests.length !== 1 || seal.length === 0) {
    throw broken('it needs one line digest, at least one line seal, and nothing else');
  }
  if (new Set(seal.map(({ id }) => id)).size !== seal.length) throw broken('two sealing keys have the same id');
  return { digest, seal };
}

export function writeKeyRing(ring: KeyRing): string {
  const write = (secret: Uint8Array): string => Buffer.from(secret).toString('base64url');
  return [
    '# The keys of this server. Without them nothing sealed in its database can be read again: back them up, apart from it.',
    `digest ${write(ring.digest)}`,
    ...ring.seal.map(({ id, secret }) => `seal ${id} ${write(secret)}`),
    '',
  ].join('\n');
}

function readSecret(text = ''): Uint8Array {
  const secret = /^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (secret.length !== 32) throw broken('a secret is not 32 bytes in base64url');
  return secret;
}

function readId(text = ''): string {
  if (!/^[\w-]{1,40}$/.test(text)) throw broken('a key id is missing or has other signs than letters, digits, - and _');
  return text;
}

function broken(detail: string): Broken {
  return new Broken('keys-unreadable', 'The keys of this server cannot be read.', detail);
}
