import type { ComponentChildren } from 'preact';

/** Said once, when it changes, after what is being said. It must be there, empty, before its first words come. */
export function Status({ unseen, children }: { unseen?: boolean; children?: ComponentChildren }) {
  return (
    <p class={unseen ? 'visually-hidden' : 'status'} role="status">
      {children}
    </p>
  );
}

/** Said at once. For the one answer at the end, and for an alarm. */
export function Alert({ children }: { children: ComponentChildren }) {
  return (
    <div class="alert" role="alert">
      {children}
    </div>
  );
}
