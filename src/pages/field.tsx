import type { ComponentChildren } from 'preact';

export type FieldProps = {
  /** The name in the form; also its id, which the error summary leads to. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  /** The sentence at the field; the summary has the same one. */
  error?: string | undefined;
  value?: string;
  onInput?: (value: string) => void;
  autocomplete?: string;
  autofocus?: boolean;
  required?: boolean;
};

type Kind = {
  type?: 'text' | 'password' | 'search' | 'tel' | 'date';
  inputMode?: 'numeric' | 'text' | 'tel' | 'decimal';
  /** How many digits are expected: the width of the field, never its limit, for a pasted code may hold spaces (D15). */
  digits?: number;
};

/** A text field with a visible label. No placeholder: it would go when one begins to type. */
export function Field({ type = 'text', inputMode, digits, onInput, ...field }: FieldProps & Kind) {
  return (
    <FieldFrame {...field}>
      <input
        {...describe(field)}
        // The types of JSX know one role for each type; which one it is makes no difference here.
        type={type as 'text'}
        inputMode={inputMode}
        value={field.value}
        autocomplete={field.autocomplete}
        autofocus={field.autofocus}
        required={field.required}
        onInput={onInput && ((event) => onInput(event.currentTarget.value))}
        // `size` counts neither letter-spacing nor how wide this face draws a digit.
        size={digits && digits + 2}
        class={digits === undefined ? undefined : 'digits'}
        spellcheck={false}
        autocapitalize="none"
      />
    </FieldFrame>
  );
}

/** One field for a one-time code: pasteable, filled by the phone that got the SMS (D15). */
export function CodeField({ digits = 6, ...field }: FieldProps & { digits?: number }) {
  return <Field autocomplete="one-time-code" {...field} inputMode="numeric" digits={digits} />;
}

type MaskedProps = FieldProps & { autocomplete: 'current-password' | 'new-password' | 'off' };

/** A secret of the customer's own: masked (RTS art. 22), digits only, and never sent back by the server. As wide as a user code, whatever its length. */
export function Masked({ value, ...field }: MaskedProps) {
  return <Field {...field} {...(field.onInput ? { value } : {})} type="password" inputMode="numeric" digits={8} />;
}

type FrameProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> & { children: ComponentChildren };

/** Label, hint, sentence and the control itself. */
export function FieldFrame({ name, label, hint, error, children }: FrameProps) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What ties a control to its label, hint and sentence. */
export function describe({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return { id: name, name, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined };
}
