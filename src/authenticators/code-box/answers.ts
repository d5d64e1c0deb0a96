import type { Time } from '#ports';
import { type Answering, findResponse } from './find-response.ts';
import { computeResponse } from './ocra.ts';
import { readSuite, type Suite } from './ocra-suite.ts';
import type { Windows } from './windows.ts';

/** How a box answers challenges (RFC 6287), and how far it has moved: its answers are counted apart from its codes. */
export type Answers = { readonly suite: string } & Answering;

/** So many digits are shown or said, and keyed into the box. */
export const challengeDigits = 8;

/**
 * Throws for a suite whose answers the bank cannot ask for: its challenge is not of eight digits; the PIN goes into it, which the
 * bank never learns (K2), or a session, which no box of this kind has keys for; or it is so short that it can be guessed.
 */
export function readAnswerSuite(text: string): Suite {
  const read = readSuite(text);
  if ('why' in read) throw new Error(read.why);
  const { challenge, pin, session, digits } = read.suite;
  const takesDigits = challenge.format === 'N' && challenge.length >= challengeDigits;
  if (!takesDigits || pin !== null || session !== null || digits < 6)
    throw new Error(`${text}: a box answers eight digits with six or more, and neither its PIN nor a session goes into that`);
  return read.suite;
}

/** How far a box has moved by this answer to this challenge; undefined: it is none. */
export function findAnswer(
  secret: Uint8Array,
  { suite: text, ...at }: Answers,
  challenge: string,
  typed: string,
  now: Time,
  windows: Windows,
): Answers | undefined {
  const suite = readAnswerSuite(text);
  const moved = findResponse(suite, at, typed, now, (input) => computeResponse(secret, suite, challenge, input), windows);
  return moved && { suite: text, ...moved };
}
