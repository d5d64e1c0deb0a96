import type { Language } from './settings.ts';
import { type Text, texts } from './texts.ts';

/** One sentence, with what stands in `{…}` filled in. */
export function say(language: Language, text: Text, parts: Readonly<Record<string, string>> = {}): string {
  return texts[text][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

const locales = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' } as const;
const timeZone = 'Europe/Stockholm';

/** `14.02` or `14:02`. */
export function sayTime(language: Language, at: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return language === 'en' ? time : time.replace(':', '.').replace(/^0/, '');
}

/** `24 november`, `24. marraskuuta`, `24 November`. */
export function sayDay(language: Language, at: number): string {
  return new Date(at).toLocaleDateString(locales[language], { day: 'numeric', month: 'long', timeZone });
}
