import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { findCanaries } from '../canaries/find-canaries.ts';
import { readKeys } from './dtmf.ts';
import { readSamples } from './voices-by-ear.ts';

const wave = 44;

/** Every file below this folder that holds one of these numbers: written, spelled key by key, or as the tones of its keys. */
export async function findKeyed(folder: string, canaries: ReadonlySet<string>): Promise<string[]> {
  const files = await listFiles(folder);
  const found = await Promise.all(files.map(async (file) => findInFile(file, canaries)));
  return found.flatMap((some, n) => some.map((canary) => `${files[n]}: ${canary}`));
}

/** Links lead to what was there before any call: our recordings, the program. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Whether it holds sound, by its name: as Asterisk stores it. */
export function isSound(file: string): boolean {
  return ['.wav', '.alaw', '.ulaw', '.sln', '.gsm', '.g722', '.raw'].includes(extname(file));
}

async function findInFile(file: string, canaries: ReadonlySet<string>): Promise<string[]> {
  const bytes = await readFile(file);
  if (extname(file) === '.wav') return findSpelled(readKeys(readSamples(bytes.subarray(wave))), canaries);
  if (isSound(file)) throw new Error(`Nobody here can hear ${file}`);
  return findInText(bytes.toString('latin1'), canaries);
}

export function findInText(text: string, canaries: ReadonlySet<string>): string[] {
  const spelled = [...spellOut(text)].flatMap((keys) => findSpelled(keys, canaries));
  return [...new Set([...findCanaries(text, canaries), ...spelled])];
}

function findSpelled(keys: string, canaries: ReadonlySet<string>): string[] {
  return [...canaries].filter((canary) => keys.includes(canary));
}

const oneKey = /(?:['"]|signal ?= ?)([0-9*#])(?!\w)/i;
const ofWhom = /PJSIP\/[\w-]+|"id": ?"[^"]+"|call-id: *\S+/i;

/** What lines of one shape about one caller say key by key: as a careless log does. */
function spellOut(text: string): Iterable<string> {
  const keys = new Map<string, string>();
  for (const line of text.split('\n')) {
    const key = oneKey.exec(line)?.[1];
    if (key === undefined) continue;
    const shape = `${ofWhom.exec(line)?.[0]} ${line.replaceAll(/[0-9a-f*#]+/g, '')}`;
    keys.set(shape, (keys.get(shape) ?? '') + key);
  }
  return keys.values();
}
