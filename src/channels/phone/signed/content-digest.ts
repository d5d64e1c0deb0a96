import { createHash } from 'node:crypto';
import { parseDictionary } from './structured-fields.ts';

/** Digests of RFC 9530 §5 that are still good; of the others none says anything. */
const hashes = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;

/** Whether this is the `Content-Digest` of this body (RFC 9530 §2): at least one digest that we know, and each of those right. */
export function matchesDigest(header: string, body: Uint8Array): boolean {
  const members = parseDictionary(header);
  const known = Object.entries(hashes).flatMap(([name, hash]) => (members?.has(name) ? [{ given: members.get(name), hash }] : []));
  return (
    known.length > 0 && known.every(({ given, hash }) => given instanceof Buffer && given.equals(createHash(hash).update(body).digest()))
  );
}
