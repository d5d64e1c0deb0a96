import { Button } from '#pages';
import { type Language, say } from '#texts';
import { sessionTexts } from './texts.ts';

/** Closed until the script of the page opens it; where there is none, a page of its own says the same. */
export function IdleWarning({ language, warnAfter }: { language: Language; warnAfter: number }) {
  return (
    <dialog
      class="dialog"
      id="idle"
      role="alertdialog"
      aria-labelledby="idle-heading"
      aria-describedby="idle-body"
      data-warn-after={warnAfter}
    >
      <form class="stack" method="post" action={`/${language}/session`}>
        <h2 id="idle-heading">{say(sessionTexts, language, 'soonOut')}</h2>
        <p id="idle-body">{say(sessionTexts, language, 'soonOutBody')}</p>
        <Button look="main">{say(sessionTexts, language, 'stay')}</Button>
      </form>
    </dialog>
  );
}
