import type { Keys } from './keys.ts';

/** The keys of a code box: of its codes and, where it takes challenges too, the other one of its answers (docs/decisions/0018). */
export type BoxKeys = { readonly secret: Uint8Array; readonly answerSecret?: Uint8Array };

/** Both in one sealed value, in the stock and with the customer alike; `context` says whose they are. */
export function sealBoxKeys(keys: Keys, context: string, { secret, answerSecret }: BoxKeys): Promise<string> {
  const written = [secret, ...(answerSecret ? [answerSecret] : [])].map((one) => Buffer.from(one).toString('base64url'));
  return keys.seal(Buffer.from(written.join(' ')), context);
}

/** Throws Broken('sealed-value-damaged') for another's. The bytes are the caller's, to overwrite. */
export async function openBoxKeys(keys: Keys, context: string, sealed: string): Promise<BoxKeys> {
  const written = Buffer.from(await keys.open(sealed, context))
    .toString('utf8')
    .split(' ');
  const [secret = nothing, answerSecret] = written.map((one) => Buffer.from(one, 'base64url'));
  return { secret, ...(answerSecret ? { answerSecret } : {}) };
}

const nothing = Buffer.alloc(0);
