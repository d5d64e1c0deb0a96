import { Panel } from '#pages';
import type { LetterRecord } from '#ports';
import { clock, day, type Language, say } from '#texts';
import type { DemoParts } from '../parts.ts';
import { people } from '../people.ts';
import { trayTexts } from './texts.ts';

type Shown = { readonly parts: DemoParts; readonly letters: readonly LetterRecord[]; readonly language: Language };

/** Orders that are not due yet, and why. */
export function WaitingLetters({ parts, letters, language }: Shown) {
  if (letters.length === 0) return null;
  return (
    <Panel name="waiting-letters" heading={say(trayTexts, language, 'waiting')}>
      <ul>
        {letters.map((letter) => (
          <li key={letter.id}>
            {sayWaiting(parts, language, letter)}
            {letter.due > letter.wanted && ` ${say(trayTexts, language, 'notTogether')}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What is posted to whom and when, in a sentence. */
export function sayWaiting({ timeZone }: DemoParts, language: Language, { kind, customer, due }: LetterRecord): string {
  const name = people.find(({ id }) => id === customer)?.name ?? customer;
  const moment = { day: day(language, due, timeZone), clock: clock(language, due, timeZone) };
  return say(trayTexts, language, 'postedOn', { what: say(trayTexts, language, kind), name, ...moment });
}
