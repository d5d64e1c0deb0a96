import { digestText, type Json, type Keys } from '#ports';

/** S6, S49: how many digits a user code has, for all that say so. */
export const userCodeDigits = { least: 6, most: 8 } as const;

/** The kinds of identifier a customer can type, and what they look like once normalised. */
const shapes = {
  /** None begins with 0, which is what a call code begins with (D1). Older ones hold letters, and no phone has keys for them (D14). */
  'user-code': new RegExp(`^([1-9]\\d{${userCodeDigits.least - 1},${userCodeDigits.most - 1}}|(?=.*[A-Z])[A-Z0-9]{6,8})$`),
  'call-code': /^0\d{7}$/,
} as const;

export type IdentifierKind = keyof typeof shapes;

/**
 * Brings what was keyed or pasted into one form, once, before it is counted or compared (T4): full-width digits become
 * digits, spaces and hyphens go. Anything else is left as it is and will not match.
 */
export function normaliseTyped(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\u00AD\u2010-\u2015-]/gu, '');
}

export function normaliseAnswer(value: Json): Json {
  return typeof value === 'string' ? normaliseTyped(value) : value;
}

/** Which kind of identifier this can be; undefined if it has the form of none. */
export function recogniseIdentifier(typed: string): { kind: IdentifierKind; value: string } | undefined {
  const value = normaliseTyped(typed).toUpperCase();
  const kind = (Object.keys(shapes) as IdentifierKind[]).find((name) => shapes[name].test(value));
  return kind && { kind, value };
}

/** A stable reference that says nothing of what was claimed: of an identifier, known or not (I7), or of a code that stands for one. */
export function digestClaim(keys: Keys, kind: IdentifierKind, value: string): Promise<string> {
  return digestText(keys, 'claimed identifier', `${kind} ${value}`);
}
