import type { Language } from '#texts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month';
/** Finnish: `lasting` is "3 minuuttia", `genitive` is what stands before "kuluessa" and "kuluttua". The other languages have one form. */
type Form = 'lasting' | 'genitive';
/** One; several; several in the genitive. */
type Words = readonly [one: string, many: string, genitive: string];

const units: Record<Language, Record<Unit, Words>> = {
  sv: {
    second: ['sekund', 'sekunder', 'sekunder'],
    minute: ['minut', 'minuter', 'minuter'],
    hour: ['timme', 'timmar', 'timmar'],
    day: ['dag', 'dagar', 'dagar'],
    month: ['månad', 'månader', 'månader'],
  },
  fi: {
    second: ['sekunnin', 'sekuntia', 'sekunnin'],
    minute: ['minuutin', 'minuuttia', 'minuutin'],
    hour: ['tunnin', 'tuntia', 'tunnin'],
    day: ['päivän', 'päivää', 'päivän'],
    month: ['kuukauden', 'kuukautta', 'kuukauden'],
  },
  en: {
    second: ['second', 'seconds', 'seconds'],
    minute: ['minute', 'minutes', 'minutes'],
    hour: ['hour', 'hours', 'hours'],
    day: ['day', 'days', 'days'],
    month: ['month', 'months', 'months'],
  },
};

const lengths: readonly [Unit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** A time of the policy in words, in the largest unit that holds it exactly: 180,000 ms are "3 minuter". */
export function writeTime(language: Language, ms: number, form: Form = 'lasting'): string {
  const [unit, length] = lengths.find(([, one]) => ms >= one && ms % one === 0) ?? (['second', 1_000] as const);
  return count(language, unit, Math.round(ms / length), form);
}

/** Calendar months (S53). */
export function writeMonths(language: Language, months: number, form: Form = 'lasting'): string {
  return count(language, 'month', months, form);
}

function count(language: Language, unit: Unit, many: number, form: Form): string {
  const [one, several, genitive] = units[language][unit];
  return `${many} ${many === 1 ? one : form === 'genitive' ? genitive : several}`;
}

const digit: Record<Language, string> = { sv: 'siffror', fi: 'numeroa', en: 'digits' };

/** How long an entry is: "4–6 siffror", or "6 siffror" where no other length is taken. */
export function writeLength(language: Language, { least, most }: { readonly least: number; readonly most: number }): string {
  const range = least === most ? `${most}` : language === 'en' ? `${least} to ${most}` : `${least}–${most}`;
  return `${range} ${digit[language]}`;
}
