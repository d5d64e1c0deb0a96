import { type Format, normaliseTyped, type Prompt } from '#identification';
import type { FieldError } from '#pages';
import type { Policy } from '#policy';
import type { Json } from '#ports';
import { type Language, say } from '#texts';
import { isTick, type Tick, untickedTexts } from './box-texts.ts';
import type { End } from './ends.ts';
import { formTexts, identifyTexts } from './texts.ts';

/** `next`: the second of two codes in a row. */
/** `made`: what the browser's own dialogue has made, as JSON. */
export type Typed = { readonly code?: string; readonly next?: string; readonly repeat?: string; readonly made?: string } & {
  readonly [tick in Tick]?: 'yes';
};

type Rules = Pick<Policy, 'boxDigits'>;
type Around = Rules & Pick<End, 'boxCodeNext'>;

/** What is typed as one answer. */
export function joinTyped({ code = '', next }: Pick<Typed, 'code' | 'next'>): string {
  return next === undefined ? code : `${normaliseTyped(code)}${normaliseTyped(next)}`;
}

/** What came of a ceremony; undefined where nothing did. Whether it is what was asked for, the authenticator says. */
export function readMade({ made = '' }: { readonly made?: string }): Json | undefined {
  try {
    const read = JSON.parse(made) as Json;
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with the form of an answer, whatever is true, by the id of its sentence, or by what was not ticked; it costs no try. */
export function findFormFault(prompts: readonly Prompt[], typed: Typed, around: Around): string | undefined {
  const [prompt] = prompts;
  if (prompt?.format.is === 'notice') return listUnticked(prompts, typed);
  if (!prompt || !('max' in prompt.format)) return undefined;
  const { code = '', next, repeat = '' } = typed;
  if (around.boxCodeNext && prompt.message.id === 'password' && isBoxCode(code, around)) return 'box-code';
  if (next !== undefined) return isHalf(prompt.format, code) && isHalf(prompt.format, next) ? undefined : 'codes';
  if (!isOfForm(prompt.format, code)) return prompt.format.is === 'new-secret' ? 'password-length' : 'digits';
  return prompt.format.is === 'new-secret' && normaliseTyped(code) !== normaliseTyped(repeat) ? 'repeat' : undefined;
}

/** As many digits as a code of the box has; in the field of a password it is one by mistake (K32). */
export function isBoxCode(typed: string, { boxDigits }: Rules): boolean {
  return new RegExp(`^\\d{${boxDigits}}$`).test(normaliseTyped(typed));
}

/** All that is to be ticked on this page. */
export function listTicks(prompts: readonly Prompt[]): readonly Tick[] {
  return prompts.flatMap(({ format }) => (format.is === 'notice' ? format.tick.map(({ id }) => id).filter(isTick) : []));
}

function listUnticked(prompts: readonly Prompt[], typed: Typed): string | undefined {
  const unticked = listTicks(prompts).filter((tick) => !typed[tick]);
  return unticked.length > 0 ? unticked.join(' ') : undefined;
}

type Counted = Extract<Format, { max: number }>;

function isOfForm(format: Counted, code: string): boolean {
  const { length } = normaliseTyped(code);
  const isLong = length >= format.min && length <= format.max;
  return format.is === 'text' ? isLong : isLong && /^\d+$/.test(normaliseTyped(code));
}

function isHalf({ is, max }: Counted, code: string): boolean {
  return isOfForm({ is: is === 'text' ? 'text' : 'digits', min: max / 2, max: max / 2, secret: true }, code);
}

/** The sentences to a fault of form, or to the rule with which a new secret was refused. None for an id that is not ours. */
export function sayFault(id: string, prompts: readonly Prompt[], language: Language): readonly FieldError[] {
  const format = prompts[0]?.format;
  if (format?.is === 'notice') {
    const unticked = id.split(' ');
    return listTicks(prompts)
      .filter((tick) => unticked.includes(tick))
      .map((tick) => ({ field: tick, sentence: say(untickedTexts, language, tick) }));
  }
  if (format?.is === 'ceremony') return [{ field: 'ceremony', sentence: say(identifyTexts, language, 'ceremonyStopped') }];
  if (!Object.hasOwn(formTexts, id) || !format || !('max' in format)) return [];
  const lengths = { least: format.min, most: format.max };
  const count = id === 'codes' ? { least: format.max / 2, most: format.max / 2 } : lengths;
  return [{ field: id === 'repeat' ? 'repeat' : 'code', sentence: say(formTexts, language, id as keyof typeof formTexts, count) }];
}
