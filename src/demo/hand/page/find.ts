import type { Control, Sight } from './commands.ts';

const selectors = {
  button: 'button',
  link: 'a[href]',
  switch: '[role=switch]',
  heading: 'h1, h2, h3',
  status: '[role=status]',
  definition: 'dd',
} as const;

type Wanted = { readonly role: keyof typeof selectors; readonly name: string; readonly begins?: true; readonly beside?: string };

/** The element a visitor would find by this role and name; undefined while there is none, or only one that cannot be used. */
export function find({ role, name, begins, beside }: Control | Wanted): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(selectors[role])];
  const isIt = (seen: string) => (begins ? seen.startsWith(name) : seen === name);
  return all.find((element) => isUsable(element) && isIt(nameOf(element)) && (beside === undefined || isBeside(element, beside)));
}

export function findField<Field extends HTMLInputElement | HTMLSelectElement>(label: string): Field | undefined {
  const found = [...document.querySelectorAll('label')].find((one) => isUsable(one) && nameOf(one) === label);
  const field = found?.control;
  return field && !(field as Field).disabled ? (field as Field) : undefined;
}

export function isThere(sight: Sight): boolean {
  if ('prompt' in sight) return document.querySelector(`[role=log] [data-prompt="${CSS.escape(sight.prompt)}"]`) !== null;
  return find(sight) !== undefined;
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

function isBeside(element: HTMLElement, words: string): boolean {
  return element.closest('li')?.textContent.includes(words) ?? false;
}

function isUsable(element: HTMLElement): boolean {
  const isDisabled = element instanceof HTMLButtonElement && element.disabled;
  return !isDisabled && element.closest('[hidden], [inert], dialog:not([open])') === null;
}
