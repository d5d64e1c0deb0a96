import type { Language } from '#texts';

/** One of the ten (product: the demo bank). Nobody is described by a disability; the notes say what to see. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly born?: string;
  readonly address: readonly string[];
  readonly letters?: 'large' | 'braille';
  readonly language: Language;
  readonly userCode?: string;
  readonly personalNumber?: string;
  readonly customerNumber?: string;
  /** The own code that the demo enrols this customer's app with; without it the customer has no app. */
  readonly appCode?: string;
  readonly blocked?: true;
  readonly phoneNumber?: string;
  readonly password?: string;
  /** S51: the password is still the date of birth. */
  readonly isNew?: true;
  /** A code table, with so many cells crossed out. */
  readonly table?: { readonly used: number };
  /** Code boxes. */
  readonly boxes?: readonly OwnedBox[];
};

type OwnedBox = {
  /** On its back. */
  readonly serial: string;
  /** Chosen by its owner; without it the start PIN of a letter. */
  readonly pin?: string;
  /** Codes made and never used. */
  readonly ahead?: number;
  /** Days that its battery has left; without it nobody knows. */
  readonly lasts?: number;
};

export const people = [
  {
    id: 'aino',
    name: 'Aino Lindqvist',
    born: '1991-04-17',
    language: 'sv',
    userCode: '47110823',
    appCode: '749206',
    password: '5863',
    table: { used: 3 },
    phoneNumber: '070-174 06 05',
    address: ['Fyrgränd 4', '123 45 Lykthamn'],
  },
  {
    id: 'maj',
    name: 'Maj Söderholm',
    born: '1948-02-09',
    language: 'sv',
    userCode: '604218',
    password: '71946',
    table: { used: 12 },
    phoneNumber: '070-174 06 11',
    address: ['Lotsgatan 11 B', '123 45 Lykthamn'],
  },
  {
    id: 'tauno',
    name: 'Tauno Koskinen',
    born: '1944-08-30',
    language: 'fi',
    userCode: '3182907',
    password: '802753',
    table: { used: 39 },
    phoneNumber: '070-174 06 17',
    address: ['Majakkakuja 4', '12345 Lyhtysatama'],
    letters: 'large',
  },
  {
    id: 'elias',
    name: 'Elias Nyberg',
    born: '1989-01-26',
    language: 'sv',
    userCode: '52907746',
    appCode: '835207',
    password: '3640',
    table: { used: 5 },
    phoneNumber: '070-174 06 23',
    address: ['Tjärhovsgränd 2', '123 45 Lykthamn'],
    letters: 'braille',
  },
  {
    id: 'birger',
    name: 'Birger Strandell',
    born: '1960-05-12',
    language: 'sv',
    userCode: '7740156',
    isNew: true,
    table: { used: 0 },
    phoneNumber: '070-174 06 29',
    address: ['Sjöbodsvägen 19', '123 45 Lykthamn'],
  },
  {
    id: 'sirkka',
    name: 'Sirkka Hellman',
    born: '1953-10-03',
    language: 'fi',
    userCode: '918364',
    password: '4172',
    table: { used: 8 },
    phoneNumber: '070-174 06 35',
    blocked: true,
    address: ['Luotsikatu 7 A 3', '12345 Lyhtysatama'],
  },
  {
    id: 'leila',
    name: 'Leila Rahimi',
    born: '1986-06-21',
    language: 'en',
    userCode: 'LEIR4821',
    address: ['Skeppargatan 8', '123 45 Lykthamn'],
  },
  {
    id: 'oskar',
    name: 'Oskar Fält',
    born: '1984-11-23',
    language: 'sv',
    personalNumber: '841123-9836',
    password: '8027',
    boxes: [{ serial: 'LB-1007-4418', pin: '5927', lasts: 120 }],
    address: ['Bryggargränd 5', '123 45 Lykthamn'],
  },
  {
    id: 'greta',
    name: 'Greta Öhman',
    language: 'fi',
    customerNumber: '9035001289',
    boxes: [{ serial: 'LB-1007-5526' }],
    address: ['Satamaraitti 16', '12345 Lyhtysatama'],
  },
  {
    id: 'ines',
    name: 'Ines Åkesson',
    born: '1979-06-14',
    language: 'sv',
    personalNumber: '790614-9823',
    password: '6310',
    boxes: [
      { serial: 'LB-1007-6634', pin: '9164' },
      { serial: 'LB-1007-6642', pin: '3857', ahead: 30 },
    ],
    address: ['Varvsplan 1', '123 45 Lykthamn'],
  },
] as const satisfies readonly Person[];

/** Boxes that nobody has: whoever orders one gets the first of them (K27, K36, K37). */
export const stockOfBoxes = ['LB-1007-7715', 'LB-1007-7723', 'LB-1007-7731', 'LB-1007-7749', 'LB-1007-7757', 'LB-1007-7765'] as const;

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
  return all.flatMap(({ id, name, language, userCode, personalNumber, customerNumber, born, address, letters, phoneNumber, blocked }) => [
    JSON.stringify({ add: { id, name, language, userCode, personalNumber, customerNumber, born, address, letters, phoneNumber } }),
    ...(blocked ? [JSON.stringify({ block: { id, by: 'bank' } })] : []),
  ]);
}
