import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type DialogProps = {
  /** Also its id. */
  name: string;
  heading: string;
  open: boolean;
  /** Escape, or the browser's own way back. */
  onClose: () => void;
  /** `alertdialog` interrupts. */
  role?: 'dialog' | 'alertdialog';
  children: ComponentChildren;
};

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog({ name, heading, open, onClose, role = 'dialog', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement | null>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog class="dialog" id={name} ref={dialog} role={role} aria-labelledby={`${name}-heading`} onClose={onClose}>
      {open && (
        <div class="stack">
          <h2 id={`${name}-heading`}>{heading}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}
