import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWave } from './voices-by-ear.ts';

const rate = 8_000;
/** How long each tone sounds, ms: what a browser takes for noise because it does not change is taken away. */
const each = 300;

/** A file in which these tones (Hz) follow each other with rests between them, again and again: the voice of somebody who is known by it. */
export async function makeTones(tones: readonly number[], seconds: number): Promise<string> {
  const samples = new Int16Array(rate * seconds);
  const length = (rate * each) / 1_000;
  for (let at = 0; at < samples.length; at++) {
    const turn = Math.floor(at / length);
    const tone = turn % 2 === 0 ? tones[(turn / 2) % tones.length] : undefined;
    if (tone !== undefined) samples[at] = 9_000 * Math.sin((2 * Math.PI * tone * at) / rate);
  }
  const path = join(await mkdtemp(join(tmpdir(), 'styrka-tones-')), 'tones.wav');
  await writeFile(path, writeWave(samples));
  return path;
}

/** How much of what is heard is this tone, 0 to 1 (Goertzel), in the 100 ms where it is most. */
export function findTone(samples: Int16Array, tone: number): number {
  const window = rate / 10;
  let most = 0;
  for (let from = 0; from + window <= samples.length; from += window / 2) {
    const factor = 2 * Math.cos((2 * Math.PI * tone) / rate);
    let [one, two, all] = [0, 0, 0];
    for (const sample of samples.subarray(from, from + window)) {
      [one, two] = [sample + factor * one - two, one];
      all += sample * sample;
    }
    if (all < window * 100) continue;
    most = Math.max(most, (2 * (one * one + two * two - factor * one * two)) / (window * all));
  }
  return most;
}
