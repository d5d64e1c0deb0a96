import { Field, type FieldError, Masked } from '#pages';
import { type Language, say } from '#texts';
import { enterTexts } from './texts.ts';

type EnterFieldsProps = {
  readonly language: Language;
  readonly password: boolean;
  readonly errors: readonly FieldError[];
  /** What was typed stays, but secrets. */
  readonly userCode: string;
};

/** The user code, and the password where it is asked on the same page. */
export function EnterFields({ language, password, errors, userCode }: EnterFieldsProps) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence;
  return (
    <>
      <Field
        name="user-code"
        label={say(enterTexts, language, 'userCode')}
        error={errorAt('user-code')}
        value={userCode}
        autocomplete="username"
        digits={8}
      />
      {password && (
        <Masked name="password" label={say(enterTexts, language, 'password')} error={errorAt('password')} autocomplete="current-password" />
      )}
    </>
  );
}
