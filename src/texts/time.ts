import { type Language, locale } from './languages.ts';

export type TimeZone = 'Europe/Stockholm' | 'Europe/Helsinki';

/** Milliseconds since 1970, or a Date. */
type Moment = number | Date;

/** The time of day: `kl. 14.02`, `klo 14.02`, `14:02`. */
export function clock(language: Language, moment: Moment, timeZone: TimeZone): string {
  const { hour, minute } = partsOf(moment, timeZone);
  return { sv: `kl. ${hour}.${minute}`, fi: `klo ${hour}.${minute}`, en: `${hour}:${minute}` }[language];
}

/** The day: `24 november`, `24. marraskuuta`, `24 November`. */
export function day(language: Language, moment: Moment, timeZone: TimeZone): string {
  return new Intl.DateTimeFormat(locale[language], { day: 'numeric', month: 'long', timeZone }).format(moment);
}

/** The day as short as it can be told: `24.11`, `24.11.`, `24 Nov`. */
export function shortDay(language: Language, moment: Moment, timeZone: TimeZone): string {
  if (language === 'en') return new Intl.DateTimeFormat(locale.en, { day: 'numeric', month: 'short', timeZone }).format(moment);
  const parts = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', timeZone }).formatToParts(moment);
  const [date, month] = parts.filter(({ type }) => type !== 'literal').map(({ value }) => Number(value));
  return `${date}.${month}${language === 'fi' ? '.' : ''}`;
}

/** Money as a payment says it (RTS art. 5), its amount as "1250.00": `1 250,00 EUR`, `EUR 1,250.00`. Throws RangeError for what is no amount. */
export function money(language: Language, { amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const read = /^(0|[1-9]\d{0,11})\.(\d{2})$/.exec(amount);
  if (!read) throw new RangeError('An amount is digits, a point and two digits.');
  const [, whole = '', minor] = read;
  const [group, point] = language === 'en' ? [',', '.'] : ['\u00a0', ','];
  const written = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${minor}`;
  return language === 'en' ? `${currency} ${written}` : `${written} ${currency}`;
}

function partsOf(moment: Moment, timeZone: TimeZone): { hour: string; minute: string } {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { hour: parts.get('hour') ?? '', minute: parts.get('minute') ?? '' };
}
