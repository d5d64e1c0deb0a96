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
  /** Where the code of the box is asked on the same page, or two in a row. */
  readonly codes?: { readonly count: 1 | 2; readonly digits: number };
} & Asked;

/** Who it is, and the password or the code where it is asked on the same page. */
export function EnterFields({ language, password, who = 'user-code', errors, given, codes }: EnterFieldsProps) {
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
      {codes && <CodeFields language={language} {...codes} errorAt={errorAt} />}
    </>
  );
}

type CodeFieldsProps = {
  readonly language: Language;
  readonly count: 1 | 2;
  readonly digits: number;
  readonly errorAt: (field: string) => string | undefined;
};

function CodeFields({ language, count, digits, errorAt }: CodeFieldsProps) {
  const [label, hint] = count === 1 ? (['code', 'makeCode'] as const) : (['firstCode', 'makeCodes'] as const);
  return (
    <>
      <CodeField
        name="code"
        label={say(boxWords, language, label)}
        hint={say(boxWords, language, hint)}
        error={errorAt('code')}
        digits={digits}
      />
      {count === 2 && <CodeField name="next" label={say(boxWords, language, 'nextCode')} error={errorAt('next')} digits={digits} />}
    </>
  );
}
