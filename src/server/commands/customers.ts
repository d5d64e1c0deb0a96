import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ImportReport, importCustomers } from '#customers';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';
import { openRegister } from './open-register.ts';
import { createProgress, writeCount } from './progress.ts';
import { readLines } from './read-lines.ts';

const help = `Brings customers in from the core bank: a whole register, or what has changed since.

  npm run customers -- import FILE [--dry-run] [--checkpoint FILE] [--json]

  FILE               one JSON object a line (docs/integrating/customers.md); - reads the standard input
  --dry-run          reads everything and says what would be done; changes nothing
  --checkpoint FILE  remembers here how far it came, and goes on from there when it is started again
  --from N           begins with line N
  --most-refused N   stops when more than N lines were refused: it is probably the wrong file (1000)
  --json             prints the report as one line of JSON
  --config FILE      the bank's configuration (styrka.json)
  --help             this

  It may run beside the server if that uses PostgreSQL. A line that was carried out before changes nothing.
  Ctrl-C stops after the lines at hand; the report says with which line to go on.

  Exit codes: 0 every line was carried out · 1 failed · 2 wrong arguments or configuration
              3 some lines were refused, all others carried out · 4 stopped before the end
`;

/** `npm run customers -- …` */
export function runCustomers(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const asked = readArguments(args);
    if (asked === 'help') {
      console.out(help);
      return exits.done;
    }
    return importFrom(asked, console);
  });
}

type Asked = {
  readonly file: string;
  readonly config: string;
  readonly rehearsal: boolean;
  readonly from: number | undefined;
  readonly mostRefused: number;
  readonly checkpoint: string | undefined;
  readonly json: boolean;
};

const options = {
  config: { type: 'string', default: 'styrka.json' },
  'dry-run': { type: 'boolean', default: false },
  from: { type: 'string' },
  'most-refused': { type: 'string', default: '1000' },
  checkpoint: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments(args: readonly string[]): Asked | 'help' {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  if (values.help) return 'help';
  const [command, file, ...others] = positionals;
  if (command !== 'import' || file === undefined || others.length > 0) throw new WrongUse(`What shall be done?\n\n${help}`);
  if (values.checkpoint !== undefined && values.from !== undefined)
    throw new WrongUse('The checkpoint says where to begin: leave --from out.');
  const from = values.from === undefined ? undefined : readCount('--from', values.from);
  const mostRefused = readCount('--most-refused', values['most-refused']);
  const { config, checkpoint, json } = values;
  return { file, config, rehearsal: values['dry-run'], from, mostRefused, checkpoint, json };
}

function readCount(name: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new WrongUse(`${name} is a number.`);
  return Number(text);
}

async function importFrom(asked: Asked, console: Console): Promise<Exit> {
  const { bytes, size } = await openInput(asked.file, console);
  const checkpoint = asked.checkpoint === undefined ? undefined : await openCheckpoint(asked.checkpoint);
  const { parts, close } = await openRegister(asked.config);
  try {
    const report = await importWatched({ asked, console, bytes, size, checkpoint, parts });
    console.out(asked.json ? `${JSON.stringify(report)}\n` : describe(report, asked));
    if (report.stopped) return exits.stopped;
    return report.refused.length > 0 ? exits.refused : exits.done;
  } finally {
    await close();
  }
}

type Watched = {
  readonly asked: Asked;
  readonly console: Console;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number | undefined;
  readonly checkpoint: Checkpoint | undefined;
  readonly parts: Parameters<typeof importCustomers>[0];
};

async function importWatched({ asked, console, bytes, size, checkpoint, parts }: Watched): Promise<ImportReport> {
  const progress = createProgress(console, size, Date.now);
  let interrupted = false;
  let [read, done] = [0, 0];
  console.onInterrupt(() => {
    interrupted = true;
  });
  const lines = readLines(bytes, (more) => {
    read += more;
  });
  const { rehearsal, mostRefused, from = checkpoint?.from ?? 1 } = asked;
  const report = importCustomers(parts, checkpoint ? checkpoint.watch(lines) : lines, {
    rehearsal,
    mostRefused,
    from,
    after: async ({ last }) => {
      progress.show(last, read);
      done = last;
      if (!rehearsal) await checkpoint?.keep(last);
      return interrupted;
    },
  });
  return report
    .finally(() => progress.end())
    .catch((error: unknown) => {
      if (done >= from && !rehearsal) console.err(`As far as line ${done} everything was carried out for good.\n`);
      throw error;
    });
}

async function openInput(file: string, console: Console): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number | undefined }> {
  if (file === '-') return { bytes: console.input, size: undefined };
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new WrongUse(`There is no file ${file}.`);
  return { bytes: createReadStream(file), size: found.isFile() ? found.size : undefined };
}

const outcomes = ['added', 'changed', 'closed', 'blocked', 'numbered', 'unchanged'] as const;
const words = {
  added: 'customers added',
  changed: 'customers changed',
  closed: 'agreements closed',
  blocked: 'agreements blocked',
  numbered: 'telephone numbers told',
  unchanged: 'lines that change nothing',
} as const;

/** As many refused lines as one wants to read on a screen; --json has all. */
const shown = 20;

function describe(report: ImportReport, asked: Asked): string {
  const { refused, stopped } = report;
  const done = outcomes
    .filter((outcome) => report[outcome] > 0)
    .map((outcome) => `  ${writeCount(report[outcome]).padStart(11)} ${words[outcome]}`);
  const faults = refused.slice(0, shown).map(({ line, sentence }) => `  line ${line}: ${sentence}`);
  const more = refused.length > shown ? [`  and ${writeCount(refused.length - shown)} more`] : [];
  return `${[
    sayHow(report, asked),
    ...done,
    ...(refused.length > 0 ? [`  ${writeCount(refused.length).padStart(11)} lines refused`, ...faults, ...more] : []),
    ...(stopped === undefined ? [] : [sayHowToGoOn(report, asked)]),
  ].join('\n')}\n`;
}

function sayHow({ stopped, last }: ImportReport, { rehearsal }: Asked): string {
  const until = stopped === undefined ? '' : ` as far as line ${writeCount(last)}`;
  return rehearsal ? `A dry run: nothing was changed. This is what would be done${until}.` : `Done${until}.`;
}

function sayHowToGoOn({ stopped, last }: ImportReport, { checkpoint }: Asked): string {
  const how = checkpoint === undefined ? `--from ${last + 1}` : 'the same --checkpoint';
  const why = stopped === 'told-to' ? 'Stopped before the end. Go' : 'Stopped: too many lines were refused. If it is the right file, go';
  return `${why} on with ${how}.`;
}
