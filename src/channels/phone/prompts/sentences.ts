import { type Brand, type Language, say } from '#texts';
import { nameRecordings } from './sentence.ts';
import { spokenAboutKeys } from './spoken-entry.ts';
import { spokenInTheQueue, spokenWhenBlocking } from './spoken-queue.ts';
import { spokenAtTheStart, spokenOffers } from './spoken-start.ts';
import { spokenOnTheWay } from './spoken-ways.ts';

export const sentences = {
  ...spokenAtTheStart,
  ...spokenOffers,
  ...spokenOnTheWay,
  ...spokenInTheQueue,
  ...spokenWhenBlocking,
  ...spokenAboutKeys,
};

export type SentenceId = keyof typeof sentences;

export const sentenceIds = Object.keys(sentences) as SentenceId[];

/** The words of each recording of the fixed sentences in one language, by the recording's name. */
export function recordingsOfSentences(language: Language, brand: Brand): Map<string, string> {
  const recordings = sentenceIds
    .flatMap((id) => nameRecordings(id, say(sentences, language, id, brand)))
    .flatMap((piece) => ('recording' in piece && piece.recording ? [piece.recording] : []));
  return new Map(recordings.map(({ name, words }) => [name, words]));
}
