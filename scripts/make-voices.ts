import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Language, languages } from '#texts';
import { listRecordings, pauses } from '../src/channels/phone/prompts/prompts.ts';
import { bank as demo } from '../src/demo/bank.ts';
import { readConfig } from '../src/server/config.ts';
import { examine, type Finding, fileOf, ours, readManifest, soundFile, type Wanted } from './voices/manifest.ts';
import { help, type Options, readOptions } from './voices/options.ts';
import { adoptRecordings, chooseRecordings, layOut, listStrays, noteRecordings } from './voices/own.ts';
import { missingPrograms, openVoices } from './voices/render.ts';
import { makePause, makeRinging, makeSilence, makeWaiting } from './voices/sounds.ts';

process.exitCode = run(process.argv.slice(2));

function run(given: string[]): number {
  try {
    const options = readOptions(given);
    return options === 'help' ? print(help) : obey(options);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function obey(options: Options): number {
  const all = listWanted(options.configuration);
  const wanted = all.filter(({ language, name }) => language === (options.language ?? language) && name === (options.only ?? name));
  if (wanted.length === 0) return refuse(`There is no recording "${options.only}".`);
  if (options.sounds) return writeSounds();
  if (options.folder !== undefined) return obeyOwn(folderAt(options.folder), options, wanted, all);
  return options.check ? check(wanted) : make(wanted, options.all || options.only !== undefined, all);
}

function listWanted(configuration: string | undefined): Wanted[] {
  const bank = configuration === undefined ? demo : readConfig(JSON.parse(readFileSync(configuration, 'utf8'))).bank;
  const settings = { brand: bank.brand, reasons: bank.reasons };
  return languages.flatMap((language: Language) =>
    [...listRecordings(language, settings)].map(([name, words]) => ({ language, name, words })),
  );
}

function folderAt(path: string): URL {
  if (!existsSync(path)) throw new Error(`There is no folder ${path}.`);
  return pathToFileURL(`${resolve(path)}/`);
}

function obeyOwn(own: URL, { adopt, check, into }: Options, wanted: Wanted[], all: Wanted[]): number {
  const refused = adopt ? adoptRecordings(own, wanted, all) : [];
  for (const { language, name } of refused) print(`${language}/${name}.wav is not 8 kHz, mono, 16 bit\n`);
  if (into !== undefined) layOut(own, into);
  const code = check || into !== undefined ? checkOwn(own, wanted, all) : 0;
  return refused.length > 0 ? 1 : code;
}

function checkOwn(own: URL, wanted: Wanted[], all: Wanted[]): number {
  const choices = chooseRecordings(own, wanted);
  const wrong = choices.flatMap((choice) => (choice.heard === 'wrong' ? [choice] : []));
  for (const { language, name, words, why } of wrong) print(`${language}/${name}.wav: ${why}: "${words}"\n`);
  const strays = listStrays(own, all);
  for (const stray of strays) print(`${stray}: no text asks for it\n`);
  const count = (heard: string) => choices.filter((choice) => choice.heard === heard).length;
  print(`${count('own')} of your own, ${count('ours')} of ours, ${wrong.length} to be seen to.\n`);
  return wrong.length + strays.length === 0 ? 0 : 1;
}

function check(wanted: Wanted[]): number {
  const manifest = readManifest(ours);
  const findings = wanted.flatMap((one) => examine(ours, manifest, one) ?? []);
  for (const { language, name, what } of findings) print(`voices/${language}/${name}.wav is ${what}\n`);
  print(`${wanted.length - findings.length} of ${wanted.length} recordings are in order.\n`);
  return findings.length === 0 ? 0 : 1;
}

function make(wanted: Wanted[], evenInOrder: boolean, all: Wanted[]): number {
  const missing = missingPrograms();
  if (missing.length > 0) return refuse(`This needs ${missing.join(' and ')} (Debian: apt-get install ${missing.join(' ')}).`, 3);
  const manifest = readManifest(ours);
  const due = wanted.filter((one) => evenInOrder || isDue(examine(ours, manifest, one)));
  for (const language of languages) mkdirSync(new URL(`${language}/`, ours), { recursive: true });
  const voices = openVoices();
  for (const one of due) writeFileSync(fileOf(ours, one), voices.render(one.language, one.words));
  voices.close();
  writeSounds();
  noteRecordings(ours, due, all);
  return print(`${due.length} of ${wanted.length} recordings made.\n`);
}

/** What is computed, and needs no voice. */
function writeSounds(): number {
  mkdirSync(new URL('pause/', ours), { recursive: true });
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

function refuse(why: string, code = 2): number {
  process.stderr.write(`${why}\n`);
  return code;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
