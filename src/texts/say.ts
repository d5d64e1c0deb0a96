import type { Given, Texts } from './define-texts.ts';
import type { Language } from './languages.ts';

/** The text with this id in this language; an unknown id, or a text without what it needs, does not compile. */
export function say<Catalogue extends Texts, Id extends keyof Catalogue>(
  texts: Catalogue,
  language: Language,
  id: Id,
  ...given: Given<Catalogue, Id>
): string {
  const text = texts[id]?.[language];
  if (text === undefined) throw new Error(`There is no text "${String(id)}" in "${language}".`);
  return typeof text === 'string' ? text : text(...(given as [never]));
}
