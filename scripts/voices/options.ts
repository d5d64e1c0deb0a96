import { parseArgs } from 'node:util';
import { isLanguage } from '#texts';

export const help = `The voices of the telephone: voices/{sv,fi,en}/{name}.wav, the sounds, the pauses and manifest.json (docs/voices.md).

  npm run voices                                  make what is missing or out of date
  npm run voices -- --check                       say what is missing or out of date (needs no programs)
  npm run voices -- --sounds                      make the sounds and the pauses alone (needs no programs)

  A bank's own recordings stand in a folder of its own, {sv,fi,en}/{name}.wav, and go before ours, file by file:
  npm run voices -- --folder /bank/voices --check    say which sentences are to be recorded, and what is wrong
  npm run voices -- --folder /bank/voices --adopt    note the files in its manifest.json, as they say the texts now
  npm run voices -- --folder /bank/voices --into /srv/voices    one whole folder, for a telephone system

  --configuration styrka.json   the names and the reasons are those of this bank, not the demo's
  --all             make everything again
  --language sv     one language: sv, fi or en
  --only menu-app   one recording, made again even if it is in order
  --help            this text

Exit codes: 0 in order, 1 something is missing or out of date, 2 the command was not understood, 3 espeak-ng or sox is missing.
`;

export type Options = {
  readonly check: boolean;
  readonly all: boolean;
  readonly adopt: boolean;
  readonly sounds: boolean;
  readonly language?: string;
  readonly only?: string;
  readonly folder?: string;
  readonly into?: string;
  readonly configuration?: string;
};

/** Throws what is wrong with the command. */
export function readOptions(given: string[]): Options | 'help' {
  const flag = { type: 'boolean', default: false } as const;
  const value = { type: 'string' } as const;
  const flags = { check: flag, all: flag, adopt: flag, sounds: flag, help: flag };
  const values = { language: value, only: value, folder: value, into: value, configuration: value };
  const { values: read } = parseArgs({ args: given, options: { ...flags, ...values } });
  const { language, folder, into, adopt, check } = read;
  if (language !== undefined && !isLanguage(language)) throw new Error(`There are no voices in "${language}".`);
  const isForOwn = adopt || into !== undefined;
  if (isForOwn && folder === undefined) throw new Error('--adopt and --into are for a folder of your own: add --folder.');
  if (folder !== undefined && !isForOwn && !check) throw new Error('--folder wants --check, --adopt or --into.');
  return read.help ? 'help' : read;
}
