import type { Language } from '#texts';
import type { PhoneNumber } from './about.ts';
import type { Block } from './section.ts';

const speaks: Record<Language, Record<Language, string>> = {
  sv: { sv: 'svenska', fi: 'finska', en: 'engelska' },
  fi: { sv: 'ruotsi', fi: 'suomi', en: 'englanti' },
  en: { sv: 'Swedish', fi: 'Finnish', en: 'English' },
};

/** The numbers to call, each with its language. */
export function listNumbers(numbers: readonly PhoneNumber[], inLanguage: Language): Block {
  return { points: numbers.map(({ number, language }) => ({ number, spoken: speaks[inLanguage][language] })) };
}
