import type { ComponentChildren } from 'preact';

/** On or off, at once, without a form. */
export function Switch({ on, onChange, children }: { on: boolean; onChange: (on: boolean) => void; children: ComponentChildren }) {
  return (
    <button class="switch" type="button" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span class="switch-track" aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
