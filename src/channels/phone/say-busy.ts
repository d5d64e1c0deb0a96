import type { Language } from '#texts';
import { compose } from './prompts/prompts.ts';
import { findNumber, type PhoneSettings, promptSettingsOf } from './settings.ts';

/** In the language of the number that was dialled, as the caller would hear it. */
export function sayBusy(settings: PhoneSettings, to: string, otherwise: Language): string {
  const language = findNumber(settings, to)?.language ?? otherwise;
  return compose({ id: 'busy' }, language, promptSettingsOf(settings)).text;
}
