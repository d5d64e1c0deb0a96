import type { Language } from './settings.ts';
import { type Text, texts } from './texts.ts';

/** One sentence, with what stands in `{…}` filled in. */
export function say(language: Language, text: Text, parts: Readonly<Record<string, string>> = {}): string {
  return texts[text][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

const timeZone = 'Europe/Stockholm';

/** `14.02` or `14:02`. */
export function sayTime(language: Language, at: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return language === 'en' ? time : time.replace(':', '.').replace(/^0/, '');
}

/** `24.11`, `24.11.`, `24 Nov`. */
export function sayDay(language: Language, at: number): string {
  const date = new Date(at);
  if (language === 'en') return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone });
  const day = date.toLocaleDateString('fi-FI', { day: 'numeric', month: 'numeric', timeZone });
  return language === 'fi' ? day : day.replace(/\.$/, '');
}
