import { Type } from 'typebox';
import { normaliseTyped, recogniseIdentifier, userCodeDigits } from '#identification';
import type { FieldError } from '#pages';
import { type Language, say } from '#texts';
import { formTexts } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** What is typed on a first page: who, and where the way asks for both together (K4) the password. */
export type Entered = { readonly 'user-code': string; readonly password?: string };

const strict = { additionalProperties: false } as const;
const typed = Type.String({ maxLength: 200 });

/** The bodies of the forms, with and without a password. */
export const entered = {
  withPassword: Type.Object({ 'user-code': typed, password: typed }, strict),
  withoutPassword: Type.Object({ 'user-code': typed }, strict),
} as const;

/** What is wrong with the form of it, whatever is true; nothing of it costs a try. */
export function findErrors(
  parts: Pick<PersonalParts, 'policy'>,
  language: Language,
  given: Entered,
  asked: { readonly password: boolean },
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (recogniseIdentifier(given['user-code'])?.kind !== 'user-code') errors.push(userCodeError(language));
  const lengths = passwordDigits(parts);
  const password = normaliseTyped(given.password ?? '');
  if (asked.password && !new RegExp(`^\\d{${lengths.least},${lengths.most}}$`).test(password))
    errors.push({ field: 'password', sentence: say(formTexts, language, 'password', lengths) });
  return errors;
}

export function userCodeError(language: Language): FieldError {
  return { field: 'user-code', sentence: say(formTexts, language, 'userCode', userCodeDigits) };
}

/** As the engine asks for it on the web; a test compares them. Nothing is claimed before the form is right, so nobody can be asked yet. */
function passwordDigits({ policy }: Pick<PersonalParts, 'policy'>): { readonly least: number; readonly most: number } {
  return { least: 4, most: Math.max(6, policy.postedPasswordDigits) };
}
