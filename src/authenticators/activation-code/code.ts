import { normaliseTyped } from '#identification';
import { digestText, drawNumber, type Keys, type Random } from '#ports';

/** Without 0, 1, I and O: 32 signs. Nine of them are 45 bits (at least 40 are wanted for a code that lives ten minutes). */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 9;

export const activationKind = 'activation-code';

/** `K7M-4QX-9TB` */
export function drawActivationCode(random: Random): string {
  const drawn = Array.from({ length }, () => signs[drawNumber(random, signs.length)]).join('');
  return drawn.replace(/(.{3})(?=.)/g, '$1-');
}

/** Small letters, spaces, any hyphen and full-width signs are fine; undefined for what can be no code. */
export function normaliseActivationCode(typed: string): string | undefined {
  const code = normaliseTyped(typed).toUpperCase();
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}

/** A keyed hash: without the key provider the database says nothing about the code (trust: "Hashing a short secret"). */
export function digestActivationCode(keys: Keys, code: string): Promise<string> {
  return digestText(keys, activationKind, code);
}
