import { Panel } from '#pages';
import { clock, type Language, say, shortDay } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { doctorTexts, wrongCodeTexts } from './doctor-texts.ts';
import type { WrongCode } from './wrong-codes.ts';

type DoctorProps = {
  readonly language: Language;
  readonly timeZone: PersonalParts['timeZone'];
  readonly wrongCodes: readonly WrongCode[];
};

/** The doctor's word, on the first page after a log-in that succeeded. */
export function Doctor({ language, timeZone, wrongCodes }: DoctorProps) {
  if (wrongCodes.length === 0) return null;
  return (
    <Panel name="doctor" heading={say(doctorTexts, language, 'heading')}>
      <p>{say(doctorTexts, language, 'intro')}</p>
      <ul>
        {wrongCodes.map(({ at, is }) => (
          <li key={at}>
            {shortDay(language, at, timeZone)} {clock(language, at, timeZone)}: {sayWrongCode(is, language)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function sayWrongCode(diagnosis: WrongCode['is'], language: Language): string {
  return say(wrongCodeTexts, language, diagnosis.is, { serial: 'serial' in diagnosis ? diagnosis.serial : '' });
}
