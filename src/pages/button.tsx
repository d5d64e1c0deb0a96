import type { ComponentChildren } from 'preact';

type Look = 'main' | 'plain' | 'stop';

type ButtonProps = {
  /** One main button a page; `stop` hangs up, refuses, blocks. */
  look?: Look;
  /** Without it the button sends its form. */
  onPress?: () => void;
  /** What the form is told when it was this button. */
  name?: string;
  value?: string;
  disabled?: boolean;
  describedBy?: string;
  autofocus?: boolean;
  children: ComponentChildren;
};

export function Button({ look = 'plain', onPress, name, value, disabled, describedBy, autofocus, children }: ButtonProps) {
  return (
    <button
      class={classOf(look)}
      type={onPress ? 'button' : 'submit'}
      onClick={onPress}
      name={name}
      value={value}
      disabled={disabled}
      aria-describedby={describedBy}
      autofocus={autofocus}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look = 'plain', href, children }: { look?: Look; href: string; children: ComponentChildren }) {
  return (
    <a class={classOf(look)} href={href}>
      {children}
    </a>
  );
}

function classOf(look: Look): string {
  return look === 'plain' ? 'button' : `button button-${look}`;
}
