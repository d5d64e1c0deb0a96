import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Broken, type Keys, type Random } from '#ports';
import type { KeyRing } from './key-ring.ts';

const saltLength = 32;
const tagLength = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) under a key of its own for each value, HKDF-SHA256 (RFC 5869) over a random salt:
 * random nonces under one key would be safe for 2^32 values only. Sealed: `1.<key id>.<salt, text, tag in base64url>`.
 * Digests are HMAC-SHA256 under a key of their own for each purpose. Keys are KeyObjects: out of the heap, and Node takes one
 * several times faster than bytes.
 */
export function createKeys(ring: KeyRing, random: Random): Keys {
  const newest = ring.seal.at(-1);
  if (!newest) throw new Broken('keys-unreadable', 'The keys of this server cannot be read.', 'there is no sealing key');
  const secrets = new Map(ring.seal.map(({ id, secret }) => [id, createSecretKey(secret)]));
  const digestSecret = createSecretKey(ring.digest);
  const own = createSecretKey(newest.secret);
  return {
    async seal(plain, context) {
      const salt = random.bytes(saltLength);
      const [key, nonce] = deriveKey(own, salt);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bindTo(newest.id, context));
      const body = Buffer.concat([salt, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return `1.${newest.id}.${body.toString('base64url')}`;
    },
    async open(sealed, context) {
      const [form, id = '', text = ''] = sealed.split('.');
      const body = Buffer.from(text, 'base64url');
      if (form !== '1' || body.length < saltLength + tagLength) throw damaged('its form is not known');
      const secret = secrets.get(id);
      if (!secret) throw new Broken('sealing-key-missing', 'A sealed value needs a key that is not there.', `key ${id}`);
      const [key, nonce] = deriveKey(secret, body.subarray(0, saltLength));
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(bindTo(id, context));
      decipher.setAuthTag(body.subarray(-tagLength));
      try {
        return Buffer.concat([decipher.update(body.subarray(saltLength, -tagLength)), decipher.final()]);
      } catch {
        throw damaged(`sealed under ${id}`);
      }
    },
    async digest(purpose, value) {
      const key = createSecretKey(Buffer.from(hkdfSync('sha256', digestSecret, '', `styrka digest ${purpose}`, 32)));
      return createHmac('sha256', key).update(value, 'utf8').digest();
    },
  };
}

function deriveKey(secret: KeyObject, salt: Uint8Array): readonly [key: KeyObject, nonce: Buffer] {
  const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'styrka seal', 44));
  return [createSecretKey(derived.subarray(0, 32)), derived.subarray(32)];
}

function bindTo(id: string, context: string): Buffer {
  return Buffer.from(`1.${id}.${context}`, 'utf8');
}

function damaged(detail: string): Broken {
  return new Broken('sealed-value-damaged', 'A sealed value was changed or does not belong here.', detail);
}
