import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

export type Hash = 'sha1' | 'sha256' | 'sha512';

/** RFC 4226 §5.3. Eight in the seeds (K7). */
export type Digits = 6 | 7 | 8;

/** Taken in once for a whole window of codes: each is then computed several times faster than from bytes. */
export function readKey(secret: Uint8Array): KeyObject {
  return createSecretKey(secret);
}

/** RFC 4226 §5.3: the code at this place. `counter`: the event counter, or the number of time steps (RFC 6238 §4.2). */
export function computeHotp(key: KeyObject, counter: number, digits: number, hash: Hash = 'sha1'): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  return truncate(createHmac(hash, key).update(message).digest(), digits);
}

/** RFC 4226 §5.3, dynamic truncation: 31 bits, from where the last four bits of the MAC point. */
export function truncate(mac: Buffer, digits: number): string {
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const value = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(value % 10 ** digits).padStart(digits, '0');
}
