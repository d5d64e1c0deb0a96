import type { CustomerChange, CustomerRecord, Identifier, LetterStyle } from '#ports';
import { isLanguage } from '#texts';
import { readCustomerNumber, readPersonalNumber, readUserCode } from './identifiers.ts';

/** What is wrong, in a sentence that never repeats what was written: it may be somebody's name or code. */
export type Fault = { readonly sentence: string };
export type Fields = { readonly [key: string]: unknown };

export function isFault(read: unknown): read is Fault {
  return isObject(read) && 'sentence' in read;
}

const styles: readonly LetterStyle[] = ['ordinary', 'large', 'braille'];

/** Characters that change how others are shown (T3 of a name: bidi controls), that no font shows, or that no letter can print. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** How each thing that is told of a customer is read. */
const details = {
  name: (given: unknown): string | Fault =>
    readText(given, 200) ?? { sentence: 'name has 1 to 200 characters, none of which is a control character' },
  language: (given: unknown): CustomerRecord['language'] | Fault => (isLanguage(given) ? given : { sentence: 'language is sv, fi or en' }),
  born: (given: unknown): string | null | Fault => (given === null || isDate(given) ? given : { sentence: 'born is a date, YYYY-MM-DD' }),
  address: readAddress,
  letters: (given: unknown): LetterStyle | Fault =>
    styles.find((one) => one === given) ?? { sentence: `letters is one of ${styles.join(', ')}` },
} as const;

const kinds = { userCode: readUserCode, personalNumber: readPersonalNumber, customerNumber: readCustomerNumber } as const;
const kindOf = { userCode: 'user-code', personalNumber: 'personal-number', customerNumber: 'customer-number' } as const;

export const detailNames = Object.keys(details) as readonly (keyof typeof details)[];
export const identifierNames = Object.keys(kinds) as readonly (keyof typeof kinds)[];

/** Those of the details that are given. */
export function readDetails(given: Fields): Omit<CustomerChange, 'identifiers'> | Fault {
  const read: Record<string, unknown> = {};
  for (const name of detailNames) {
    if (given[name] === undefined) continue;
    const value = details[name](given[name]);
    if (isFault(value)) return value;
    read[name] = value;
  }
  return read;
}

/** Those of the identifiers that are given; null takes one away. */
export function readIdentifiers(given: Fields): NonNullable<CustomerChange['identifiers']> | Fault {
  const identifiers: { readonly kind: Identifier['kind']; readonly value: string | null }[] = [];
  for (const name of identifierNames) {
    const written = given[name];
    if (written === undefined) continue;
    if (written !== null && typeof written !== 'string') return { sentence: `${name} is not a string` };
    const read = written === null ? { kind: kindOf[name], value: null } : kinds[name](written);
    if (isFault(read)) return read;
    identifiers.push(read);
  }
  return identifiers;
}

export function readId(given: unknown): string | Fault {
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given)
    ? given
    : { sentence: 'id has 1 to 64 letters, digits, hyphens or underscores' };
}

/** A fault if it is no object, or has a field that nobody knows. */
export function readObject(given: unknown, what: string, known: readonly string[]): Fields | Fault {
  if (!isObject(given)) return { sentence: `"${what}" is not an object` };
  if (Object.keys(given).every((key) => known.includes(key))) return given;
  return { sentence: `"${what}" has a field that is not one of ${known.join(', ')}` };
}

export function isObject(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function readAddress(given: unknown): readonly string[] | Fault {
  const lines = Array.isArray(given) && given.length <= 6 ? given.map((line) => readText(line, 60)) : [undefined];
  return lines.every((line) => line !== undefined)
    ? lines
    : { sentence: 'address is a list of at most 6 lines of 1 to 60 characters, none of which is a control character' };
}

/** Composed (NFC), so that equal names are equal and fonts have the letters. */
function readText(given: unknown, atMost: number): string | undefined {
  if (typeof given !== 'string' || unprintable.test(given)) return undefined;
  const text = given.normalize('NFC').trim();
  return text === '' || text.length > atMost ? undefined : text;
}

function isDate(given: unknown): given is string {
  if (typeof given !== 'string' || !/^(?:18|19|20)\d\d-\d\d-\d\d$/.test(given)) return false;
  const date = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given);
}
