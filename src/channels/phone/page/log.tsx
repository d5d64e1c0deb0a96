import { useEffect, useRef } from 'preact/hooks';
import { type Language, say } from '#texts';
import type { PhoneView } from './phone.ts';
import { phoneTexts } from './texts.ts';

type Sentence = PhoneView['log'][number];

/**
 * What is said, written in the moment it is said. A screen reader reads it where the voice is off; where it is on, two voices
 * at once would be no help.
 */
export function CallLog({ language, view, spoken }: { language: Language; view: PhoneView; spoken: boolean }) {
  const { log, now, advisor, trouble } = view;
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (paper.current) paper.current.scrollTop = paper.current.scrollHeight;
  }, [log.length, advisor, trouble]);
  return (
    <section class="phone-log stack stack-near">
      <h2 id="log-heading">{say(phoneTexts, language, 'log')}</h2>
      <div
        ref={paper}
        class="transcript"
        role="log"
        aria-labelledby="log-heading"
        aria-live={spoken ? 'off' : 'polite'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        {log.map((sentence, place) => (
          <p key={place} lang={sentence.language} data-prompt={sentence.prompt} data-now={place === now ? '' : undefined}>
            <Words sentence={sentence} />
          </p>
        ))}
        {advisor && <p>{say(phoneTexts, language, 'talking', { name: advisor })}</p>}
        {trouble && <p class="phone-trouble">{trouble}</p>}
        {log.length === 0 && !trouble && <p>{say(phoneTexts, language, 'logHint')}</p>}
      </div>
    </section>
  );
}

/** Codes digit by digit for a screen reader, in groups for the eye; each passage in its own language. */
function Words({ sentence: { text, spelled, passages } }: { sentence: Sentence }) {
  if (passages)
    return (
      <>
        {passages.map((passage, place) => (
          <span key={place} lang={passage.language}>
            {place > 0 && ' '}
            {passage.text}
          </span>
        ))}
      </>
    );
  if (!spelled) return <>{text}</>;
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span class="visually-hidden">{spelled}</span>
    </>
  );
}
