import type { Person } from '#identification';

/** The most common ones of four to six digits that are no runs, no repeats, no years and no dates: keyboard paths, words, well-known numbers. */
const common = new Set(
  [
    '1342 2580 5150 5683 7007 7410 0852 1337',
    '12321 13579 24680 11223 12123 10101 20202 90210 31415 42069 69420 14789 25800',
    '112233 123321 147258 147852 159357 159753 258456 314159 789456 852456 963852 123654 246810 135790 142536',
  ].flatMap((line) => line.split(' ')),
);

/** 'own': made of what is known of this customer, or of no thought at all. 'common': what many others choose. */
export type Weakness = 'own' | 'common';

/**
 * D4: what a password must not be. Equal digits, digits in a row, the date of birth in any order, a part of an identifier; and
 * what is common: a repeated pair or triple, a day of the year, a year, the well-known ones, together about a tenth of the
 * four-digit space. Undefined for one that may be chosen.
 */
export function findWeakness(password: string, { born, identifiers }: Person): Weakness | undefined {
  if (/^(\d)\1*$/.test(password) || isRun(password)) return 'own';
  if (born !== null && datesOf(born).has(password)) return 'own';
  if (identifiers.some(({ value }) => value.includes(password))) return 'own';
  const isCommon = /^(\d{2,3})\1+$/.test(password) || /^(19|20)\d\d$/.test(password) || readsAsDate(password) || common.has(password);
  return isCommon ? 'common' : undefined;
}

/** Each digit follows the one before it, upwards or downwards; 9 and 0 are neighbours. */
function isRun(password: string): boolean {
  const steps = [...password].slice(1).map((digit, at) => (Number(digit) - Number(password[at]) + 10) % 10);
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === 9));
}

/** Every way in which a date of birth is written in four, five or six digits: day, month and year in any order. */
function datesOf(born: string): Set<string> {
  const [year = '', month = '', day = ''] = born.split('-');
  const [yy, d, m] = [year.slice(2), String(Number(day)), String(Number(month))];
  const whole = [day + month + yy, month + day + yy, yy + month + day, yy + day + month, d + m + yy, d + month + yy, day + m + yy];
  return new Set([...whole, day + month, month + day, year, d + m + year, month + year, year + month, yy + month, month + yy, m + year]);
}

/** A day and a month in four digits, in either order; with a year before or after them in six: what a stranger tries first. */
function readsAsDate(password: string): boolean {
  const parts = password.match(/../g)?.map(Number) ?? [];
  const isDay = (day = 0, month = 0) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  const [first, second, third] = parts;
  if (password.length === 4) return isDay(first, second) || isDay(second, first);
  return password.length === 6 && (isDay(first, second) || isDay(third, second));
}
