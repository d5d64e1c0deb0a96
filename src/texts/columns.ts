import type { Language } from './languages.ts';

export const columns = ['A', 'B', 'C', 'D', 'E'] as const;

export type Column = (typeof columns)[number];

/** B, C, D, E and G cannot be told apart at 3.4 kHz: each column of the code table has a word, spoken on the phone and printed under the letter. */
export const columnWords: Record<Language, Record<Column, string>> = {
  sv: { A: 'Adam', B: 'Bertil', C: 'Cesar', D: 'David', E: 'Erik' },
  fi: { A: 'Aarne', B: 'Bertta', C: 'Celsius', D: 'Daavid', E: 'Eemeli' },
  en: { A: 'Alfa', B: 'Bravo', C: 'Charlie', D: 'Delta', E: 'Echo' },
};
