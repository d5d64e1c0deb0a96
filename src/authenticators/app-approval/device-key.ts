import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A public key of the curve P-256 (RFC 7518 §6.2). */
export type DeviceKey = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };

/** The phone's name among its owner's: the thumbprint of its key (RFC 7638), so that nobody can choose another's. */
export function deviceOf({ crv, kty, x, y }: DeviceKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** ECDSA with SHA-256, raw r and s (IEEE P1363) in base64url. A key that is no point of the curve, or junk, is false. */
export function isSignedBy(key: DeviceKey, text: string, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64url');
  const read = readKey(key);
  return (
    read !== undefined && raw.length === 64 && verify('sha256', Buffer.from(text, 'utf8'), { key: read, dsaEncoding: 'ieee-p1363' }, raw)
  );
}

/** Undefined for what is no point of the curve. */
export function readKey({ kty, crv, x, y }: DeviceKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
