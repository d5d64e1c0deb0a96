import type { ComponentChildren } from 'preact';
import { describe, FieldFrame, type FieldProps } from './field.tsx';

type Option = { value: string; label: string };

type SelectProps = Omit<FieldProps, 'onInput' | 'autocomplete'> & { options: readonly Option[]; onChange?: (value: string) => void };

export function Select({ options, onChange, ...field }: SelectProps) {
  return (
    <FieldFrame {...field}>
      <select
        {...describe(field)}
        value={field.value}
        autofocus={field.autofocus}
        required={field.required}
        onChange={onChange && ((event) => onChange(event.currentTarget.value))}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type CheckProps = { name: string; label: string; checked?: boolean; error?: string | undefined; onChange?: (checked: boolean) => void };

export function Check({ name, label, checked, error, onChange }: CheckProps) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="choice">
        <input
          {...describe({ name, error })}
          type="checkbox"
          value="yes"
          checked={checked}
          onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
        />
        <label for={name}>{label}</label>
      </div>
    </div>
  );
}

type RadiosProps = {
  name: string;
  legend: ComponentChildren;
  options: readonly Option[];
  value?: string;
  error?: string | undefined;
  onChange?: (value: string) => void;
};

/** One of several. The first one carries the field's name as id, so that the error summary leads there. */
export function Radios({ name, legend, options, value: chosen, error, onChange }: RadiosProps) {
  return (
    <fieldset class={error ? 'choices field-wrong' : 'choices'} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {options.map(({ value, label }, place) => {
        const id = place === 0 ? name : `${name}-${value}`;
        return (
          <div key={value} class="choice">
            <input
              id={id}
              name={name}
              type="radio"
              value={value}
              checked={value === chosen}
              onChange={onChange && (() => onChange(value))}
            />
            <label for={id}>{label}</label>
          </div>
        );
      })}
    </fieldset>
  );
}
