import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { sep } from 'node:path';
import { parseArgs } from 'node:util';

const help = `Runs the tests in one process.

  node --import tsx scripts/run-tests.ts [fast|all|browser|peers|telephone] [part of a path …]

  fast      beside the code, and test/*.test.ts: the in-memory store, nothing else is needed
  all       the fast ones, and those under test/ with PGlite, a real PostgreSQL and two nodes (the default)
  browser   test/browser: real pages in a headless Chromium
  peers     test/peers: software of others at the other end (scripts/install-packages.sh peers)
  telephone test/sip: calls over SIP through a real Asterisk (scripts/install-packages.sh telephone, scripts/get-asterisk.sh)

  A part of a path takes only the files whose path holds it:  npm test -- contract
  --name P     takes only the tests whose name matches the pattern P
  --without P  leaves out the files whose path holds P
  --shard K/N  takes every Nth file, from the Kth on
  --at-once N  runs them in N processes at once; the first is seen as it goes, the others when they are done
  STYRKA_POSTGRES=installed takes the PostgreSQL of the machine instead of the one from npm.
`;

const sets = {
  fast: ['src/**/*.test.{ts,tsx}', 'test/*.test.{ts,tsx}'],
  all: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
  browser: ['test/browser/**/*.test.{ts,tsx}'],
  peers: ['test/peers/**/*.test.ts'],
  telephone: ['test/sip/**/*.test.ts'],
};
type SetName = keyof typeof sets;

function findFiles(set: SetName, parts: string[], shard: string): string[] {
  const [part = 1, of = 1] = shard.split('/').map(Number);
  const files = sets[set].flatMap((pattern) => globSync(pattern)).map((file) => file.split(sep).join('/'));
  const inSet = set === 'all' ? files.filter((file) => !/^test\/(browser|peers|sip)\//.test(file)) : files;
  const wanted = parts.length === 0 ? inSet : inSet.filter((file) => parts.some((part) => file.includes(part)));
  return [...new Set(wanted)].sort().filter((_, at) => at % of === part - 1);
}

/** `pipe`: what it says is written when it is done. */
async function runNode(files: string[], name: string | undefined, out: 'inherit' | 'pipe'): Promise<number> {
  const pattern = name === undefined ? [] : [`--test-name-pattern=${name}`];
  const options = ['--import', 'tsx', '--test', '--test-isolation=none', '--test-reporter=spec', ...pattern];
  const node = spawn(process.execPath, [...options, ...files], { stdio: ['inherit', out, out] });
  const said: Buffer[] = [];
  for (const stream of [node.stdout, node.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  // Ended from outside, it still says how far it came.
  process.once('SIGTERM', () => node.kill());
  const [code, signal] = (await once(node, 'close')) as [number | null, string | null];
  process.stdout.write(Buffer.concat(said));
  return signal === null ? (code ?? 1) : 1;
}

/** Roughly how long these take, in seconds; all others less than one. A wrong figure costs nothing but time. */
const seconds: Readonly<Record<string, number>> = {
  'test/two-nodes/': 90,
  'test/logins/': 150,
  'test/database/folder': 40,
  'test/demo/start': 50,
  'test/openid/identify-caller': 16,
  'test/openid/identify-in-menu': 15,
  'test/openid/': 4,
  'test/contract/pglite': 28,
  'test/canaries/servers': 22,
  'test/races/': 18,
  'test/contract/agreement': 17,
  'test/database/stock.test': 14,
  'test/restored/': 9,
  'test/database/letters': 8,
  'test/database/boxes': 8,
  'test/browser/every-page': 210,
  'test/browser/code-box': 130,
  'test/browser/web-login': 60,
  'test/browser/my': 50,
  'test/browser/way-two': 40,
  'test/browser/': 22,
  'test/sip/stories': 160,
  'test/sip/broken': 90,
  'test/sip/callers': 75,
  'test/sip/canaries': 130,
  'test/sip/softphone': 70,
  'test/sip/strangers': 35,
  'test/sip/': 18,
};

/** Into so many parts that take about as long: the longest first, each to who has least to do. */
function divide(files: readonly string[], count: number): string[][] {
  const cost = (file: string) => Object.entries(seconds).find(([begin]) => file.startsWith(begin))?.[1] ?? 0.5;
  const parts = Array.from({ length: count }, () => ({ files: [] as string[], cost: 0 }));
  for (const file of files.toSorted((a, b) => cost(b) - cost(a))) {
    const part = parts.reduce((least, other) => (other.cost < least.cost ? other : least));
    part.files.push(file);
    part.cost += cost(file);
  }
  return parts.map((part) => part.files.sort());
}

/** Each runs to its end, also when another one fails. */
async function runShards(files: string[], name: string | undefined, shards: number): Promise<number> {
  const parts = divide(files, Math.min(shards, files.length));
  const codes = await Promise.all(parts.map((part, at) => runNode(part, name, at === 0 ? 'inherit' : 'pipe')));
  return Math.max(...codes);
}

async function runTests(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      name: { type: 'string' },
      without: { type: 'string' },
      shard: { type: 'string', default: '1/1' },
      'at-once': { type: 'string', default: '1' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [first = 'all', ...rest] = positionals;
  const set = first in sets ? (first as SetName) : 'all';
  const found = findFiles(set, first in sets ? rest : positionals, values.shard);
  const files = found.filter((file) => values.without === undefined || !file.includes(values.without));
  if (files.length > 0) return runShards(files, values.name, Math.max(1, Number(values['at-once']) || 1));
  console.log(`No test file found in the set "${set}"${rest.length > 0 ? ` with ${rest.join(', ')} in its path` : ''}.`);
  return rest.length > 0 || set !== first ? 1 : 0;
}

process.exitCode = await runTests();
