import { Field, type FieldError, Masked } from '#pages';
import { say } from '#texts';
import type { PageState } from '../pages.tsx';
import { enrolTexts } from './texts.ts';

export type Typed = { readonly userCode: string; readonly activationCode: string; readonly ownCode: string; readonly repeated: string };

type FieldsProps = {
  state: PageState;
  typed: Typed;
  onType: (change: (before: Typed) => Typed) => void;
  errors: readonly FieldError[];
};

/** What the customer has from the bank. */
export function GivenCodes({ state: { language }, typed, onType, errors }: FieldsProps) {
  return (
    <>
      <Field
        name="user-code"
        label={say(enrolTexts, language, 'userCode')}
        hint={say(enrolTexts, language, 'userCodeHint')}
        inputMode="numeric"
        digits={8}
        autocomplete="username"
        value={typed.userCode}
        onInput={(userCode) => onType((before) => ({ ...before, userCode }))}
        error={sentenceAt(errors, 'user-code')}
        required
      />
      <Field
        name="activation-code"
        label={say(enrolTexts, language, 'activationCode')}
        hint={say(enrolTexts, language, 'activationHint')}
        digits={11}
        autocomplete="one-time-code"
        value={typed.activationCode}
        onInput={(activationCode) => onType((before) => ({ ...before, activationCode }))}
        error={sentenceAt(errors, 'activation-code')}
        required
      />
    </>
  );
}

/** What the customer chooses, twice, since it cannot be read. */
export function OwnCode({ state: { language, ownCodeDigits: digits }, typed, onType, errors }: FieldsProps) {
  return (
    <>
      <Masked
        name="new-code"
        label={say(enrolTexts, language, 'ownCode')}
        hint={say(enrolTexts, language, 'ownCodeHint', { digits })}
        autocomplete="new-password"
        value={typed.ownCode}
        onInput={(ownCode) => onType((before) => ({ ...before, ownCode }))}
        error={sentenceAt(errors, 'new-code')}
        required
      />
      <Masked
        name="repeated-code"
        label={say(enrolTexts, language, 'repeat')}
        autocomplete="new-password"
        value={typed.repeated}
        onInput={(repeated) => onType((before) => ({ ...before, repeated }))}
        error={sentenceAt(errors, 'repeated-code')}
        required
      />
    </>
  );
}

function sentenceAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.sentence;
}
