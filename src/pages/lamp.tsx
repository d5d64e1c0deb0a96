import type { ComponentChildren } from 'preact';

/** Lit: this call or session is identified. Always with the words that say so: colour alone says nothing. */
export function Lamp({ lit, large, children }: { lit: boolean; large?: boolean; children: ComponentChildren }) {
  return (
    <span class={large ? 'lamp-line lamp-large' : 'lamp-line'}>
      <svg class={lit ? 'lamp lamp-lit' : 'lamp'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <rect x="1" y="1" width="14" height="14" rx="1" />
        <path d="M1 1l14 14M15 1 1 15" />
      </svg>
      <span>{children}</span>
    </span>
  );
}
