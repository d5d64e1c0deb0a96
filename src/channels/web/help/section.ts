/** A help page is written whole in each language, as sections; a language that is missing does not compile. */
export type Block =
  | string
  | { readonly steps: readonly Item[] }
  | { readonly points: readonly Item[] }
  | { readonly table: ExampleTable }
  | { readonly to: Place; readonly link: string };

/** A step or a point; a link behind it explains its word. Or a number to call, and the language that is spoken there. */
export type Item =
  | string
  | { readonly text: string; readonly to: Place; readonly link: string }
  /** With the code box drawn, as it looks then; empty: dark. */
  | { readonly text: string; readonly shows: string }
  | { readonly number: string; readonly spoken: string };

/** Where a link of a help page may lead: our own pages, and the app. A link to a page that this bank does not have is left out. */
export type Place = 'help' | `help/${HelpName}` | 'terms' | 'accessibility' | 'privacy' | 'app' | PersonalPlace;

/** Pages of one person. */
export type PersonalPlace =
  | 'login'
  | 'block'
  | 'password/forgotten'
  | 'password/new'
  | 'my/password'
  | 'my/phone-number'
  | 'my/code-table'
  | 'my/code-box'
  | 'my/passkeys';

type HelpName =
  | 'phone'
  | 'app'
  | 'passkey'
  | 'get-codes'
  | 'user-code'
  | 'password'
  | 'code-table'
  | 'code-box'
  | 'sms-code'
  | 'phone-number'
  | 'login-failed'
  | 'lost'
  | 'security'
  | 'service-points';

/** A piece of an invented code table with one cell pointed out (S57). */
export type ExampleTable = {
  readonly caption: string;
  readonly columns: readonly { readonly letter: string; readonly word: string }[];
  readonly rows: readonly { readonly number: number; readonly codes: readonly string[] }[];
  readonly cell: { readonly letter: string; readonly row: number; readonly code: string };
};

export type Section = {
  /** Its anchor, alike in all languages. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly under?: readonly Section[];
};

export type Article = { readonly heading: string; readonly intro: readonly Block[]; readonly sections: readonly Section[] };

/** What is there: what a bank does not have is written `key && …` and falls out. */
export function present<Thing>(things: readonly (Thing | null | false | '')[]): Thing[] {
  return things.filter((thing): thing is Thing => thing !== null && thing !== false && thing !== '');
}
