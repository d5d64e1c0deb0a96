import type { Language } from './settings.ts';

/** `2 500,00` or `2,500.00`, where the currency stands elsewhere; with a minus for what went out. */
export function writeNumber(language: Language, cents: number): string {
  const [whole = '', rest = ''] = writeAmount(Math.abs(cents)).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0');
  return `${cents < 0 ? '−' : ''}${grouped}${language === 'en' ? '.' : ','}${rest}`;
}

/** `250,00 euro`, `250,00 euroa`, `EUR 250.00`, as each language writes it; `cents` whole and not below zero. */
export function writeMoney(language: Language, cents: number): string {
  const number = writeNumber(language, cents);
  if (language === 'en') return `EUR\u00a0${number}`;
  return `${number}\u00a0${language === 'fi' ? 'euroa' : 'euro'}`;
}

/** `250.00`, as it stands in what is confirmed. */
export function writeAmount(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

const written = /^(\d{1,9})(?:[.,](\d{2}))?$/;

/** `250`, `250,00`, `1 250.50`; undefined for what could be read in two ways, `1.250` among them. */
export function readMoney(text: string): number | undefined {
  const found = written.exec(text.replaceAll(/[\s\u00a0\u202f]/g, ''));
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : undefined;
}

/** An IBAN (ISO 13616) without spaces, whose check digits are right; else undefined. */
export function readAccount(text: string): string | undefined {
  const account = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return undefined;
  const digits = `${account.slice(4)}${account.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 ? account : undefined;
}

export function writeAccount(account: string): string {
  return account.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
