import type { Language } from './languages.ts';

/** `never`: a function says itself what it takes, else it does not compile. */
type Text = string | ((given: never) => string);
type Entry = Record<Language, Text>;

export type Texts = Record<string, Entry>;

/** What the text with this id must be given: nothing, or all that any of its languages takes. */
export type Given<Catalogue extends Texts, Id extends keyof Catalogue> = Id extends unknown ? Wanted<Catalogue[Id][Language]> : never;

type Wanted<Written extends Text> = [Extract<Written, (given: never) => string>] extends [never] ? [] : [given: All<Written>];
// The parameter of a function that could stand for every one of them: what satisfies all languages at once.
type All<Written> = (Written extends (given: infer One) => string ? (one: One) => void : never) extends (all: infer Every) => void
  ? Every
  : never;

/** A catalogue: ids, each in every language; a missing language does not compile. A text is a string or a function of what it is given. */
export function defineTexts<const Catalogue extends Texts>(texts: Catalogue): Catalogue {
  return texts;
}
