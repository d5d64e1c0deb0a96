/** Where the folder `dist/pages` is served. */
export const pagesAddress = '/pages';

/** Addresses, ready for `renderPage`. */
export type PageAssets = { scripts: string[]; styles: string[] };

/** What `npm run build` writes to `dist/pages/assets.json`: files by the name of the live page, and the hash of all sources. */
export type AssetList = { sources: string; pages: Record<string, PageAssets> };

/**
 * Reads the list: the addresses of a page's scripts and styles by its name (`phone`, `app`, `back-office`, `demo`).
 * Without a name: those of a page that works without JavaScript. Throws for a page that was not built.
 */
export function readAssets(json: string): (name?: string) => PageAssets {
  const { sources, pages } = JSON.parse(json) as AssetList;
  const address = (file: string) => `${pagesAddress}/${file}`;
  // The stylesheet keeps its name, so that a bank can replace it; the query lets it be cached.
  const stylesheet = `${address('styrka.css')}?${sources.slice(0, 8)}`;
  return (name) => {
    if (name === undefined) return { scripts: [], styles: [stylesheet] };
    const page = pages[name];
    if (!page) throw new Error(`There is no live page "${name}".`);
    return { scripts: page.scripts.map(address), styles: [stylesheet, ...page.styles.map(address)] };
  };
}
