import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Language, say } from '#texts';
import type { PhoneView } from './phone.ts';
import { phoneTexts } from './texts.ts';

type Sentence = PhoneView['log'][number];

type LogProps = { language: Language; view: PhoneView; spoken: boolean; children: ComponentChildren };

/**
 * What is said, written in the moment it is said. A screen reader reads it where the voice is off; where it is on, two voices
 * at once would be no help.
 */
export function CallLog({ language, view, spoken, children }: LogProps) {
  const { log, now, advisor, held, trouble } = view;
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (paper.current) paper.current.scrollTop = paper.current.scrollHeight;
  }, [log.length, advisor, trouble]);
  return (
    <section class="phone-log stack stack-near">
      <div class="row phone-log-top">
        <h2 id="log-heading">{say(phoneTexts, language, 'log')}</h2>
        {children}
      </div>
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
          <Line key={place} sentence={sentence} isNow={place === now} />
        ))}
        {advisor && <p>{say(phoneTexts, language, held ? 'held' : 'talking', { name: advisor })}</p>}
        {trouble && <p class="phone-trouble">{trouble}</p>}
        {log.length === 0 && !trouble && <p>{say(phoneTexts, language, 'logHint')}</p>}
      </div>
    </section>
  );
}

/** Codes in groups for the eye; for a screen reader the same once more with each digit by itself, which would make thousands of them. */
function Line({ sentence, isNow }: { sentence: Sentence; isNow: boolean }) {
  const { language, prompt, text, spelled, passages } = sentence;
  return (
    <>
      <p lang={language} data-prompt={prompt} data-now={isNow ? '' : undefined} aria-hidden={spelled ? 'true' : undefined}>
        {passages ? <Passages passages={passages} /> : text}
      </p>
      {spelled && (
        <p class="visually-hidden" lang={language}>
          {spelled}
        </p>
      )}
    </>
  );
}

function Passages({ passages }: { passages: NonNullable<Sentence['passages']> }) {
  return (
    <>
      {passages.map((passage, place) => (
        <Fragment key={place}>
          {place > 0 && ' '}
          <span lang={passage.language}>{passage.text}</span>
        </Fragment>
      ))}
    </>
  );
}
