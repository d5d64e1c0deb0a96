// Pages are drawn on the server and in the browser, so the document is asked for by its shape and not by the DOM's types.
type Document = { title: string; getElementById(id: string): { textContent: string | null } | null };

const inBrowser = () => (globalThis as { document?: Document }).document;

/** Where a live page is drawn. */
export const rootId = 'page';

/** Where the server left what a live page begins with. */
export const stateId = 'state';

/** `Logga in – Lyktbanken` */
export function titleOf(heading: string, bank: string): string {
  return `${heading} – ${bank}`;
}

/** Gives the browser's document its title; on the server nothing happens. */
export function nameDocument(title: string): void {
  const document = inBrowser();
  if (document) document.title = title;
}

/** What the server sent along with a live page (`renderPage({ state })`). Throws where there is none. */
export function readState<State>(): State {
  const written = inBrowser()?.getElementById(stateId)?.textContent;
  if (!written) throw new Error(`The page came without its #${stateId}.`);
  return JSON.parse(written) as State;
}
