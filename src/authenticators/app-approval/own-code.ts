import { type Context, type HashCost, hashSecret, isSecret } from '#identification';

export async function sealOwnCode(
  code: string,
  credential: string,
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  cost?: HashCost,
): Promise<string> {
  return keys.seal(Buffer.from(await hashSecret(code, random, cost)), credential);
}

export async function isOwnCode(code: string, sealed: string, credential: string, { keys }: Pick<Context, 'keys'>): Promise<boolean> {
  return isSecret(code, Buffer.from(await keys.open(sealed, credential)).toString('utf8'));
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
