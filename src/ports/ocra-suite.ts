/** RFC 6287 §6: what goes into a response, and how long it is. */
export type OcraSuite = {
  /** As it was written: it goes into every response itself (§5.1). */
  readonly text: string;
  readonly hash: 'sha1' | 'sha256' | 'sha512';
  /** 4 to 10; 0: the whole MAC, in hexadecimal. */
  readonly digits: number;
  readonly counter: boolean;
  /** `length`: how many signs at most. */
  readonly challenge: { readonly format: keyof typeof signs; readonly length: number };
  /** How the PIN is hashed. */
  readonly pin: OcraSuite['hash'] | null;
  /** Of the session information, in bytes. */
  readonly session: number | null;
  /** Seconds. */
  readonly step: number | null;
};

/** Alphanumeric, numeric, hexadecimal. */
const signs = { A: /^[0-9A-Za-z]+$/, N: /^\d+$/, H: /^[0-9A-Fa-f]+$/ } as const;

const hashes: Record<string, OcraSuite['hash']> = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' };
const seconds: Record<string, number> = { S: 1, M: 60, H: 3600 };

/** Reads `OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1-S064-T1M`. `why`: a sentence that says which part is wrong. */
export function readOcraSuite(text: string): { readonly suite: OcraSuite } | { readonly why: string } {
  const [version, code, input, ...rest] = text.split(':');
  if (version !== 'OCRA-1' || code === undefined || input === undefined || rest.length > 0)
    return { why: 'An OCRA suite has three parts, "OCRA-1:" how the response is made ":" what goes into it.' };
  const made = /^HOTP-(SHA1|SHA256|SHA512)-(0|[4-9]|10)$/.exec(code);
  if (!made) return { why: `"${code}" is not HOTP-SHA1, HOTP-SHA256 or HOTP-SHA512 with -0 or -4 to -10 digits.` };
  const parts = /^(C-)?Q([ANH])(\d\d?)(?:-P(SHA1|SHA256|SHA512))?(?:-S(\d{1,3}))?(?:-T([1-9]\d?)([SMH]))?$/.exec(input);
  if (!parts) return { why: `"${input}" is not [C-]Q…[-P…][-S…][-T…] in this order, as in C-QN08-PSHA1-S064-T1M.` };
  const [, counter, format, length, pin, session, steps, unit] = parts;
  const problem = findProblem(Number(length), session, Number(steps), unit);
  if (problem) return { why: problem };
  const suite: OcraSuite = {
    text,
    hash: hashes[made[1] ?? ''] ?? 'sha1',
    digits: Number(made[2]),
    counter: counter !== undefined,
    challenge: { format: format as keyof typeof signs, length: Number(length) },
    pin: hashes[pin ?? ''] ?? null,
    session: session === undefined ? null : Number(session),
    step: unit === undefined ? null : Number(steps) * (seconds[unit] ?? 1),
  };
  return { suite };
}

/** §6.3. A session of no bytes would be no session. */
function findProblem(length: number, session: string | undefined, steps: number, unit: string | undefined): string | undefined {
  if (length < 4 || length > 64) return `A challenge has 4 to 64 signs, not ${length}.`;
  if (session !== undefined && (Number(session) < 1 || Number(session) > 512))
    return `Session information has 1 to 512 bytes, not ${Number(session)}.`;
  if (unit !== undefined && steps > (unit === 'H' ? 48 : 59))
    return `A time step is 1 to 59 seconds or minutes, or 1 to 48 hours, not ${steps}${unit}.`;
  return undefined;
}

/** Whether a suite takes this challenge: its signs, and not too many of them. */
export function takesChallenge({ challenge: { format, length } }: OcraSuite, challenge: string): boolean {
  return challenge.length <= length && signs[format].test(challenge);
}

/** N5: so many digits are shown or said, and keyed into the box. */
export const challengeDigits = 8;

/**
 * Whether the bank can ask a box for such responses: they are to that many digits, and neither the PIN goes into them, which the bank
 * never learns (K2), nor a session, which no box of this kind has keys for (docs/decisions/0018). How long they are is not asked here.
 */
export function isAskable({ challenge, pin, session }: OcraSuite): boolean {
  return challenge.format === 'N' && challenge.length >= challengeDigits && pin === null && session === null;
}
