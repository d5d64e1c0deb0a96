import { createHash } from 'node:crypto';
import type { Context } from '#identification';
import { challengeDigits, writeCanonical } from '#ports';

/**
 * None begins with 0: a box takes a number as hexadecimal, filled up on the right (RFC 6287 §5.1), and so answers 00000001 and
 * 00000016 alike. Of numbers with eight digits no two are.
 */
const least = 10 ** (challengeDigits - 1);

/**
 * What is keyed into the box, made of what the answer is to be about and of the question's own id, 160 bits drawn for it alone
 * (RFC 6287 §7.3): an answer to it is worth nothing in another call, or for another amount or payee (I9, RTS art. 5).
 */
export function makeChallenge({ challenge, purpose, about }: Pick<Context, 'challenge' | 'purpose' | 'about'>): string {
  const hash = createHash('sha256')
    .update(writeCanonical([challenge, purpose, about]))
    .digest();
  return String(least + (hash.readUIntBE(0, 6) % (9 * least)));
}
