import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Language, languages } from '#texts';
import { milliseconds, readWav } from './wav.ts';

/** What a recording says, how long it lasts, and the hash of the words it was made from. */
type Entry = { text: string; ms: number; hash: string };

/** By the recording's name, then by language. */
export type Manifest = Record<string, Partial<Record<Language, Entry>>>;

/** A recording that the texts ask for: `voices/{language}/{name}.wav`. */
export type Wanted = { language: Language; name: string; words: string };

export type Finding = Wanted & { what: 'missing' | 'out of date' | 'not 8 kHz, mono, 16 bit' | 'of another length' };

const folder = new URL('../../voices/', import.meta.url);
const place = new URL('manifest.json', folder);

export function fileOf(language: string, name: string): URL {
  return new URL(`${language}/${name}.wav`, folder);
}

export function soundFile(name: string): URL {
  return new URL(`${name}.wav`, folder);
}

export function readManifest(): Manifest {
  return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Manifest) : {};
}

/** One line for each recording, so that a change reads well. */
export function writeManifest(manifest: Manifest): void {
  const fragments = Object.entries(manifest).map(([name, entries]) => {
    const lines = languages.flatMap((language) => (entries[language] ? [`    "${language}": ${JSON.stringify(entries[language])}`] : []));
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(place, `{\n${fragments.join(',\n')}\n}\n`);
}

/** What is wrong with a recording, if anything. */
export function examine(manifest: Manifest, wanted: Wanted): Finding | undefined {
  const file = fileOf(wanted.language, wanted.name);
  const entry = manifest[wanted.name]?.[wanted.language];
  if (!existsSync(file)) return { ...wanted, what: 'missing' };
  if (entry?.hash !== hashOf(wanted.words)) return { ...wanted, what: 'out of date' };
  const samples = readWav(readFileSync(file));
  if (samples === undefined) return { ...wanted, what: 'not 8 kHz, mono, 16 bit' };
  return milliseconds(samples) === entry.ms ? undefined : { ...wanted, what: 'of another length' };
}

/** The entry of a recording as its file stands; undefined if there is none that a telephone carries. */
export function describeFile({ language, name, words }: Wanted): Entry | undefined {
  const file = fileOf(language, name);
  const samples = existsSync(file) ? readWav(readFileSync(file)) : undefined;
  return samples && { text: words, ms: milliseconds(samples), hash: hashOf(words) };
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
