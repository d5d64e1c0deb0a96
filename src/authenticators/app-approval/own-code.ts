import { argon2, timingSafeEqual } from 'node:crypto';
import type { Context } from '#identification';

type Verifier = { readonly salt: string; readonly hash: string; readonly memory: number; readonly passes: number };

/** OWASP's first choice for argon2id: 19 MiB, two passes. The seal beside it is what protects six digits (trust: "Guessing"). */
export const ownCodeCost = { memory: 19_456, passes: 2 };

export async function sealOwnCode(
  code: string,
  credential: string,
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  cost = ownCodeCost,
): Promise<string> {
  const salt = Buffer.from(random.bytes(16)).toString('base64url');
  const hash = await hashCode(code, { salt, ...cost });
  const verifier: Verifier = { salt, hash: hash.toString('base64url'), ...cost };
  return keys.seal(Buffer.from(JSON.stringify(verifier)), credential);
}

/** Costs tens of milliseconds on a thread of its own. */
export async function isOwnCode(code: string, sealed: string, credential: string, { keys }: Pick<Context, 'keys'>): Promise<boolean> {
  const verifier = JSON.parse(Buffer.from(await keys.open(sealed, credential)).toString('utf8')) as Verifier;
  return timingSafeEqual(await hashCode(code, verifier), Buffer.from(verifier.hash, 'base64url'));
}

function hashCode(code: string, { salt, memory, passes }: Omit<Verifier, 'hash'>): Promise<Buffer> {
  const parameters = { message: code, nonce: Buffer.from(salt, 'base64url'), memory, passes, parallelism: 1, tagLength: 32 };
  return new Promise((resolve, reject) => argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash))));
}

/**
 * D4: equal digits, digits in a row, or a part of the user code. The date of birth is not known here.
 * `code` has digits only.
 */
export function isWeakCode(code: string, userCode: string): boolean {
  const steps = new Set([...code].slice(1).map((digit, place) => Number(digit) - Number(code[place])));
  const [only] = steps;
  const inRow = steps.size === 1 && (only === 0 || only === 1 || only === -1);
  return inRow || userCode.includes(code) || (userCode.length > 0 && code.includes(userCode));
}
