import { toGsm7 } from './gsm7.ts';

/** What one submit_sm carries. `coding` is SMPP's data_coding: 0 the SMSC's alphabet, which is GSM 03.38; 8 UCS-2 (§5.2.19). */
export type Part = { readonly coding: 0 | 8; readonly udh: boolean; readonly bytes: Uint8Array };

/** 140 octets: 160 septets or 70 characters; with the six octets that join the parts 153 or 67 (3GPP TS 23.040 §9.2.3.24.1). */
const room = { 0: { one: 160, each: 153 }, 8: { one: 140, each: 134 } } as const;

/**
 * A text as one SMS, or as several that the telephone puts together again: `reference` is the same in all of them. GSM-7
 * where the alphabet has every sign, else UCS-2. No sign is torn in two.
 */
export function splitText(text: string, reference: number): readonly Part[] {
  const gsm7 = toGsm7(text);
  const coding = gsm7 ? 0 : 8;
  const signs = gsm7 ?? [...text].map(toUcs2);
  const whole = signs.flat();
  if (whole.length <= room[coding].one) return [{ coding, udh: false, bytes: Uint8Array.from(whole) }];
  const bodies = fill(signs, room[coding].each);
  return bodies.map((body, at) => ({
    coding,
    udh: true,
    bytes: Uint8Array.from([5, 0, 3, reference & 0xff, bodies.length, at + 1, ...body]),
  }));
}

/** In how many parts a text leaves: each is paid for. */
export function countParts(text: string): number {
  return splitText(text, 0).length;
}

function fill(signs: readonly (readonly number[])[], most: number): number[][] {
  const bodies: number[][] = [[]];
  for (const sign of signs) {
    if ((bodies.at(-1)?.length ?? 0) + sign.length > most) bodies.push([]);
    bodies.at(-1)?.push(...sign);
  }
  return bodies;
}

function toUcs2(sign: string): number[] {
  return [...Buffer.from(sign, 'utf16le').swap16()];
}
