import { type Language, say } from '#texts';
import { rootId } from './document.ts';
import { pageTexts } from './texts.ts';

/** What stands where a live page will be drawn, until its script runs. */
export function LiveShell({ language, heading }: { language: Language; heading?: string }) {
  return (
    <div id={rootId}>
      <p class="shell-loading" role="status">
        {say(pageTexts, language, 'loading')}
      </p>
      <noscript>
        <main class="page-main stack">
          {heading && <h1>{heading}</h1>}
          <p>{say(pageTexts, language, 'needsScript')}</p>
        </main>
      </noscript>
    </div>
  );
}
