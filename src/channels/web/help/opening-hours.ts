import type { Language } from '#texts';
import type { Block } from './section.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof weekdays)[number];
type Hours = { readonly from: string; readonly to: string };

/** A day that is missing is closed. Times as "08:00". */
export type OpeningHours = { readonly [day in Weekday]?: Hours | undefined };

const names: Record<Language, Record<Weekday, string>> = {
  sv: {
    monday: 'måndag',
    tuesday: 'tisdag',
    wednesday: 'onsdag',
    thursday: 'torsdag',
    friday: 'fredag',
    saturday: 'lördag',
    sunday: 'söndag',
  },
  fi: {
    monday: 'maanantai',
    tuesday: 'tiistai',
    wednesday: 'keskiviikko',
    thursday: 'torstai',
    friday: 'perjantai',
    saturday: 'lauantai',
    sunday: 'sunnuntai',
  },
  en: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
};

const before: Record<Language, string> = { sv: ' kl.', fi: ' klo', en: '' };

/** When somebody answers: days in a row with the same hours are one line. */
export function listHours(hours: OpeningHours, language: Language): Block {
  return {
    points: groupDays(hours).map(({ first, last, from, to }) => {
      const days = first === last ? names[language][first] : `${names[language][first]}–${names[language][last]}`;
      return `${days}${before[language]} ${writeHour(language, from)}–${writeHour(language, to)}`;
    }),
  };
}

type Group = Hours & { readonly first: Weekday; readonly last: Weekday };

function groupDays(hours: OpeningHours): Group[] {
  const groups: Group[] = [];
  for (const [at, day] of weekdays.entries()) {
    const own = hours[day];
    if (!own) continue;
    const group = groups.at(-1);
    const goesOn = group && group.last === weekdays[at - 1] && group.from === own.from && group.to === own.to;
    if (goesOn) groups[groups.length - 1] = { ...group, last: day };
    else groups.push({ ...own, first: day, last: day });
  }
  return groups;
}

function writeHour(language: Language, time: string): string {
  const [hour, minute] = time.split(':');
  return `${Number(hour)}${language === 'en' ? ':' : '.'}${minute}`;
}
