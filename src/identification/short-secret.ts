import { argon2, timingSafeEqual } from 'node:crypto';
import type { Random } from '#ports';

/** KiB, and passes over them. */
export type HashCost = { readonly memory: number; readonly passes: number };

/** OWASP's first choice for argon2id: 19 MiB, two passes. The seal beside it is what protects a few digits (trust: "Guessing"). */
export const usualCost: HashCost = { memory: 19_456, passes: 2 };

const saltLength = 16;
const tagLength = 32;

type Written = HashCost & { readonly salt: string; readonly hash: string };

/** Argon2id of a secret that people remember, as text, with its salt and the cost it was made at; to be sealed, never stored as it is. */
export async function hashSecret(secret: string, random: Random, cost: HashCost = usualCost): Promise<string> {
  const salt = random.bytes(saltLength);
  return write(salt, await derive(secret, salt, cost), cost);
}

/** Costs tens of milliseconds, on a thread of its own. */
export async function isSecret(secret: string, written: string): Promise<boolean> {
  const { salt, hash, ...cost } = JSON.parse(written) as Written;
  return timingSafeEqual(await derive(secret, Buffer.from(salt, 'base64url'), cost), Buffer.from(hash, 'base64url'));
}

/** One that is as slow to compare and that nothing matches. `bytes`: 48 at least. */
export function pretendHash(bytes: Uint8Array, cost: HashCost = usualCost): string {
  return write(bytes.subarray(0, saltLength), bytes.subarray(saltLength, saltLength + tagLength), cost);
}

function write(salt: Uint8Array, hash: Uint8Array, { memory, passes }: HashCost): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const written: Written = { salt: text(salt), hash: text(hash), memory, passes };
  return JSON.stringify(written);
}

function derive(message: string, nonce: Uint8Array, { memory, passes }: HashCost): Promise<Buffer> {
  const parameters = { message, nonce, memory, passes, parallelism: 1, tagLength };
  return new Promise((resolve, reject) => argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash))));
}
