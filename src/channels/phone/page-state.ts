import type { Language } from '#texts';

/** What the page of the browser phone begins with. */
export type PhonePageState = {
  readonly language: Language;
  readonly heading: string;
  /** The bank's name by language. */
  readonly bank: { readonly [language in Language]: string };
  readonly numbers: readonly { readonly number: string; readonly language: Language }[];
  readonly demo: boolean;
};
