import { sign, truncate, write64 } from './generate-code.ts';

/** Counts, and asks for neither the PIN nor the time. */
export const answerSuite = 'OCRA-1:HOTP-SHA1-8:C-QN08';

const challengeBytes = 128;

/** N5: the answer to eight digits that were keyed in (RFC 6287 §5.1, §7.1), eight digits too. `secret`: not that of the codes. */
export async function answerChallenge(secret: Uint8Array<ArrayBuffer>, counter: number, challenge: string): Promise<string> {
  const suite = new TextEncoder().encode(`${answerSuite}\0`);
  return truncate(await sign(secret, Uint8Array.from([...suite, ...write64(counter), ...writeChallenge(challenge)])));
}

/** §5.1: the number in hexadecimal, half a byte for each sign, filled up at the right. */
function writeChallenge(challenge: string): number[] {
  const hex = Number(challenge)
    .toString(16)
    .padEnd(2 * challengeBytes, '0');
  return Array.from({ length: challengeBytes }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
