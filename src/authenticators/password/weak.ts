import type { Person } from '#identification';

/** The most common ones of four to six digits that are no runs, no repeats and no dates: keyboard paths, words, well-known numbers. */
const common = new Set(
  ['1004', '1122', '1212', '1313', '1342', '1414', '1515', '1616', '1717', '1818', '1919', '2000', '2020', '2121', '2222', '2323', '2424']
    .concat([
      '2525',
      '2580',
      '2626',
      '3131',
      '3232',
      '4040',
      '4141',
      '4242',
      '4321',
      '4545',
      '5050',
      '5150',
      '5252',
      '5454',
      '5683',
      '6565',
    ])
    .concat([
      '6666',
      '6868',
      '6969',
      '7007',
      '7272',
      '7373',
      '7410',
      '7474',
      '7575',
      '7676',
      '7777',
      '7878',
      '7979',
      '8181',
      '8282',
      '8383',
    ])
    .concat([
      '8484',
      '8585',
      '8686',
      '8787',
      '8989',
      '9090',
      '9191',
      '9292',
      '9393',
      '9494',
      '9595',
      '9696',
      '9797',
      '9898',
      '0852',
      '1337',
    ])
    .concat(['12321', '13579', '24680', '54321', '11223', '12123', '10101', '20202', '90210', '31415', '42069', '69420', '14789', '25800'])
    .concat([
      '112233',
      '121212',
      '123123',
      '123321',
      '131313',
      '147258',
      '147852',
      '159357',
      '159753',
      '258456',
      '314159',
      '456789',
      '654321',
    ])
    .concat([
      '789456',
      '789456',
      '852456',
      '963852',
      '101010',
      '123654',
      '246810',
      '135790',
      '142536',
      '007007',
      '420420',
      '696969',
      '369369',
    ]),
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
