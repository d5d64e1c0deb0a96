import { useEffect, useState } from 'preact/hooks';
import { SpelledDigits } from '#pages';
import { groupDigits, type Language, say, writeDigits } from '#texts';
import { readDisplay } from '../machine/display.ts';
import type { Seen } from '../machine/hold.ts';
import { heardTexts } from '../machine/texts.ts';
import { codeBoxTexts } from './texts.ts';

/** Long enough that a reader of the screen hears the count once and not with every digit, ms. */
const pause = 500;

/** The display: what a word says is said once; digits keyed are stars to the eye and a count to the ear. */
export function Display({ seen, language }: { seen: Seen; language: Language }) {
  const { word, left, stars, digits } = readDisplay(seen.box);
  const isDark = seen.box.display.is === 'dark';
  return (
    <div class={isDark ? 'box-display' : 'box-display box-display-lit'}>
      <p id="display-name" class="visually-hidden">
        {say(codeBoxTexts, language, 'display')}
      </p>
      {/* The box speaks Swedish to everybody. */}
      <p role="status" aria-labelledby="display-name" lang={seen.code ? language : 'sv'} class="box-word">
        {seen.code ? <SpelledDigits groups={groupDigits(seen.code)} /> : word}
        {left && <span class="box-left"> {left}</span>}
      </p>
      <p class="box-stars" aria-hidden="true">
        {stars || (digits && writeDigits(digits))}
      </p>
      <Heard isDark={isDark} count={stars.length + digits.length} language={language} />
    </div>
  );
}

function Heard({ isDark, count, language }: { isDark: boolean; count: number; language: Language }) {
  const [told, setTold] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setTold(count), count > 0 ? pause : 0);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {isDark ? say(heardTexts, language, 'dark') : told > 0 && say(heardTexts, language, 'keyed', { count: told })}
    </p>
  );
}
