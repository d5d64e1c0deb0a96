import type { Language } from '#texts';
import { compose } from './prompts.ts';
import { type PhoneSettings, promptSettingsOf } from './settings.ts';

/** In the language of the number that was dialled, as the caller would hear it. */
export function sayBusy(settings: PhoneSettings, to: string, otherwise: Language): string {
  const number = settings.numbers.find((one) => sameNumber(one.number, to));
  return compose({ id: 'busy' }, number?.language ?? otherwise, promptSettingsOf(settings)).text;
}

export function sameNumber(one: string, other: string): boolean {
  return one.replaceAll(/\D/g, '') === other.replaceAll(/\D/g, '');
}
