import { Facts, Panel } from '#pages';
import { clock, say, shortDay } from '#texts';
import type { DeskCall, WrongCode } from '../desk-state.ts';
import { displays, displayTexts } from './display-texts.ts';
import { doctorTexts, sayWrongCode } from './doctor-texts.ts';
import type { Speech } from './words.ts';

type Props = { readonly call: DeskCall; readonly speech: Speech };

/** K26: what the wrong codes were of whom one talks with, while they are identified. */
export function WrongCodes({ call, speech }: Props) {
  if (!call.identified || !call.yours) return null;
  const { language } = speech;
  return (
    <Panel name="wrong-codes" heading={say(doctorTexts, language, 'heading')}>
      {call.wrongCodes.length === 0 ? (
        <p class="soft">{say(doctorTexts, language, 'nothing')}</p>
      ) : (
        <Facts facts={call.wrongCodes.map((code) => ({ term: sayWhen(code, speech), fact: sayWrongCode(code, language) }))} />
      )}
    </Panel>
  );
}

function sayWhen({ at, where }: WrongCode, { language, settings }: Speech): string {
  return `${shortDay(language, at, settings.timeZone)} ${clock(language, at, settings.timeZone)}, ${say(doctorTexts, language, where)}`;
}

/** What to say to each display. Folded, for most calls are about something else. */
export function DisplayGuide({ speech: { language } }: Pick<Props, 'speech'>) {
  return (
    <details class="panel guide">
      <summary>{say(displayTexts, language, 'heading')}</summary>
      <div class="stack">
        <p class="soft">{say(displayTexts, language, 'lead')}</p>
        <Facts
          facts={displays.map(({ shows, guide }) => ({
            term: guide === 'dark' || guide === 'code' ? say(displayTexts, language, guide === 'dark' ? 'nothing' : 'digits') : shows,
            fact: say(displayTexts, language, guide),
          }))}
        />
      </div>
    </details>
  );
}
