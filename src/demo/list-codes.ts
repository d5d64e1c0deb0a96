import { type Language, say, writeDigits } from '#texts';
import type { Guest } from './page-state.ts';
import type { Person } from './people.ts';
import { demoTexts } from './texts.ts';

/** All one needs to be this customer, a line each: on the note at the kitchen table and on the page of people. */
export function listCodes(
  { userCode, personalNumber, customerNumber, appCode, password, boxes = [], isNew, born }: Person,
  language: Language,
  app: string,
): Guest['codes'] {
  const codes: [term: string, code: string | undefined][] = [
    [say(demoTexts, language, 'userCode'), userCode],
    [say(demoTexts, language, 'personalNumber'), personalNumber],
    [say(demoTexts, language, 'customerNumber'), customerNumber],
    [say(demoTexts, language, 'password'), isNew && born ? writeBirthDate(born) : password],
    [say(demoTexts, language, 'appCode', { app }), appCode],
    ...boxes.map(({ serial, pin }): [string, string] =>
      pin === undefined ? [say(demoTexts, language, 'code-box'), serial] : [say(demoTexts, language, 'pinOf', { serial }), pin],
    ),
  ];
  return codes.flatMap(([term, code]) => (code ? [{ term, code: writeCode(code) }] : []));
}

/** An old user code holds letters, a personal number a hyphen: those stand as they are. */
function writeCode(code: string): string {
  return /^[0-9]+$/.test(code) ? writeDigits(code) : code;
}

/** S51: 12.5.1960 is 120560. */
function writeBirthDate(born: string): string {
  const [year = '', month = '', day = ''] = born.split('-');
  return `${day}${month}${year.slice(2)}`;
}
