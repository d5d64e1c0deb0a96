import { useEffect, useRef } from 'preact/hooks';
import { type Language, say } from '#texts';
import { pageTexts } from './texts.ts';

export type FieldError = { field: string; sentence: string };

/** All that is to be mended, on top, with the focus and a link to each field (WCAG 3.3.1). Nothing where nothing is wrong. */
export function ErrorSummary({ language, errors }: { language: Language; errors: readonly FieldError[] }) {
  const summary = useRef<HTMLElement | null>(null);
  const sentences = errors.map(({ sentence }) => sentence).join('\n');
  useEffect(() => {
    if (sentences) summary.current?.focus();
  }, [sentences]);
  if (errors.length === 0) return null;
  return (
    // `autofocus` is for pages without JavaScript.
    <section class="error-summary" ref={summary} tabIndex={-1} autofocus aria-labelledby="error-summary">
      <h2 id="error-summary">{say(pageTexts, language, 'checkThis')}</h2>
      <ul>
        {errors.map(({ field, sentence }) => (
          <li key={field}>
            <a href={`#${field}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
