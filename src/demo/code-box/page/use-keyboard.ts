import { useEffect } from 'preact/hooks';
import { type Key, keys } from '../machine/box.ts';
import type { HeldBox } from '../machine/hold.ts';

/** Keys of the keyboard are keys of the box, but not in the list of boxes; Enter on a button or link is that button's. */
export function useKeyboard(held: () => HeldBox | undefined): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTaken(event)) return;
      const pressed = event.key === 'Enter' ? 'OK' : findDigit(event.key);
      if (!pressed && event.key !== 'Backspace') return;
      event.preventDefault();
      void (pressed ? held()?.press(pressed) : held()?.takeBack());
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

function isTaken({ key, target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(key === 'Enter' ? 'select, button, a' : 'select') !== null;
}

function findDigit(sign: string): Key | undefined {
  return keys.find((key) => key === sign && /^\d$/.test(key));
}
