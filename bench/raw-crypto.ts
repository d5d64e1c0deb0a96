import {
  argon2,
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { usualCost } from '#identification';
import type { Counts, Operation } from './record.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
const text = Buffer.alloc(400, 'a');
const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
const signature = sign('sha256', text, { key: privateKey, dsaEncoding: 'ieee-p1363' });
const secret = createSecretKey(randomBytes(32));
const nonce = randomBytes(12);
const hashing = { nonce: randomBytes(16), ...usualCost, parallelism: 1, tagLength: 32 };

const once: { readonly [each in Operation]: () => unknown } = {
  verify: () => verify('sha256', text, key, signature),
  argon2id: () =>
    new Promise((resolve, reject) =>
      argon2('argon2id', { message: '749206', ...hashing }, (error, hash) => (error ? reject(error) : resolve(hash))),
    ),
  aes: () => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonce);
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  },
  hkdf: () => hkdfSync('sha256', secret, nonce, 'bench', 44),
  hmac: () => createHmac('sha256', secret).update(text).digest(),
  sha256: () => createHash('sha256').update(text).digest(),
  key: () => createPublicKey({ key: jwk, format: 'jwk' }),
};

/** The same cryptography as in a recording, by node:crypto alone. */
export async function compute(counts: Counts): Promise<void> {
  for (const [operation, count] of Object.entries(counts)) for (let n = 0; n < count; n++) await once[operation as Operation]();
}
