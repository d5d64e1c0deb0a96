import type { Language } from '#texts';

/** One of the ten (product: the demo bank). Nobody is described by a disability; the notes say what to see. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly born?: number;
  readonly language: Language;
  readonly userCode?: string;
  readonly personalNumber?: string;
  readonly customerNumber?: string;
  /** The own code that the demo enrols this customer's app with; without it the customer has no app. */
  readonly appCode?: string;
  readonly blocked?: true;
};

export const people = [
  { id: 'aino', name: 'Aino Lindqvist', born: 1991, language: 'sv', userCode: '47110823', appCode: '749206' },
  { id: 'maj', name: 'Maj Söderholm', born: 1948, language: 'sv', userCode: '604218' },
  { id: 'tauno', name: 'Tauno Koskinen', born: 1944, language: 'fi', userCode: '3182907' },
  { id: 'elias', name: 'Elias Nyberg', born: 1989, language: 'sv', userCode: '52907746', appCode: '835207' },
  { id: 'birger', name: 'Birger Strandell', born: 1960, language: 'sv', userCode: '7740156' },
  { id: 'sirkka', name: 'Sirkka Hellman', born: 1953, language: 'fi', userCode: '918364', blocked: true },
  { id: 'leila', name: 'Leila Rahimi', born: 1986, language: 'en', userCode: 'LEIR4821' },
  { id: 'oskar', name: 'Oskar Fält', born: 1984, language: 'sv', personalNumber: '841123-9836' },
  { id: 'greta', name: 'Greta Öhman', language: 'fi', customerNumber: '9035001289' },
  { id: 'ines', name: 'Ines Åkesson', born: 1979, language: 'sv', personalNumber: '790614-9823' },
] as const satisfies readonly Person[];

export type PersonId = (typeof people)[number]['id'];

export const staff = [
  { id: 'anna', name: 'Anna Backman', role: 'advisor', language: 'sv' },
  { id: 'jonas', name: 'Jonas Ek', role: 'advisor', language: 'sv' },
  { id: 'kristina', name: 'Kristina Wik', role: 'service-point', language: 'sv' },
  { id: 'petteri', name: 'Petteri Salo', role: 'security', language: 'fi' },
  { id: 'ulla', name: 'Ulla Nord', role: 'auditor', language: 'sv' },
] as const;

/** One JSON object a line, as a core bank would send them (customers/import-line.ts). */
export function writeImport(all: readonly Person[] = people): string[] {
  return all.flatMap(({ id, name, language, userCode, personalNumber, customerNumber, blocked }) => [
    JSON.stringify({ add: { id, name, language, userCode, personalNumber, customerNumber } }),
    ...(blocked ? [JSON.stringify({ block: { id, by: 'bank' } })] : []),
  ]);
}
