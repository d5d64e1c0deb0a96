import { CodeField, Field, type FieldError, Masked } from '#pages';
import { type Language, say } from '#texts';
import { boxWords } from '../identify/index.ts';
import type { Asked, Entered } from './read-entered.ts';
import { enterTexts } from './texts.ts';

type EnterFieldsProps = {
  readonly language: Language;
  readonly errors: readonly FieldError[];
  /** What was typed stays, but secrets. */
  readonly given: Entered;
  /** The digits of the box's code, where it is asked on the same page. */
  readonly codeDigits?: number;
  readonly codeHint?: string;
} & Asked;

/** Who it is, and the password or the code where it is asked on the same page. */
export function EnterFields({ language, password, who = 'user-code', errors, given, codeDigits, codeHint }: EnterFieldsProps) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence;
  const isNumber = who === 'number';
  return (
    <>
      <Field
        name={who}
        label={say(enterTexts, language, isNumber ? 'number' : 'userCode')}
        error={errorAt(who)}
        value={given[who] ?? ''}
        autocomplete="username"
        digits={isNumber ? 10 : 8}
        {...(isNumber ? { hint: say(enterTexts, language, 'numberHint'), inputMode: 'numeric' as const } : {})}
      />
      {password && (
        <Masked name="password" label={say(enterTexts, language, 'password')} error={errorAt('password')} autocomplete="current-password" />
      )}
      {codeDigits !== undefined && (
        <CodeField name="code" label={say(boxWords, language, 'code')} hint={codeHint} error={errorAt('code')} digits={codeDigits} />
      )}
    </>
  );
}
