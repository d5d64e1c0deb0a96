import { cpus, loadavg, totalmem } from 'node:os';
import type { Answered } from './answers.ts';
import type { Boxed } from './boxes.ts';
import type { Grown } from './growth.ts';
import type { Measured } from './identifications.ts';
import type { LoggedIn } from './logins.ts';
import type { Held } from './memory.ts';
import type { Provided } from './openid.ts';
import type { Rate } from './rate.ts';
import type { Started } from './starts.ts';
import type { Verified } from './tables.ts';
import type { Served, Telephoned } from './telephone.ts';

export type Report = {
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly memory: number;
    readonly node: string;
    readonly postgres: string;
    readonly load: number;
  };
  readonly short: boolean;
  readonly identifications?: readonly Measured[];
  readonly answers?: readonly Answered[];
  readonly logins?: LoggedIn;
  readonly tables?: Verified;
  readonly boxes?: Boxed;
  readonly openid?: Provided;
  readonly growth?: readonly Grown[];
  readonly starts?: readonly Started[];
  readonly memory?: readonly Held[];
  readonly telephone?: readonly Telephoned[];
};

export function describeMachine(postgres: string): Report['machine'] {
  const [first] = cpus();
  const [load = 0] = loadavg();
  return { cores: cpus().length, cpu: first?.model.trim() ?? '', memory: totalmem(), node: process.version, postgres, load };
}

export const stores = { postgres: 'PostgreSQL', folder: 'PGlite in a folder', memory: 'memory' } as const;

/** Everything as one text of aligned tables. */
export function writeReport({
  machine,
  short,
  identifications,
  answers,
  logins,
  tables: verified,
  boxes,
  openid,
  growth,
  starts,
  memory,
  telephone,
}: Report): string {
  const { cores, cpu, node, postgres, load } = machine;
  const head = [
    `${cores} cores (${cpu}), Node ${node}, PostgreSQL ${postgres}${short ? ', short run' : ''}`,
    `Load when it began: ${load.toFixed(1)}${load > cores / 2 ? '. The machine was busy with other work: compare the columns, not the figures.' : ''}`,
  ];
  const tables = [
    identifications && writeIdentifications(identifications),
    answers && writeAnswers(answers),
    logins && writeLogins(logins),
    verified && writeTables(verified),
    boxes && writeBoxes(boxes),
    openid && writeOpenid(openid),
    growth && writeGrowth(growth),
    starts && writeStarts(starts),
    memory && writeMemory(memory),
    telephone?.length && writeTelephone(telephone),
  ];
  return [head.join('\n'), ...tables.filter((table) => typeof table === 'string')].join('\n\n').concat('\n');
}

function writeIdentifications(measured: readonly Measured[]): string {
  const rows = measured.map(({ store, proof, whole, rawWrites, rawCrypto, rawBoth, statements, writes, transactions }) => [
    stores[store],
    proof,
    perSecond(whole.perSecond),
    rawBoth ? share(whole.perSecond / rawBoth.perSecond) : '',
    perSecond(rawBoth.perSecond),
    rawWrites ? perSecond(rawWrites.perSecond) : '-',
    perSecond(rawCrypto.perSecond),
    milliseconds(whole.spent / 1_000),
    milliseconds(rawBoth.spent / 1_000),
    store === 'memory' ? '-' : `${statements}, ${writes}, ${transactions}`,
  ]);
  const columns = ['store', 'proof', 'Styrka', 'of raw', 'raw both', 'raw writes', 'raw crypto', 'CPU ms', 'raw CPU ms', 'SQL, writes, tx'];
  return table('Whole identifications a second', columns, rows);
}

function writeAnswers(answered: readonly Answered[]): string {
  const rows = answered.map(({ store, nodes, proof, samples, p50, p99, raw }) => [
    stores[store],
    nodes === 1 ? 'one' : 'two',
    proof,
    milliseconds(p50),
    milliseconds(p99),
    milliseconds(raw),
    `${(p50 / raw).toFixed(1)} ×`,
    String(samples),
  ]);
  const columns = ['store', 'nodes', 'proof', 'p50 ms', 'p99 ms', 'raw p50 ms', 'p50 / raw', 'samples'];
  return table('From the approval to the spoken result', columns, rows);
}

function writeLogins({ whole, raw, hash, statements, crypto }: LoggedIn): string {
  const columns = ['', 'a second', 'of raw', 'of the hash alone', 'CPU ms', 'SQL', 'argon2id'];
  const rows = [
    [
      'whole log-ins',
      perSecond(whole.perSecond),
      share(whole.perSecond / raw.perSecond),
      share(whole.perSecond / hash.perSecond),
      milliseconds(whole.spent / 1_000),
      String(statements),
      String(crypto.argon2id),
    ],
    ['their writes and hashes', perSecond(raw.perSecond), '', '', milliseconds(raw.spent / 1_000), '', ''],
    ['one hash of a password', perSecond(hash.perSecond), '', '', milliseconds(hash.spent / 1_000), '', ''],
  ];
  return table('Log-ins on the web a second (password, code table, SMS code; PostgreSQL)', columns, rows);
}

function writeTables({ cells, raw }: Verified): string {
  const columns = ['', 'a second', 'of raw'];
  const rows = [
    ['cells verified', perSecond(cells.perSecond), share(cells.perSecond / raw.perSecond)],
    ['a key opened, a hash made', perSecond(raw.perSecond), ''],
  ];
  return table('Verifications of a code table a second, one after the other', columns, rows);
}

function writeBoxes({ codes, raw, transactions, statements, boxes, imported }: Boxed): string {
  const columns = ['', 'a second', 'of raw', 'of the transactions', 'SQL'];
  const rows = [
    [
      'codes verified, with audit and commit',
      perSecond(codes.perSecond),
      share(codes.perSecond / raw.perSecond),
      share(codes.perSecond / transactions.perSecond),
      String(statements),
    ],
    ['their statements and cryptography', perSecond(raw.perSecond), '', '', ''],
    ['transactions of one update, one insert', perSecond(transactions.perSecond), '', '', '2'],
    [`boxes imported, ${boxes} in ${seconds(imported)} s`, perSecond((boxes * 1_000) / imported), '', '', ''],
  ];
  return table('Code boxes (PostgreSQL)', columns, rows);
}

function writeOpenid({ logIns, tokens, bareLogIns, bareTokens }: Provided): string {
  const columns = ['', 'a second', 'of the bare library', 'CPU ms'];
  const row = (name: string, rate: Rate, bare?: Rate) => [
    name,
    perSecond(rate.perSecond),
    bare ? share(rate.perSecond / bare.perSecond) : '',
    milliseconds(rate.spent / 1_000),
  ];
  return table('OpenID Provider (PostgreSQL; the bare library keeps everything in memory)', columns, [
    row('log-ins: request, code, tokens', logIns, bareLogIns),
    row('the bare library', bareLogIns),
    row('token requests: refresh', tokens, bareTokens),
    row('the bare library, refresh', bareTokens),
  ]);
}

function writeGrowth(grown: readonly Grown[]): string {
  const [first] = grown;
  const rows = grown.map(({ customers, login, statement }) => [
    String(customers),
    milliseconds(login),
    `${(login / (first?.login ?? login)).toFixed(2)} ×`,
    statement.toFixed(2),
    `${(statement / (first?.statement ?? statement)).toFixed(2)} ×`,
  ]);
  return table('A log-in as the bank grows (PostgreSQL)', ['customers', 'log-in ms', 'to the first', 'look-up ms', 'to the first'], rows);
}

function writeStarts(started: readonly Started[]): string {
  const rows = started.map(({ what, ms, raw }) => [
    what,
    seconds(ms),
    ...(raw ? [seconds(raw.ms), `${(ms / raw.ms).toFixed(1)} ×`, raw.what] : ['-', '-', '']),
  ]);
  return table('Start to ready', ['what', 's', 'raw s', 'ratio', 'raw is'], rows);
}

function writeMemory(held: readonly Held[]): string {
  const rows = held.map(({ store, waiting, idle, busy }) => [
    stores[store],
    megabytes(idle.resident),
    megabytes(busy.resident),
    `${((busy.kept - idle.kept) / waiting / 1_024).toFixed(1)} kB`,
    share(idle.cpu),
    share(busy.cpu),
  ]);
  const waiting = `${held[0]?.waiting ?? 0} waiting`;
  return table('Memory and CPU of one node', ['store', 'idle', waiting, 'heap a call', 'core, idle', `core, ${waiting}`], rows);
}

function writeTelephone(telephoned: readonly Telephoned[]): string {
  const row = (name: string, callers: number, served: Served, node: string) => [
    String(callers),
    name,
    served.perSecond.toFixed(1),
    String(served.lost),
    ...[served.code, served.password].map(({ p50, p95, p99 }) => [p50, p95, p99].map(milliseconds).join(', ')),
    milliseconds(served.asterisk),
    node,
  ];
  const rows = telephoned.flatMap(({ callers, styrka, bare }) => [
    row('Styrka', callers, styrka, milliseconds(styrka.node)),
    row('the dialplan alone', callers, bare, '-'),
  ]);
  const columns = ['callers', 'in charge', 'calls / s', 'lost', 'user code', 'password', 'CPU ms Asterisk', 'CPU ms Styrka'];
  return table('Calls by SIP: from the last key to the next sound, p50, p95, p99 ms; CPU a call (PostgreSQL)', columns, rows);
}

/** The first column to the left, figures to the right. */
function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isText = columns.map((_, column) => rows.some((row) => /^[A-Za-z]/.test(row[column] ?? '')));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isText[column] ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, ...all.map((row) => `  ${line(row)}`)].join('\n');
}

const perSecond = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const milliseconds = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const seconds = (ms: number) => (ms / 1_000).toFixed(2);
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const share = (part: number) => `${(part * 100).toFixed(0)} %`;
