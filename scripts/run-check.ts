import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs, stripVTControlCharacters as plain } from 'node:util';

const root = resolve(import.meta.dirname, '..');

type Part = {
  name: string;
  says: string;
  /** Each is a command of node_modules/.bin with its arguments; they run side by side. */
  commands: string[][];
  /** Why there is nothing to check yet, if so. */
  idle?: string | undefined;
};
type Outcome = { part: Part; ok: boolean; seconds: number; output: string };

const isThere = (...patterns: string[]) => patterns.some((pattern) => globSync(pattern, { cwd: root }).length > 0);
const script = (name: string, ...rest: string[]) => ['node', '--import', 'tsx', `scripts/${name}`, ...rest];

function listParts(): Part[] {
  const hasPages = isThere('src/**/page/*.{ts,tsx}');
  const hasPageTests = isThere('src/**/page/**/*.test.{ts,tsx}');
  const entries = ['src/server/main.ts', 'src/demo/main.ts'].filter((file) => !existsSync(join(root, file)));
  return [
    {
      name: 'types',
      says: 'TypeScript: the server without a DOM, the pages without Node',
      commands: [
        ['tsc', '-p', 'tsconfig.server.json'],
        ...(hasPages ? [script('run-page-types.ts')] : []),
        ...(hasPageTests ? [['tsc', '-p', 'tsconfig.page-tests.json']] : []),
      ],
    },
    { name: 'format', says: 'Biome: format and lint', commands: [['biome', 'check', '--error-on-warnings', '--colors=off']] },
    { name: 'borders', says: 'dependency-cruiser: who may know whom', commands: [script('run-borders.ts')] },
    {
      name: 'dead-code',
      says: 'knip: files, exports and packages that nobody uses',
      commands: [['knip', '--no-progress']],
      idle: entries.length > 0 ? `nothing runs yet: ${entries.join(', ')} missing` : undefined,
    },
    { name: 'documents', says: 'what is generated from the code is up to date', commands: [script('write-docs.ts', '--check')] },
    {
      name: 'tests',
      says: 'the fast tests, on the in-memory store',
      commands: [1, 2].map((half) => script('run-tests.ts', 'fast', '--shard', `${half}/2`)),
    },
  ];
}

const help = `Checks everything that can be checked in seconds, all parts side by side.

  npm run check -- [--only PART,PART] [--without PART,PART] [--verbose]

${listParts()
  .map(({ name, says }) => `  ${name.padEnd(10)}  ${says}`)
  .join('\n')}

  --only     only these parts
  --without  all but these parts
  --verbose  print the output of passing parts too
`;

function runCommand([command = '', ...rest]: string[]): Promise<{ code: number; output: string }> {
  const path = join(root, 'node_modules/.bin') + delimiter + (process.env['PATH'] ?? '');
  const windows = process.platform === 'win32';
  const child = spawn(command, rest, { cwd: root, env: { ...process.env, PATH: path }, shell: windows });
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

async function runPart(part: Part): Promise<Outcome> {
  const began = performance.now();
  const results = await Promise.all(part.idle === undefined ? part.commands.map(runCommand) : []);
  const output = results.map((result) => result.output).join('');
  return { part, ok: results.every(({ code }) => code === 0), seconds: (performance.now() - began) / 1000, output };
}

function noteOf({ part, ok, output }: Outcome): string {
  if (part.idle !== undefined) return `skipped: ${part.idle}`;
  if (part.name === 'borders') return plain(output).trim().split('\n').at(-1) ?? '';
  if (part.name !== 'tests') return ok ? '' : 'see below';
  const count = (word: string) =>
    [...plain(output).matchAll(new RegExp(`^ℹ ${word} (\\d+)`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
  return `${count('pass')} passed, ${count('fail')} failed`;
}

/** What passed is of no interest when something failed. */
function leaveOutPassed(output: string): string {
  const lines = plain(output).split('\n');
  return lines.filter((line) => !/^\s*[✔ℹ▶]/.test(line)).join('\n');
}

function printLine(outcome: Outcome): void {
  const mark = outcome.part.idle === undefined ? (outcome.ok ? '✔' : '✖') : '–';
  console.log(`${mark} ${outcome.part.name.padEnd(10)} ${outcome.seconds.toFixed(1).padStart(5)} s  ${noteOf(outcome)}`.trimEnd());
}

function chooseParts({ only, without }: { only?: string; without?: string }): Part[] {
  const parts = listParts();
  const read = (names: string) => names.split(',').map((name) => name.trim());
  const [wanted, unwanted] = [only === undefined ? parts.map(({ name }) => name) : read(only), read(without ?? '')];
  const unknown = [...wanted, ...unwanted].filter((name) => name !== '' && !parts.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join('", "')}"; there are ${parts.map(({ name }) => name).join(', ')}.`);
  return parts.filter(({ name }) => wanted.includes(name) && !unwanted.includes(name));
}

async function runCheck(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      only: { type: 'string' },
      without: { type: 'string' },
      verbose: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const began = performance.now();
  const running = chooseParts(values).map(async (part) => {
    const outcome = await runPart(part);
    printLine(outcome);
    return outcome;
  });
  const outcomes = await Promise.all(running);
  for (const { part, ok, output } of outcomes) {
    if (!ok || values.verbose) console.log(`\n── ${part.name}\n${(values.verbose ? output : leaveOutPassed(output)).trimEnd()}`);
  }
  const failed = outcomes.filter(({ ok }) => !ok).map(({ part }) => part.name);
  const verdict = failed.length === 0 ? 'All is well' : `Failed: ${failed.join(', ')}`;
  console.log(`\n${verdict}, in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await runCheck();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
