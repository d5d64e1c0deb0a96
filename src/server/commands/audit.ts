import { parseArgs } from 'node:util';
import { createJournalFolder } from '#adapters/journal-folder';
import { systemClock, systemRandom } from '#adapters/system';
import { beginAnew, compare, openSeal, replayJournal, type SealedBecause, type SealParts } from '#audit';
import { readConfigFile } from '../config.ts';
import { openStores } from '../open-stores.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';

const help = `The audit and all that was used up, outside the database (audit.folder in the configuration). The server exports by itself.

  npm run audit -- status
  npm run audit -- export
  npm run audit -- replay
  npm run audit -- anew

  status    says whether the database is the one that was exported, or was restored and is sealed
  export    writes what is new, for instance before a backup
  replay    gives a restored database back what was used, changed, locked and blocked since its backup, and breaks the seal.
            Stop every server first. Whoever has lost a code, a phone or a number is listed
  anew      begins a new export when the folder is lost for good. Only if the database was never restored since: nobody can tell

  --json      prints one JSON object
  --config F  the bank's configuration (styrka.json)
  --help      this

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration · 3 sealed (status, export), or nothing to do
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

const reasons: Readonly<Record<SealedBecause, string>> = {
  behind: 'The database has less than was exported of it: it was restored. Replay the export.',
  'other-epoch': 'The database is older than the epoch of the export: it was restored. Replay the export.',
  'export-missing': 'The database was exported, but not to this folder. Bring the folder back; only if it is lost for good: anew.',
};

type Told = { readonly exit: Exit; readonly text: string; readonly [key: string]: unknown };

const acts = {
  async status(parts) {
    const why = await compare(parts);
    return why === null ? { exit: exits.done, sealed: false, text: 'Open: the database is the one that was exported.' } : sealed(why);
  },
  async export(parts) {
    const seal = await openSeal(parts);
    const why = seal.why();
    if (why !== null) return sealed(why);
    const lines = await seal.exportNew();
    return { exit: exits.done, lines, text: `${lines} lines exported.` };
  },
  async replay(parts, console) {
    const why = await compare(parts);
    if (why === 'export-missing') return sealed(why);
    if (why === null) return { exit: exits.refused, text: 'There is nothing to replay: the database is the one that was exported.' };
    const replayed = await replayJournal(parts, (lines) => console.live && console.err(`\r${lines} lines`));
    const until = replayed.until === null ? '' : ` Exported until ${new Date(replayed.until).toISOString()}.`;
    const lost = replayed.lost.map(({ customer, kind }) => `  ${customer}  ${kind}`);
    const list = lost.length > 0 ? `\nThese have to be given anew:\n${lost.join('\n')}` : '';
    return {
      exit: exits.done,
      ...replayed,
      text: `${replayed.lines} lines replayed. The seal is broken: start the servers.${until}${list}`,
    };
  },
  async anew(parts) {
    if ((await compare(parts)) !== 'export-missing') return { exit: exits.refused, text: 'The export is there: nothing is begun anew.' };
    await beginAnew(parts);
    return { exit: exits.done, text: 'A new epoch has begun: start the servers.' };
  },
} satisfies Record<string, (parts: SealParts, console: Console) => Promise<Told>>;

/** `npm run audit -- …` */
export function runAudit(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const [name = '', ...others] = positionals;
    if (!isAct(name) || others.length > 0) throw new WrongUse(`What shall be done?\n\n${help}`);
    const { exit, text, ...told } = await act(name, values.config, console);
    console.out(`${values.json ? JSON.stringify(told) : text}\n`);
    return exit;
  });
}

async function act(name: keyof typeof acts, file: string, console: Console): Promise<Told> {
  const config = await readConfigFile(file);
  if (!config.audit) throw new WrongUse('The configuration names no audit.folder.');
  const { journal, close } = await openStores(config);
  try {
    if (!journal) throw new WrongUse('This database has no journal.');
    const folder = createJournalFolder({ folder: config.audit.folder, node: 'command' });
    return await acts[name]({ journal, folder, clock: systemClock, random: systemRandom }, console);
  } finally {
    await close();
  }
}

function sealed(why: SealedBecause): Told {
  return { exit: exits.refused, sealed: true, why, text: `Sealed. ${reasons[why]}` };
}

function isAct(name: string): name is keyof typeof acts {
  return Object.hasOwn(acts, name);
}
