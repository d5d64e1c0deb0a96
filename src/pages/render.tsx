import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '#texts';
import { stateId } from './document.ts';
import { Mark } from './mark.tsx';

export type RenderOptions = {
  language: Language;
  /** `titleOf(heading, bank)` */
  title: string;
  styles: readonly string[];
  /** Modules; none for a page that works without JavaScript. */
  scripts?: readonly string[];
  /** What a live page begins with, read there with `readState()`. JSON; the customer can read it. */
  state?: unknown;
  icon?: string;
  /** The web app manifest, where the page can be installed. */
  manifest?: string;
  /** For a page that waits and has no JavaScript: seconds until it asks again. */
  refresh?: number;
  /** Where a browser without JavaScript goes by itself after so many seconds. */
  withoutScript?: { readonly seconds: number; readonly to: string };
};

/** A whole page as HTML. Nothing inline runs: scripts and styles come from our own addresses, and state is inert data. */
export function renderPage(page: VNode, options: RenderOptions): string {
  const { language, title, styles, scripts = [], state, icon, manifest, refresh, withoutScript } = options;
  const html = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {refresh !== undefined && <meta http-equiv="refresh" content={String(refresh)} />}
        {withoutScript && (
          <noscript>
            <meta http-equiv="refresh" content={`${withoutScript.seconds};url=${withoutScript.to}`} />
          </noscript>
        )}
        <title>{title}</title>
        {icon && <link rel="icon" href={icon} type="image/svg+xml" />}
        {manifest && <link rel="manifest" href={manifest} />}
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        {page}
        {state !== undefined && <script type="application/json" id={stateId} dangerouslySetInnerHTML={{ __html: writeState(state) }} />}
        {scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

// `</script>` and `<!--` inside a string would end or swallow the element: no `<` leaves here as itself.
function writeState(state: unknown): string {
  return JSON.stringify(state).replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The mark as a file of its own, for the tab of the browser and the icon of the app. Colours as `#rrggbb`. */
export function renderMark({ ink, lantern }: { ink: string; lantern: string }): string {
  return renderToString(<Mark />)
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replaceAll('currentColor', ink)
    .replaceAll('var(--lantern)', lantern);
}
