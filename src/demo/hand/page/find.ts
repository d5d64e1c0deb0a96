import type { Sight } from './commands.ts';

const selectors = {
  button: 'button, [role=button]',
  link: 'a[href]',
  switch: '[role=switch]',
  heading: 'h1, h2, h3',
  status: '[role=status]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
} as const;

type Role = keyof typeof selectors;

/** The element a visitor would find by this role and name; undefined while there is none, or only one that cannot be used. */
export function find(role: Role, name: string, begins = false): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(selectors[role])];
  return all.find((element) => isUsable(element) && matches(role === 'dialog' ? nameOfDialog(element) : nameOf(element), name, begins));
}

export function findField<Field extends HTMLInputElement | HTMLSelectElement>(label: string): Field | undefined {
  const found = [...document.querySelectorAll('label')].find((one) => isUsable(one) && nameOf(one) === label);
  const field = found?.control;
  return field && !(field as Field).disabled ? (field as Field) : undefined;
}

export function isThere(sight: Sight): boolean {
  if ('prompt' in sight) return document.querySelector(`[role=log] [data-prompt="${CSS.escape(sight.prompt)}"]`) !== null;
  return find(sight.role, sight.name, sight.begins) !== undefined;
}

/** The words that are seen: what is hidden from a screen reader is decoration. */
function nameOf(element: Element): string {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Text) words.push(node.data);
    else if (node instanceof Element && node.getAttribute('aria-hidden') !== 'true') node.childNodes.forEach(walk);
  };
  walk(element);
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}

function nameOfDialog(element: Element): string {
  const heading = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
  return heading ? nameOf(heading) : '';
}

function matches(seen: string, name: string, begins: boolean): boolean {
  return begins ? seen.startsWith(name) : seen === name;
}

function isUsable(element: HTMLElement): boolean {
  const isDisabled = element instanceof HTMLButtonElement && element.disabled;
  return !isDisabled && element.closest('[hidden], [inert], dialog:not([open])') === null;
}
