import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../write-whole.ts';
import { answerSuite } from './machine/answer-challenge.ts';
import { type Box, makeBox } from './machine/box.ts';
import type { Counted } from './machine/hold.ts';
import { isWeakPin, pinLength } from './machine/pin.ts';
import { raise } from './machine/raise.ts';

/** A box in a file: everything that a real one has inside. */
export type KeptBox = {
  readonly serial: string;
  /** Hexadecimal, at least 128 bits (RFC 4226 §4 R6). */
  readonly secret: string;
  /** What it answers challenges with. */
  readonly answerSecret: string;
  readonly box: Box;
};

/** Nothing where there is no file, 'damaged' where it holds no box. */
export function readKeptBox(file: string): KeptBox | 'damaged' | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptBox;
    return isKeptBox(kept) ? kept : 'damaged';
  } catch {
    return 'damaged';
  }
}

function isKeptBox({ serial, secret, answerSecret, box }: KeptBox): boolean {
  const hasSecrets = [secret, answerSecret].every((one) => /^(?:[0-9a-f]{2}){16,}$/i.test(one));
  const hasNumbers = [box.counter, box.answered ?? 0, box.wrong, box.pressed].every(
    (number) => Number.isSafeInteger(number) && number >= 0,
  );
  return serial.length > 0 && hasSecrets && /^\d{4}$/.test(box.pin) && hasNumbers && 'is' in box.display;
}

/** At once and whole, readable for its owner only (mode 0600). */
export function keepBox(file: string, kept: KeptBox): void {
  writeWhole(file, `${JSON.stringify(kept)}\n`);
}

/** The counter of the next code or answer, this one or a higher one: from now on it is spent, in every window. Throws where there is no box. */
export function claimCounter(file: string, of: Counted, least: number): number {
  const kept = readKeptBox(file);
  if (!kept || kept === 'damaged') throw new Error(`${file} holds no code box.`);
  const { counter, answered = 0 } = kept.box;
  const claimed = Math.max(least, of === 'code' ? counter : answered);
  const spent = of === 'code' ? { counter: claimed + 1, answered } : { counter, answered: claimed + 1 };
  keepBox(file, { ...kept, box: raise(kept.box, spent) });
  return claimed;
}

/** As `keepBox`, beside others that have claimed of the same box. */
export function keepRaised(file: string, kept: KeptBox): void {
  const other = readKeptBox(file);
  keepBox(file, other && other !== 'damaged' ? { ...kept, box: raise(kept.box, other.box) } : kept);
}

/** A box of its own kind: 160 bits (RFC 4226 §4 R6), and a start PIN that nobody would choose. */
export function makeKeptBox(): KeptBox {
  const [first, last] = [drawDigits(4), drawDigits(4)];
  return { serial: `LB-${first}-${last}`, ...drawSecrets(), box: makeBox(drawStartPin()) };
}

export function drawSecrets(): Pick<KeptBox, 'secret' | 'answerSecret'> {
  const [secret, answerSecret] = [randomBytes(20), randomBytes(20)].map((bytes) => bytes.toString('hex')) as [string, string];
  return { secret, answerSecret };
}

export function drawStartPin(): string {
  const pin = drawDigits(pinLength);
  return isWeakPin(pin) ? drawStartPin() : pin;
}

function drawDigits(length: number): string {
  return String(randomInt(10 ** length)).padStart(length, '0');
}

/** What lies in the letter, and what the bank must know. */
export function writeSlip({ serial, secret, answerSecret, box }: KeptBox): string {
  return `Code box   ${serial}\nStart PIN  ${box.pin}\nSecret     ${secret} (HOTP, SHA-1, eight digits, counter ${box.counter})\nAnswers    ${answerSecret} (${answerSuite}, counter 0)\n`;
}
