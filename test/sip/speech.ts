import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSamples, writeWave } from './voices-by-ear.ts';

const pause = 8_000 * 0.4;

/** A file in which somebody says the same again and again: this recording of ours, which no call plays in that language. */
export async function makeSpeech(file: string, seconds = 120): Promise<string> {
  const once = readSamples(readFileSync(new URL(`../../voices/${file}.wav`, import.meta.url)).subarray(44));
  const speech = new Int16Array(8_000 * seconds);
  for (let at = 0; at + once.length < speech.length; at += once.length + pause) speech.set(once, at);
  const path = join(await mkdtemp(join(tmpdir(), 'styrka-speech-')), 'speech.wav');
  await writeFile(path, writeWave(speech));
  return path;
}
