import { Type } from 'typebox';
import { normaliseTyped, recogniseIdentifier, userCodeDigits } from '#identification';
import type { FieldError } from '#pages';
import { type Language, say } from '#texts';
import { OfClient } from '../brought.ts';
import { formTexts, isBoxCode } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** What says who: a user code, or for whoever has a code box the personal or customer number (K6). Also the name of the field. */
export type Who = 'user-code' | 'number';

/** What a way asks for on its first page beside who it is. */
export type Asked = { readonly password: boolean; readonly who?: Who };

/** What is typed on a first page: who, and where the way asks for both together (K4, K8) the password or the code, `next` the one after it. */
export type Entered = { readonly [field in Who | 'password' | 'code' | 'next']?: string };

const strict = { additionalProperties: false } as const;
const typed = Type.String({ maxLength: 200 });
const to = Type.Optional(OfClient);

/** The bodies of the forms. */
export const entered = {
  nothing: Type.Object({ to }, strict),
  withPassword: Type.Object({ 'user-code': typed, password: typed, to }, strict),
  withoutPassword: Type.Object({ 'user-code': typed, to }, strict),
  withNumber: Type.Object({ number: typed, password: typed, first: Type.Optional(Type.Literal('1')), to }, strict),
  withCode: Type.Object({ number: typed, code: typed, to }, strict),
  withCodes: Type.Object({ number: typed, code: typed, next: typed, to }, strict),
} as const;

/** What is wrong with the form of it, whatever is true; nothing of it costs a try. */
export function findErrors(
  { policy }: Pick<PersonalParts, 'policy'>,
  language: Language,
  given: Entered,
  { password: asksPassword, who = 'user-code' }: Asked,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!isOfKind(who, given[who] ?? '')) errors.push(whoError(language, who));
  if (asksPassword) errors.push(...findPasswordError(policy, language, given.password ?? '', who));
  return errors;
}

function isOfKind(who: Who, typed: string): boolean {
  const kind = recogniseIdentifier(typed)?.kind;
  return who === 'number' ? kind === 'personal-number' || kind === 'customer-number' : kind === who;
}

export function whoError(language: Language, who: Who): FieldError {
  const sentence = who === 'number' ? say(formTexts, language, 'number') : say(formTexts, language, 'userCode', userCodeDigits);
  return { field: who, sentence };
}

export function findPasswordError(policy: PersonalParts['policy'], language: Language, typed: string, who: Who): FieldError[] {
  const lengths = who === 'number' ? boxPasswordDigits(policy) : passwordDigits(policy);
  // K32: told at once, and no try.
  if (who === 'number' && isBoxCode(typed, policy)) return [{ field: 'password', sentence: say(formTexts, language, 'box-code') }];
  if (new RegExp(`^\\d{${lengths.least},${lengths.most}}$`).test(normaliseTyped(typed))) return [];
  return [{ field: 'password', sentence: say(formTexts, language, who === 'number' ? 'password-length' : 'password', lengths) }];
}

/** As the engine asks for it on the web; a test compares them. Nothing is claimed before the form is right, so nobody can be asked yet. */
function passwordDigits({ postedPasswordDigits }: PersonalParts['policy']): { readonly least: number; readonly most: number } {
  return { least: 4, most: Math.max(6, postedPasswordDigits) };
}

/** K31. One who has a user code as well has a password of more digits, and one from before a stricter rule of fewer. */
function boxPasswordDigits({ boxPasswordDigits: box, passwordDigits }: PersonalParts['policy']) {
  return { least: 4, most: Math.max(box.most, passwordDigits.most) };
}
