import { type Fault, Refused, refuse } from './faults.ts';

/** RFC 6238 §1.2. */
export type BoxHash = 'sha1' | 'sha256' | 'sha512';

/** How the codes of a box are made. What has been used is one number that only rises. */
export type BoxCodes =
  /** RFC 4226. `counter`: of the next code. */
  | { readonly kind: 'hotp'; readonly digits: number; readonly counter: number }
  /**
   * RFC 6238, from 1970 on. `step`: seconds; `drift`: steps that the clock of the box is ahead of ours (behind: below 0);
   * `time`: the last step that the maker's own server accepted, 0 if none.
   */
  | {
      readonly kind: 'totp';
      readonly digits: number;
      readonly hash: BoxHash;
      readonly step: number;
      readonly time: number;
      readonly drift: number;
    }
  /** RFC 6287. `counter`: of the next answer, if the suite counts. */
  | { readonly kind: 'ocra'; readonly suite: string; readonly counter: number };

/** The PIN that the box asks for itself (RFC 6030 §5). A length or number that the file does not name is null. */
export type PinPolicy = { readonly minLength: number | null; readonly maxLength: number | null; readonly mostFailed: number | null };

/** What the key may be used for, and how long (RFC 6030 §5). Milliseconds since 1970; null: the file sets no such limit. */
export type KeyPolicy = {
  readonly from: number | null;
  readonly until: number | null;
  readonly transactions: number | null;
  readonly pin: PinPolicy | null;
};

/** What else the maker told. It decides nothing about a box; by it is seen which keys are one box's, and which Id comes twice. */
export type BoxDetails = {
  readonly [detail in
    | 'manufacturer'
    | 'model'
    | 'issueNo'
    | 'deviceBinding'
    | 'deviceUser'
    | 'cryptoModule'
    | 'keyId'
    | 'issuer'
    | 'keyProfile'
    | 'keyReference'
    | 'friendlyName'
    | 'keyUser']?: string;
};

/** The second key of a box: what it answers challenges with (RFC 6287), counted apart from its codes. Sealed and overwritten as the first. */
export type NewAnswers = { readonly key: Buffer; readonly suite: string; readonly counter: number; readonly policy: KeyPolicy };

/** A box as it came from its maker. `key`: the caller seals it and overwrites it. `from`, `until`: of the device, its battery above all. */
export type NewBox = {
  readonly serial: string;
  readonly key: Buffer;
  readonly codes: BoxCodes;
  readonly from: number | null;
  readonly until: number | null;
  readonly policy: KeyPolicy;
  readonly answers?: NewAnswers;
  readonly details: BoxDetails;
};

/** What a file holds, in its order; `line` counts from 1. After 'stopped' nothing follows. */
export type StockItem =
  | { readonly is: 'box'; readonly line: number; readonly box: NewBox }
  /** One box; the others go on. */
  | { readonly is: 'refused'; readonly line: number; readonly fault: Fault }
  /** The file from here on. */
  | { readonly is: 'stopped'; readonly line: number; readonly fault: Fault };

/** The last of the beginnings and the first of the ends. */
export function narrowSpans(...spans: readonly Pick<KeyPolicy, 'from' | 'until'>[]): Pick<KeyPolicy, 'from' | 'until'> {
  const starts = spans.map(({ from }) => from).filter((time) => time !== null);
  const ends = spans.map(({ until }) => until).filter((time) => time !== null);
  return { from: starts.length > 0 ? Math.max(...starts) : null, until: ends.length > 0 ? Math.min(...ends) : null };
}

export const unlimited: KeyPolicy = { from: null, until: null, transactions: null, pin: null };

/** RFC 4226 R6 asks for 128 bits at least. A longer key than the block of SHA-512 gives nothing. */
export function checkKey(key: Buffer, line: number): Buffer {
  if (key.length < 16) refuse('key-short', line);
  if (key.length > 128) refuse('key-long', line);
  return key;
}

export function checkSerial(serial: string | undefined, line: number): string {
  return serial !== undefined && /^[\w./-]{1,64}$/.test(serial) ? serial : refuse('no-serial', line);
}

/** RFC 4226 §5.3 and its appendix E.1; no box shows fewer than six. */
export function checkDigits(digits: number, line: number): number {
  return digits >= 6 && digits <= 8 ? digits : refuse('digits', line);
}

/** The bound is more than any box counts in its life, and less than four letters read as a number. */
export function checkCounter(counter: number, line: number): number {
  return counter >= 0 && counter <= 100_000_000 ? counter : refuse('counter', line);
}

/** Makers write HMAC-SHA256, SHA-256 and sha256. */
export function readHash(written: string, line: number): BoxHash {
  const name = written.toLowerCase().replaceAll('-', '').replace(/^hmac/, '');
  return name === 'sha1' || name === 'sha256' || name === 'sha512' ? name : refuse('hash', line);
}

/** RFC 6238 §4.1 recommends 30 seconds; boxes of 60 are made. */
export function checkInterval(seconds: number, line: number): number {
  return seconds >= 10 && seconds <= 120 ? seconds : refuse('time-interval', line);
}

/** Says of each name whether it is there for the first time. */
export function createNames() {
  const names = new Set<string>();
  return {
    isNew: (name: string): boolean => {
      const isNew = !names.has(name);
      names.add(name);
      return isNew;
    },
  };
}

/** A refused box is a value; a broken promise stays an exception. */
export function takeBox(read: () => NewBox, line: number): StockItem {
  try {
    return { is: 'box', line, box: read() };
  } catch (error) {
    return { is: 'refused', ...tellFault(error) };
  }
}

/** A refused file is a value, and the last one. */
export async function* endWithFault(items: AsyncIterable<StockItem>): AsyncGenerator<StockItem> {
  try {
    yield* items;
  } catch (error) {
    yield { is: 'stopped', ...tellFault(error) };
  }
}

function tellFault(error: unknown): { readonly line: number; readonly fault: Fault } {
  if (error instanceof Refused) return { line: error.line, fault: error.fault };
  throw error;
}
