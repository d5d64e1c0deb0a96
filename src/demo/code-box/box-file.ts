import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../write-whole.ts';
import { type Box, makeBox } from './machine/box.ts';
import { isWeakPin, pinLength } from './machine/pin.ts';

/** A box in a file: everything that a real one has inside. */
export type KeptBox = {
  readonly serial: string;
  /** Hexadecimal, at least 128 bits (RFC 4226 §4 R6). */
  readonly secret: string;
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

function isKeptBox({ serial, secret, box }: KeptBox): boolean {
  const hasNumbers = [box.counter, box.wrong, box.pressed].every((number) => Number.isSafeInteger(number) && number >= 0);
  return serial.length > 0 && /^(?:[0-9a-f]{2}){16,}$/i.test(secret) && /^\d{4}$/.test(box.pin) && hasNumbers && 'is' in box.display;
}

/** At once and whole, readable for its owner only (mode 0600). */
export function keepBox(file: string, kept: KeptBox): void {
  writeWhole(file, `${JSON.stringify(kept)}\n`);
}

/** A box of its own kind: 160 bits (RFC 4226 §4 R6), and a start PIN that nobody would choose. */
export function makeKeptBox(): KeptBox {
  const [first, last] = [drawDigits(4), drawDigits(4)];
  return { serial: `LB-${first}-${last}`, secret: randomBytes(20).toString('hex'), box: makeBox(drawStartPin()) };
}

function drawStartPin(): string {
  const pin = drawDigits(pinLength);
  return isWeakPin(pin) ? drawStartPin() : pin;
}

function drawDigits(length: number): string {
  return String(randomInt(10 ** length)).padStart(length, '0');
}

/** What lies in the letter, and what the bank must know. */
export function writeSlip({ serial, secret, box }: KeptBox): string {
  return `Code box   ${serial}\nStart PIN  ${box.pin}\nSecret     ${secret} (HOTP, SHA-1, eight digits, counter ${box.counter})\n`;
}
