import { isLanguage, type Language } from '#texts';
import type { PageState } from '../pages.tsx';

const name = 'styrka-language';

/** The person's, not the address's: what was chosen last with `?lang=`, else the browser's. */
export function chooseLanguage({ language, chosen }: PageState): Language {
  if (chosen) localStorage.setItem(name, language);
  const kept = localStorage.getItem(name);
  return !chosen && isLanguage(kept) ? kept : language;
}
