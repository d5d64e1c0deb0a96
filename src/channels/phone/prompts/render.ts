import type { Audio, Filling } from './gaps.ts';
import type { Passage } from './passages.ts';
import { type Pause, pauses } from './pauses.ts';
import { nameRecordings } from './sentence.ts';

/** Silence after a punctuation mark; where there is none, words run on. */
const pauseAfter: Record<string, Pause> = { '.': pauses.sentence, '?': pauses.sentence, ':': pauses.colon, ',': pauses.comma };

/** The passage for the eye, or with codes digit by digit for a screen reader. */
export function writePassage(passage: Passage, form: 'written' | 'spelled'): string {
  return fillPassage(passage)
    .map((piece) => piece[form] ?? piece.written)
    .join('');
}

/** The passages for the ear: recordings, with the silences that the punctuation between them asks for. */
export function playPassages(passages: Passage[]): Audio[] {
  const audio: Audio[] = [];
  let written = '';
  for (const { written: next, audio: added } of passages.flatMap(fillPassage)) {
    if (audio.length > 0 && added.length > 0) audio.push(pauseBetween(written, next));
    audio.push(...added);
    written += next;
  }
  return audio;
}

function fillPassage({ language, name, sentence, gaps }: Passage): Filling[] {
  return nameRecordings(name, sentence).map((piece) => {
    if ('gap' in piece) return fillGap(gaps, piece.gap);
    return { written: piece.written, audio: piece.recording ? [{ file: `${language}/${piece.recording.name}` }] : [] };
  });
}

function fillGap(gaps: Passage['gaps'], gap: string): Filling {
  const filling = gaps[gap];
  if (filling === undefined) throw new Error(`A prompt has a gap {${gap}} that nothing fills.`);
  return filling;
}

/** The last mark before the next word: it ends what was heard, or stands at the beginning of what comes. */
function pauseBetween(heard: string, next: string): Audio {
  const [marks = ''] = /^[\s.,:]*/.exec(next) ?? [];
  const mark = (heard + marks).trimEnd().slice(-1);
  return { pause: pauseAfter[mark] ?? pauses.runOn };
}
