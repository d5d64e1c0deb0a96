import { digestText, type Identifier, isCustomerNumber, isPersonalNumber, type Json, type Keys } from '#ports';

/** S6, S49: how many digits a user code has, for all that say so. */
export const userCodeDigits = { least: 6, most: 8 } as const;

/** What a customer can type to say who they are: an identifier, or a code that stands for one. */
type TypedKind = Identifier['kind'] | 'call-code';
/** And what says it by itself. */
export type IdentifierKind = TypedKind | 'passkey';

/** None begins with 0, which is what a call code begins with (D1). Older ones hold letters, and no phone has keys for them (D14). */
const userCode = new RegExp(`^([1-9]\\d{${userCodeDigits.least - 1},${userCodeDigits.most - 1}}|(?=.*[A-Z])[A-Z0-9]{6,8})$`);

/** What they look like once normalised: no value has the form of two. */
const forms: Record<TypedKind, (value: string) => boolean> = {
  'user-code': (value) => userCode.test(value),
  'call-code': (value) => /^0\d{7}$/.test(value),
  'personal-number': isPersonalNumber,
  'customer-number': isCustomerNumber,
};

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
export function recogniseIdentifier(typed: string): { kind: TypedKind; value: string } | undefined {
  const value = normaliseTyped(typed).toUpperCase();
  const kind = (Object.keys(forms) as TypedKind[]).find((name) => forms[name](value));
  return kind && { kind, value };
}

/** A stable reference that says nothing of what was claimed: of an identifier, known or not (I7), or of a code that stands for one. */
export function digestClaim(keys: Keys, kind: IdentifierKind, value: string): Promise<string> {
  return digestText(keys, 'claimed identifier', `${kind} ${value}`);
}
