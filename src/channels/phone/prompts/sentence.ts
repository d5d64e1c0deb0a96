/**
 * A sentence is written once for ear and eye: `{sex till åtta|6–8}` is spoken as the first and written as the second,
 * and `{code}` is a gap that a call fills. What stands between the gaps is one recording each.
 */
export type Piece = { gap: string } | { spoken: string; written: string };

export function readSentence(sentence: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [whole, spoken, written, gap] of sentence.matchAll(/\{([^{}|]+)\|([^{}|]+)\}|\{([a-z]+)\}|[^{}]+/g)) {
    if (gap !== undefined) pieces.push({ gap });
    else addWords(pieces, spoken ?? whole, written ?? whole);
  }
  return pieces;
}

function addWords(pieces: Piece[], spoken: string, written: string): void {
  const last = pieces.at(-1);
  if (last === undefined || 'gap' in last) pieces.push({ spoken, written });
  else pieces.splice(-1, 1, { spoken: last.spoken + spoken, written: last.written + written });
}

/** The sentence with the name of each recording: the sentence's own, then `-2`, `-3`; none where only punctuation stands between gaps. */
export type Recorded = { gap: string } | { written: string; recording?: { name: string; words: string } };

export function nameRecordings(name: string, sentence: string): Recorded[] {
  let count = 0;
  return readSentence(sentence).map((piece) => {
    if ('gap' in piece) return piece;
    const words = piece.spoken.replace(/^[\s.,:]+/, '').trim();
    if (words === '') return { written: piece.written };
    count += 1;
    return { written: piece.written, recording: { name: count === 1 ? name : `${name}-${count}`, words } };
  });
}
