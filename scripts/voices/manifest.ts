import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Language, languages } from '#texts';
import { milliseconds, readWav } from './wav.ts';

/** What a recording says, how long it lasts, and the hash of the words it was made from. */
type Entry = { text: string; ms: number; hash: string };

/** By the recording's name, then by language. */
export type Manifest = Record<string, Partial<Record<Language, Entry>>>;

/** A recording that the texts ask for: `{language}/{name}.wav` in a folder. */
export type Wanted = { language: Language; name: string; words: string };

export type Finding = Wanted & { what: 'missing' | 'out of date' | 'not 8 kHz, mono, 16 bit' | 'of another length' };

export const ours = new URL('../../voices/', import.meta.url);

export function fileOf(folder: URL, { language, name }: Pick<Wanted, 'language' | 'name'>): URL {
  return new URL(`${language}/${name}.wav`, folder);
}

export function soundFile(name: string): URL {
  return new URL(`${name}.wav`, ours);
}

export function readManifest(folder: URL): Manifest {
  const place = new URL('manifest.json', folder);
  return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Manifest) : {};
}

/** One line for each recording, so that a change reads well. */
export function writeManifest(folder: URL, manifest: Manifest): void {
  const fragments = Object.entries(manifest).map(([name, entries]) => {
    const lines = languages.flatMap((language) => (entries[language] ? [`    "${language}": ${JSON.stringify(entries[language])}`] : []));
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(new URL('manifest.json', folder), `{\n${fragments.join(',\n')}\n}\n`);
}

/** What is wrong with a recording, if anything. */
export function examine(folder: URL, manifest: Manifest, wanted: Wanted): Finding | undefined {
  const file = fileOf(folder, wanted);
  const entry = manifest[wanted.name]?.[wanted.language];
  if (!existsSync(file)) return { ...wanted, what: 'missing' };
  if (entry?.hash !== hashOf(wanted.words)) return { ...wanted, what: 'out of date' };
  const samples = readWav(readFileSync(file));
  if (samples === undefined) return { ...wanted, what: 'not 8 kHz, mono, 16 bit' };
  return milliseconds(samples) === entry.ms ? undefined : { ...wanted, what: 'of another length' };
}

/** The entry of a recording as its file stands; undefined if there is none that a telephone carries. */
export function describeFile(folder: URL, wanted: Wanted): Entry | undefined {
  const file = fileOf(folder, wanted);
  const samples = existsSync(file) ? readWav(readFileSync(file)) : undefined;
  return samples && { text: wanted.words, ms: milliseconds(samples), hash: hashOf(wanted.words) };
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
