import { type Language, say } from '#texts';
import { rootId } from './document.ts';
import { pageTexts } from './texts.ts';

/** What stands where a live page will be drawn, until its script runs. */
export function LiveShell({ language }: { language: Language }) {
  return (
    <div id={rootId}>
      <p role="status">{say(pageTexts, language, 'loading')}</p>
      <noscript>
        <p>{say(pageTexts, language, 'needsScript')}</p>
      </noscript>
    </div>
  );
}
