import { type Column, columnWords, groupDigits, type Language, spellDigits, writeDigits } from '#texts';
import { type Pause, pauses } from './pauses.ts';
import type { Key } from './prompt-settings.ts';
import { chooseWord, numberWords, spelledAs } from './spoken-numbers.ts';

/** One thing to play: a recording (`sv/menu-app`, without its ending) or silence in milliseconds. */
export type Audio = { file: string } | { pause: Pause };

/** What stands in a gap: for the eye, for a screen reader where that differs, for the ear. */
export type Filling = { written: string; spelled?: string; audio: Audio[] };

const betweenDigits = { pause: pauses.betweenDigits };
const betweenGroups = { pause: pauses.betweenGroups };

export const highestNumber = 30;

/** Digit by digit, grouped (product: digits and letters). */
export function fillCode(language: Language, code: string): Filling {
  const groups = groupDigits(code).map((group) =>
    join(
      [...group].map((digit) => numberFile(language, Number(digit))),
      betweenDigits,
    ),
  );
  const audio = groups.flatMap((group, index) => (index === 0 ? group : [betweenGroups, ...group]));
  return { written: writeDigits(code), spelled: spellDigits(code), audio };
}

export function fillNumber(language: Language, number: number): Filling {
  return { written: String(number), audio: [numberFile(language, number)] };
}

export function fillColumn(language: Language, column: Column): Filling {
  return { written: column, audio: [{ file: `${language}/column-${column.toLowerCase()}` }] };
}

export function fillSpelledColumn(language: Language, column: Column): Filling {
  return { written: spellColumn(language, column), audio: [{ file: `${language}/column-${column.toLowerCase()}-spelled` }] };
}

export function fillChoice(language: Language, key: Key): Filling {
  return { written: `${chooseWord[language]} ${key}`, audio: [{ file: `${language}/choose-${key}` }] };
}

/** The words of the recordings that fill gaps, by name. */
export function recordingsOfGaps(language: Language): Map<string, string> {
  const numbers = numberWords[language].map((word, number) => [`number-${number}`, word] as const);
  const choices = numberWords[language].slice(0, 10).map((word, key) => [`choose-${key}`, `${chooseWord[language]} ${word}.`] as const);
  const columns = Object.keys(columnWords[language]).flatMap((column) => [
    [`column-${column.toLowerCase()}`, column] as const,
    [`column-${column.toLowerCase()}-spelled`, `${spellColumn(language, column as Column)},`] as const,
  ]);
  return new Map([...numbers, ...choices, ...columns]);
}

function spellColumn(language: Language, column: Column): string {
  return `${column} ${spelledAs[language]} ${columnWords[language][column]}`;
}

function numberFile(language: Language, number: number): Audio {
  if (!Number.isInteger(number) || number < 0 || number > highestNumber) throw new RangeError(`There is no recording of ${number}.`);
  return { file: `${language}/number-${number}` };
}

function join(audio: Audio[], between: Audio): Audio[] {
  return audio.flatMap((one, index) => (index === 0 ? [one] : [between, one]));
}
