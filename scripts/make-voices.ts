import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isLanguage, type Language, languages } from '#texts';
import { listRecordings, pauses } from '../src/channels/phone/prompts/prompts.ts';
import { bank } from '../src/demo/bank.ts';
import {
  describeFile,
  examine,
  type Finding,
  fileOf,
  type Manifest,
  readManifest,
  soundFile,
  type Wanted,
  writeManifest,
} from './voices/manifest.ts';
import { missingPrograms, openVoices } from './voices/render.ts';
import { makePause, makeRinging, makeSilence, makeWaiting } from './voices/sounds.ts';

const help = `Makes the voices of the telephone: voices/{sv,fi,en}/{name}.wav, the sounds, the pauses and manifest.json.

  node --import tsx scripts/make-voices.ts            make what is missing or out of date
  node --import tsx scripts/make-voices.ts --check    say what is missing or out of date (needs no programs)

  --all             make everything again; this replaces recordings of your own
  --sounds          make the sounds and the pauses alone (needs no programs)
  --adopt           note the files as they are, after you have put in recordings of your own (needs no programs)
  --language sv     one language: sv, fi or en
  --only menu-app   one recording, made again even if it is in order
  --help            this text

Exit codes: 0 in order, 1 something is missing or out of date, 2 the command was not understood, 3 espeak-ng or sox is missing.
`;

type Options = { check: boolean; all: boolean; adopt: boolean; sounds: boolean; language?: string; only?: string };

process.exitCode = run(process.argv.slice(2));

function run(given: string[]): number {
  const options = readOptions(given);
  if (options === undefined) return 2;
  if (options === 'help') return print(help);
  const wanted = listWanted().filter(
    ({ language, name }) => language === (options.language ?? language) && name === (options.only ?? name),
  );
  if (wanted.length === 0) return refuse(`There is no recording "${options.only}".`);
  if (options.check) return check(wanted);
  if (options.sounds) return writeSounds();
  return options.adopt ? adopt(wanted) : make(wanted, options.all || options.only !== undefined);
}

function readOptions(given: string[]): Options | 'help' | undefined {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const options = {
      check: flag,
      all: flag,
      adopt: flag,
      sounds: flag,
      help: flag,
      language: { type: 'string' },
      only: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: given, options });
    if (values.language !== undefined && !isLanguage(values.language)) throw new Error(`There are no voices in "${values.language}".`);
    return values.help ? 'help' : values;
  } catch (error) {
    refuse((error as Error).message);
    return undefined;
  }
}

function listWanted(): Wanted[] {
  const settings = { brand: bank.brand, reasons: bank.reasons };
  return languages.flatMap((language: Language) =>
    [...listRecordings(language, settings)].map(([name, words]) => ({ language, name, words })),
  );
}

function check(wanted: Wanted[]): number {
  const manifest = readManifest();
  const findings = wanted.flatMap((one) => examine(manifest, one) ?? []);
  for (const { language, name, what } of findings) print(`voices/${language}/${name}.wav is ${what}\n`);
  print(`${wanted.length - findings.length} of ${wanted.length} recordings are in order.\n`);
  return findings.length === 0 ? 0 : 1;
}

function make(wanted: Wanted[], evenInOrder: boolean): number {
  const missing = missingPrograms();
  if (missing.length > 0) return refuse(`This needs ${missing.join(' and ')} (Debian: apt-get install ${missing.join(' ')}).`, 3);
  const manifest = readManifest();
  const due = wanted.filter((one) => evenInOrder || isDue(examine(manifest, one)));
  for (const language of languages) mkdirSync(new URL('.', fileOf(language, '')), { recursive: true });
  const voices = openVoices();
  for (const { language, name, words } of due) writeFileSync(fileOf(language, name), voices.render(language, words));
  voices.close();
  writeSounds();
  note(manifest, due);
  return print(`${due.length} of ${wanted.length} recordings made.\n`);
}

/** What is computed, and needs no voice. */
function writeSounds(): number {
  mkdirSync(new URL('.', soundFile('pause/')), { recursive: true });
  writeFileSync(soundFile('waiting'), makeWaiting());
  writeFileSync(soundFile('ringing'), makeRinging());
  writeFileSync(soundFile('silence'), makeSilence());
  for (const ms of Object.values(pauses)) writeFileSync(soundFile(`pause/${ms}`), makePause(ms));
  return 0;
}

/** A file of another length or format says the right text: somebody has put in a recording of their own. */
function isDue(finding: Finding | undefined): boolean {
  return finding?.what === 'missing' || finding?.what === 'out of date';
}

function adopt(wanted: Wanted[]): number {
  const refused = wanted.filter((one) => describeFile(one) === undefined);
  for (const { language, name } of refused) print(`voices/${language}/${name}.wav is missing, or not 8 kHz, mono, 16 bit\n`);
  note(
    readManifest(),
    wanted.filter((one) => !refused.includes(one)),
  );
  print(`${wanted.length - refused.length} of ${wanted.length} recordings noted.\n`);
  return refused.length === 0 ? 0 : 1;
}

/** Writes the manifest in the order of the texts, without what they no longer ask for. */
function note(before: Manifest, changed: Wanted[]): void {
  const manifest: Manifest = {};
  for (const one of listWanted()) {
    const entry = changed.some(({ language, name }) => language === one.language && name === one.name)
      ? describeFile(one)
      : before[one.name]?.[one.language];
    if (entry) manifest[one.name] = { ...manifest[one.name], [one.language]: entry };
  }
  writeManifest(manifest);
}

function refuse(why: string, code = 2): number {
  process.stderr.write(`${why}\n`);
  return code;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
