import type { Language } from '#texts';
import { recordingsOfGaps } from './gaps.ts';
import { makeReasons } from './passages.ts';
import { pauses } from './pauses.ts';
import type { PromptSettings } from './prompt-settings.ts';
import { nameRecordings } from './sentence.ts';
import { recordingsOfSentences } from './sentences.ts';

/** Every recording that the prompts of these settings can play in one language: its words by its name (`menu-app`). */
export function listRecordings(language: Language, settings: Pick<PromptSettings, 'brand' | 'reasons'>): Map<string, string> {
  const reasons = makeReasons({ language, settings: { ...settings, ways: [] } })
    .flatMap(({ name, sentence }) => nameRecordings(name, sentence))
    .flatMap((piece) => ('recording' in piece && piece.recording ? [piece.recording] : []))
    .map(({ name, words }) => [name, words] as const);
  return new Map([...recordingsOfSentences(language, settings.brand), ...reasons, ...recordingsOfGaps(language)]);
}

/** Not spoken: what is heard while waiting, before the bank answers, and while a question is open; and every pause. */
export const sounds = ['waiting', 'ringing', 'silence', ...Object.values(pauses).map((ms) => `pause/${ms}`)];
