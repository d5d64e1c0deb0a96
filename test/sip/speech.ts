import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromAlaw, readSamples, toAlaw, writeWave } from './voices-by-ear.ts';

const pause = 8_000 * 0.4;
/** A phone stops sending when it comes to the end. */
const seconds = 240;
const made = new Map<string, Promise<string>>();

/** A file in which somebody says the same again and again: this recording of ours. */
export function makeSpeech(file: string): Promise<string> {
  const speech = made.get(file) ?? make(file);
  made.set(file, speech);
  return speech;
}

async function make(file: string): Promise<string> {
  const once = fromAlaw(toAlaw(readSamples(readFileSync(new URL(`../../voices/${file}.wav`, import.meta.url)).subarray(44))));
  const speech = new Int16Array(8_000 * seconds);
  for (let at = 0; at + once.length < speech.length; at += once.length + pause) speech.set(once, at);
  const path = join(await mkdtemp(join(tmpdir(), 'styrka-speech-')), 'speech.wav');
  await writeFile(path, writeWave(speech));
  return path;
}

export async function forgetSpeeches(): Promise<void> {
  for (const path of made.values()) await rm(join(await path, '..'), { recursive: true, force: true });
  made.clear();
}
