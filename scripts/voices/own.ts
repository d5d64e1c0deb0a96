import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '#texts';
import { loudnessOf, peakOf, speechLevel } from './level.ts';
import { describeFile, examine, fileOf, type Manifest, ours, readManifest, type Wanted, writeManifest } from './manifest.ts';
import { readWav } from './wav.ts';

/** What callers hear of a text: the bank's own recording, ours where its words fit, or none that is right. */
export type Choice = (Wanted & { heard: 'own' | 'ours' }) | (Wanted & { heard: 'wrong'; why: string });

const whyOf = {
  missing: 'to be recorded',
  'out of date': 'not noted, or says an earlier text: record it anew, or note it with --adopt',
  'not 8 kHz, mono, 16 bit': 'not 8 kHz, mono, 16 bit',
  'of another length': 'another file than was noted: note it with --adopt',
} as const;

/** File by file: what is in the bank's folder goes before ours. Ours must say the words of this bank, with its name in them. */
export function chooseRecordings(own: URL, wanted: readonly Wanted[]): Choice[] {
  const [ownManifest, ourManifest] = [readManifest(own), readManifest(ours)];
  return wanted.map((one) => {
    const isOwn = existsSync(fileOf(own, one));
    const finding = isOwn ? examine(own, ownManifest, one) : examine(ours, ourManifest, one);
    if (finding !== undefined) return { ...one, heard: 'wrong', why: isOwn ? whyOf[finding.what] : whyOf.missing };
    const unlike = isOwn ? findUnlike(fileOf(own, one)) : undefined;
    return unlike === undefined ? { ...one, heard: isOwn ? 'own' : 'ours' } : { ...one, heard: 'wrong', why: unlike };
  });
}

/** Beside it others are heard, ours and the bank's own: whoever turns the telephone louder for one is hurt by the next. */
function findUnlike(file: URL): string | undefined {
  const samples = readWav(readFileSync(file)) ?? new Int16Array(1);
  const voice = Float64Array.from(samples, (sample) => sample / 32768);
  if (peakOf(voice) > -1) return 'it clips: its peak must stay under -1 dB';
  const louder = loudnessOf(voice) - speechLevel;
  if (Math.abs(louder) <= 6) return undefined;
  return `${Math.round(Math.abs(louder))} dB ${louder > 0 ? 'louder' : 'fainter'} than the others (${speechLevel} dB while it speaks)`;
}

/** Files of which no text asks: a name that was written wrong, or a sentence that is no more. */
export function listStrays(own: URL, wanted: readonly Wanted[]): string[] {
  const known = new Set(wanted.map((one) => fileURLToPath(fileOf(own, one))));
  return languages.flatMap((language) => {
    const folder = new URL(`${language}/`, own);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
    return names.filter((name) => !known.has(fileURLToPath(new URL(name, folder)))).map((name) => `${language}/${name}`);
  });
}

/** Notes what is in the bank's folder as it stands; returns what no telephone carries. */
export function adoptRecordings(own: URL, wanted: readonly Wanted[], order: readonly Wanted[]): Wanted[] {
  const here = wanted.filter((one) => existsSync(fileOf(own, one)));
  const refused = here.filter((one) => describeFile(own, one) === undefined);
  noteRecordings(
    own,
    here.filter((one) => !refused.includes(one)),
    order,
  );
  return refused;
}

/** Writes the manifest in the order of the texts, without what they no longer ask for. */
export function noteRecordings(folder: URL, changed: readonly Wanted[], order: readonly Wanted[]): void {
  const before = readManifest(folder);
  const manifest: Manifest = {};
  for (const one of order) {
    const isChanged = changed.some(({ language, name }) => language === one.language && name === one.name);
    const entry = isChanged ? describeFile(folder, one) : before[one.name]?.[one.language];
    if (entry) manifest[one.name] = { ...manifest[one.name], [one.language]: entry };
  }
  writeManifest(folder, manifest);
}

/** One whole folder, as a telephone system reads it: ours, with the bank's own in their places. */
export function layOut(own: URL, into: string): void {
  mkdirSync(into, { recursive: true });
  if (readdirSync(into).length > 0) throw new Error(`${into} is not empty.`);
  for (const folder of [ours, own])
    cpSync(folder, into, { recursive: true, filter: (from) => !['manifest.json', 'README.md'].includes(basename(from)) });
}
