import { type Format, normaliseTyped, type Prompt } from '#identification';
import type { FieldError } from '#pages';
import { type Language, say } from '#texts';
import { formTexts } from './texts.ts';

export type Typed = { readonly code?: string; readonly repeat?: string };

/** What is wrong with the form of an answer, whatever is true, by the id of its sentence; nothing of it costs a try. */
export function findFormFault({ format }: Prompt, { code = '', repeat = '' }: Typed): keyof typeof formTexts | undefined {
  if (!('max' in format)) return undefined;
  if (!isOfForm(format, code)) return format.is === 'new-secret' ? 'password-length' : 'digits';
  return format.is === 'new-secret' && normaliseTyped(code) !== normaliseTyped(repeat) ? 'repeat' : undefined;
}

function isOfForm(format: Extract<Format, { max: number }>, code: string): boolean {
  const { length } = normaliseTyped(code);
  const isLong = length >= format.min && length <= format.max;
  return format.is === 'text' ? isLong : isLong && /^\d+$/.test(normaliseTyped(code));
}

/** The sentences to a fault of form, or to the rule with which a new secret was refused. None for an id that is not ours. */
export function sayFault(id: string, { format }: Prompt, language: Language): readonly FieldError[] {
  if (!Object.hasOwn(formTexts, id) || !('max' in format)) return [];
  const lengths = { least: format.min, most: format.max };
  return [{ field: id === 'repeat' ? 'repeat' : 'code', sentence: say(formTexts, language, id as keyof typeof formTexts, lengths) }];
}
