import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listRecordings } from '#channels/phone';
import { Broken } from '#ports';
import { type Language, languages } from '#texts';
import type { Config } from './config.ts';

/** What each recording says, by its name, then by language. */
type Manifest = Readonly<Record<string, Readonly<Partial<Record<Language, { readonly text: string }>>>>>;

const ours = fileURLToPath(new URL('../../voices', import.meta.url));

/** The folder of the bank's own recordings. Without it callers of this bank would hear another bank's name: it does not start. Throws Broken('configuration-wrong'). */
export function findRecordings(folder: string | undefined): { recordings?: string } {
  if (folder === undefined) return {};
  const recordings = resolve(folder);
  if (existsSync(recordings)) return { recordings };
  throw new Broken('configuration-wrong', `The configuration cannot be used:\n- phone.recordings: there is no folder ${recordings}`);
}

/** Recordings in which callers of this bank would hear other words than its texts have, the demo bank's name for one; a sentence, or none. */
export function findUnsaid({ bank, phone }: Config): readonly string[] {
  if (!phone?.asterisk && !phone?.browser) return [];
  const own = phone.recordings === undefined ? undefined : resolve(phone.recordings);
  const [said, saidByUs] = [own === undefined ? {} : readManifest(own), readManifest(ours)];
  const unsaid = languages.flatMap((language) =>
    [...listRecordings(language, bank)].flatMap(([name, words]) => {
      const isOwn = own !== undefined && existsSync(join(own, language, `${name}.wav`));
      const heard = isOwn ? (said[name]?.[language]?.text ?? words) : saidByUs[name]?.[language]?.text;
      return heard === words ? [] : [`${language}/${name}`];
    }),
  );
  if (unsaid.length === 0) return [];
  return [`Recordings that do not say the words of this bank: ${unsaid.length}, ${unsaid[0]} first. See docs/voices.md.`];
}

function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
}
