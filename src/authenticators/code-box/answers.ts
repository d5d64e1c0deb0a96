import { isAskable, type OcraSuite, readOcraSuite, type Time } from '#ports';
import { type Answering, findResponse } from './find-response.ts';
import { computeResponse } from './ocra.ts';
import type { Windows } from './windows.ts';

/** How a box answers challenges (RFC 6287), and how far it has moved: its answers are counted apart from its codes. */
export type Answers = { readonly suite: string } & Answering;

/** Throws for a suite whose answers the bank cannot ask for, or whose answers are so short that they can be guessed. */
export function readAnswerSuite(text: string): OcraSuite {
  const read = readOcraSuite(text);
  if ('why' in read) throw new Error(read.why);
  if (!isAskable(read.suite) || read.suite.digits < 6)
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
