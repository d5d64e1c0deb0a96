import { digestText, type Keys } from './keys.ts';
import type { SealedNumber } from './stores/index.ts';

/** Seals a number (E.164, with its plus) for one customer; the digest is the same for the same number, whoever has it. */
export async function sealNumber(keys: Pick<Keys, 'seal' | 'digest'>, customer: string, number: string): Promise<SealedNumber> {
  const [sealed, digest] = await Promise.all([
    keys.seal(new TextEncoder().encode(number), contextOf(customer)),
    digestText(keys, 'phone number', number),
  ]);
  return { sealed, digest };
}

/** Throws Broken('sealed-value-damaged') for another customer's number. */
export async function openNumber(keys: Pick<Keys, 'open'>, customer: string, { sealed }: SealedNumber): Promise<string> {
  return new TextDecoder().decode(await keys.open(sealed, contextOf(customer)));
}

function contextOf(customer: string): string {
  return `number ${customer}`;
}
