import type { Command } from './commands.ts';
import { find, findField, isThere } from './find.ts';

/** Does it as soon as it can be done, with the events a visitor's own hand would cause. Undefined: not yet. */
export function tryCommand(command: Exclude<Command, { do: 'stop' }>): number | undefined {
  if (command.do === 'see') {
    const place = command.any.findIndex(isThere);
    return place < 0 ? undefined : place;
  }
  if (command.do === 'press') return press(find(command.control));
  if (command.do === 'turn-on') {
    const found = find({ role: 'switch', name: command.name });
    return found?.getAttribute('aria-checked') === 'true' ? 0 : press(found);
  }
  return command.do === 'fill' ? fill(command.label, command.value) : choose(command.label, command.option);
}

function press(control: HTMLElement | undefined): number | undefined {
  if (!control) return undefined;
  show(control);
  control.click();
  return 0;
}

function fill(label: string, value: string): number | undefined {
  const field = findField<HTMLInputElement>(label);
  if (!field) return undefined;
  show(field);
  setValue(field, HTMLInputElement.prototype, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: value }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return 0;
}

function choose(label: string, option: string): number | undefined {
  const field = findField<HTMLSelectElement>(label);
  const wanted = [...(field?.options ?? [])].find(({ text }) => text.startsWith(option));
  if (!field || !wanted) return undefined;
  show(field);
  setValue(field, HTMLSelectElement.prototype, wanted.value);
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return 0;
}

// A library may watch its own property on the element; the browser's own setter is what typing uses.
function setValue(field: HTMLElement, prototype: object, value: string): void {
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}

/** Where the hand is: the same ring as the keyboard's. */
function show(element: HTMLElement): void {
  for (const other of document.querySelectorAll('[data-hand]')) other.removeAttribute('data-hand');
  element.dataset['hand'] = '';
  bringIntoFrame(element);
  setTimeout(() => element.removeAttribute('data-hand'), 900);
}

/** Scrolls within its own frame; `scrollIntoView` would move the table under the visitor's pointer, too. */
function bringIntoFrame(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect();
  const room = 16;
  if (bottom > innerHeight) scrollBy({ top: bottom - innerHeight + room });
  else if (top < 0) scrollBy({ top: top - room });
}
