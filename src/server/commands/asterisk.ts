import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { findLeaks, readPlace, runAsterisk, writePlace } from '../asterisk/index.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';

const help = `Asterisk for Styrka: what it is told, and whether it keeps secrets. docs/telephone.md describes it.

  npm run asterisk -- config [--place asterisk.json]   writes its configuration, and says how to start it
  npm run asterisk -- check [FOLDER]                   says what in a folder of configuration would write down keys
  npm run asterisk -- start [--place asterisk.json]    writes, checks, and runs it until it is stopped
  npm run asterisk -- get                              fetches one, for trying out (scripts/get-asterisk.sh)

  --place FILE  where this Asterisk stands (asterisk.json); deploy/asterisk/place.example.json is one
  --help        this

  STYRKA_ASTERISK  the program, where it is not the machine's own

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration · 3 the configuration would write down keys
`;

const options = {
  place: { type: 'string', default: 'asterisk.json' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npm run asterisk -- …` */
export function runAsteriskCommand(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [command, folder, ...others] = positionals;
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    if (others.length > 0 || (folder !== undefined && command !== 'check')) throw new WrongUse(`Too many arguments. Ask for --help.`);
    if (command === 'config') return writeConfiguration(values.place, console);
    if (command === 'check') return checkAloud(folder ?? join((await readPlace(values.place)).folder, 'etc'), console);
    if (command === 'start') return start(values.place, console);
    if (command === 'get') return fetchAsterisk(console);
    throw new WrongUse('Say what to do: config, check, start or get. Ask for --help.');
  });
}

async function writeConfiguration(file: string, console: Console): Promise<Exit> {
  const place = await readPlace(file);
  const written = await writePlace(place);
  console.out(`${place.installed.program} -C ${written} -f\n`);
  return check(join(place.folder, 'etc'), console);
}

async function check(folder: string, console: Console): Promise<Exit> {
  const leaks = await findLeaks(resolve(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new WrongUse(`There is no folder ${folder}.`);
  });
  for (const leak of leaks) console.err(`${leak}\n`);
  return leaks.length === 0 ? exits.done : exits.refused;
}

async function checkAloud(folder: string, console: Console): Promise<Exit> {
  const exit = await check(folder, console);
  if (exit === exits.done) console.out(`No line in ${folder} would write down keys.\n`);
  return exit;
}

async function start(file: string, console: Console): Promise<Exit> {
  const place = await readPlace(file);
  await writePlace(place);
  const leaks = await check(join(place.folder, 'etc'), console);
  if (leaks !== exits.done) return leaks;
  const asterisk = await runAsterisk(place);
  console.out(`Asterisk takes calls at ${place.transports.map(({ protocol, host, port }) => `${protocol} ${host}:${port}`).join(', ')}\n`);
  console.onInterrupt(() => void asterisk.stop().then(() => process.exit(exits.done)));
  const code = await asterisk.ended;
  if (code === 0) return exits.done;
  console.err(`Asterisk has ended by itself. ${join(place.folder, 'log/messages.log')} may say why.\n`);
  return exits.failed;
}

async function fetchAsterisk(console: Console): Promise<Exit> {
  const script = fileURLToPath(new URL('../../../scripts/get-asterisk.sh', import.meta.url));
  const { stdout } = await promisify(execFile)(script);
  console.out(stdout);
  return exits.done;
}
