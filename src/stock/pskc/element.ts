import { refuse } from '../faults.ts';
import { pskc } from './namespaces.ts';

/** An element of a file, with all that it holds. `attributes`: those without a namespace, by name; others as `{namespace}name`. */
export type Element = {
  readonly space: string;
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
};

/** `once`: at most one of each; `many`: any number; `others`: elements of other namespaces may stand beside, and are passed over. */
type Shape = { readonly once?: readonly string[]; readonly many?: readonly string[]; readonly others?: boolean };

/** The children of an element of RFC 6030, by name. What the schema (§11) does not know there is refused. */
export function openElement(element: Element, { once = [], many = [], others = false }: Shape): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const child of element.children) {
    if (child.space !== pskc && others) continue;
    if (child.space === pskc && many.includes(child.name)) continue;
    if (child.space !== pskc || !once.includes(child.name)) refuse('element-unknown', child.line);
    if (found.has(child.name)) refuse('element-twice', child.line);
    found.set(child.name, child);
  }
  return found;
}

/** The one child of that name in one of the namespaces. */
export function findChild(element: Element, spaces: readonly string[], name: string): Element | undefined {
  const [first, second] = element.children.filter((child) => child.name === name && spaces.includes(child.space));
  if (second) refuse('element-twice', second.line);
  return first;
}

export function needChild(element: Element, spaces: readonly string[], name: string): Element {
  return findChild(element, spaces, name) ?? refuse('element-missing', element.line);
}
