import type { Time } from '#ports';
import { clock, day, type Language } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';

/** A moment in words, for texts that take a day and a time. */
export function sayMoment({ timeZone }: Pick<PersonalParts, 'timeZone'>, language: Language, at: Time): { day: string; time: string } {
  return { day: day(language, at, timeZone), time: clock(language, at, timeZone) };
}
