import { type Format, normaliseTyped, type Prompt } from '#identification';
import type { FieldError } from '#pages';
import { type Language, say } from '#texts';
import { formTexts } from './texts.ts';

export type Typed = { readonly code?: string; readonly repeat?: string };

/** What is wrong with the form of an answer, whatever is true; nothing of it costs a try. */
export function findFormErrors({ format }: Prompt, { code = '', repeat = '' }: Typed, language: Language): readonly FieldError[] {
  if (!('max' in format)) return [];
  const lengths = { least: format.min, most: format.max };
  if (!isOfForm(format, code))
    return [{ field: 'code', sentence: say(formTexts, language, format.is === 'new-secret' ? 'password-length' : 'digits', lengths) }];
  if (format.is === 'new-secret' && normaliseTyped(code) !== normaliseTyped(repeat))
    return [{ field: 'repeat', sentence: say(formTexts, language, 'repeat') }];
  return [];
}

function isOfForm(format: Extract<Format, { max: number }>, code: string): boolean {
  const { length } = normaliseTyped(code);
  const isLong = length >= format.min && length <= format.max;
  return format.is === 'text' ? isLong : isLong && /^\d+$/.test(normaliseTyped(code));
}

/** `why`: with which id a new secret was refused. */
export function sayRefusal(why: string, { format }: Prompt, language: Language): FieldError {
  const lengths = 'max' in format ? { least: format.min, most: format.max } : { least: 0, most: 0 };
  const id = why in formTexts ? (why as keyof typeof formTexts) : 'password-weak';
  return { field: 'code', sentence: say(formTexts, language, id, lengths) };
}
