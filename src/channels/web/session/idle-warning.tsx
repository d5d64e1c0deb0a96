import { Button } from '#pages';
import { type Language, say } from '#texts';
import { sessionTexts } from './texts.ts';

type IdleWarningProps = { readonly language: Language; readonly warnAfter: number; readonly warning: number };

/** Closed until the script of the page opens it; where there is none, a page of its own says the same. Times in ms. */
export function IdleWarning({ language, warnAfter, warning }: IdleWarningProps) {
  return (
    <dialog
      class="dialog"
      id="idle"
      role="alertdialog"
      aria-labelledby="idle-heading"
      aria-describedby="idle-body"
      data-warn-after={warnAfter}
      data-warning={warning}
    >
      <form class="stack" method="post" action={`/${language}/session`}>
        <h2 id="idle-heading">{say(sessionTexts, language, 'soonOut')}</h2>
        <p id="idle-body">{say(sessionTexts, language, 'soonOutBody')}</p>
        <Button look="main">{say(sessionTexts, language, 'stay')}</Button>
      </form>
    </dialog>
  );
}
