import type { Step } from '../step.ts';

type Sentence = Step['say'][number];
type Recordings = (file: string) => Promise<AudioBuffer | null>;

/** What is not there takes about as long as it would be to read. */
const pieceMissing = 800;

/** Fetches and decodes each recording once; null where there is none, so that a call goes on in text. */
export function createRecordings(context: () => AudioContext, folder: string): Recordings {
  const loaded = new Map<string, Promise<AudioBuffer | null>>();
  return (file) => {
    const known = loaded.get(file) ?? load(context(), `${folder}/${file}.wav`).catch(() => null);
    loaded.set(file, known);
    return known;
  };
}

async function load(context: AudioContext, address: string): Promise<AudioBuffer | null> {
  const response = await fetch(address);
  return response.ok ? context.decodeAudioData(await response.arrayBuffer()) : null;
}

export type Piece = { readonly buffer: AudioBuffer | null; readonly at: number };
export type Timeline = { readonly pieces: readonly Piece[]; readonly length: number };

/** Where each recording of a sentence begins, and how long the whole is, ms. */
export async function layOut({ audio }: Sentence, recordings: Recordings): Promise<Timeline> {
  const buffers = await Promise.all(audio.map((one) => ('file' in one ? recordings(one.file) : null)));
  let at = 0;
  const pieces: Piece[] = [];
  audio.forEach((one, place) => {
    const buffer = buffers[place] ?? null;
    if ('file' in one) pieces.push({ buffer, at });
    at += 'pause' in one ? one.pause : buffer ? buffer.duration * 1_000 : pieceMissing;
  });
  return { pieces, length: at };
}
