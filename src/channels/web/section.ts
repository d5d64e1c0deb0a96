/** A help page is written whole in each language, as sections; a language that is missing does not compile. */
export type Block =
  | string
  | { readonly steps: readonly string[] }
  | { readonly points: readonly string[] }
  | { readonly to: Place; readonly link: string };

/** Where a link of a help page may lead: our own public pages, and the app. */
export type Place = 'help' | 'help/phone' | 'help/app' | 'help/security' | 'app';

export type Section = {
  /** Its anchor, alike in all languages. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly under?: readonly Section[];
};

export type Article = { readonly heading: string; readonly intro: readonly Block[]; readonly sections: readonly Section[] };
