import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildPages } from '../scripts/build-pages.ts';
import { findFreePorts } from '../test/free-ports.ts';
import { describeNode } from './bank.ts';
import type { Ground } from './ground.ts';
import type { Size } from './options.ts';
import { quantile } from './rate.ts';

/** From the command to the line that says ready, ms: the median of so many runs. `raw`: what that start cannot do without. */
export type Started = { readonly what: string; readonly ms: number; readonly raw: { readonly what: string; readonly ms: number } | null };

type Given = { readonly ground: Ground; readonly size: Size; tell(what: string): void };
const tsx = ['--import', 'tsx'];
const openPglite = `(await import('@electric-sql/pglite')).PGlite.create(process.argv[1]).then(() => console.log('{"ready":true}'))`;
const sayReady = `console.log('{"ready":true}')`;

/** The live pages are built before; what that costs once is measured by itself. */
export async function measureStarts({ ground, size, tell }: Given): Promise<Started[]> {
  const runs = async (what: string, run: () => Promise<number>) => {
    tell(`starts, ${what}`);
    const took: number[] = [];
    for (let n = 0; n < size.starts; n++) took.push(await run());
    return quantile(took, 0.5);
  };
  const folders = { demo: ground.folder('demo'), pglite: ground.folder('pglite') };
  const bare = (run: readonly string[]) => () => runUntilReady([...tsx, '--input-type=module', '--eval', ...run]);
  const first = async (what: string, folder: string, run: (folder: string) => Promise<number>) => {
    // Once in the folder that later starts find, then in others.
    let next = folder;
    return runs(what, () => {
      const here = next;
      next = ground.folder('first');
      return run(here);
    });
  };
  const pglite = (folder: string) => bare([openPglite, folder])();
  const firstBare = { what: 'Node with tsx makes a PGlite', ms: await first('PGlite, first', folders.pglite, pglite) };
  const laterBare = { what: 'Node with tsx opens a PGlite', ms: await runs('PGlite, later', () => pglite(folders.pglite)) };
  const bareNode = { what: 'Node with tsx', ms: await runs('Node with tsx', bare([sayReady])) };
  const server = await prepareServer(ground);
  await server();
  return [
    { what: 'demo bank, first start', ms: await first('demo, first', folders.demo, (folder) => startDemo(folder)), raw: firstBare },
    { what: 'demo bank, later start', ms: await runs('demo, later', () => startDemo(folders.demo)), raw: laterBare },
    { what: 'server on PostgreSQL', ms: await runs('server', server), raw: bareNode },
    { what: 'building the pages, once', ms: await buildPages({ force: true, to: join(ground.folder('pages'), 'pages') }), raw: null },
  ];
}

/** On a database that has its tables. */
async function prepareServer(ground: Ground): Promise<() => Promise<number>> {
  const folder = ground.folder('server');
  const config = await describeNode(await ground.place('postgres'), folder);
  const file = join(folder, 'styrka.json');
  writeFileSync(file, JSON.stringify(config));
  return () => runUntilReady([...tsx, 'src/server/main.ts', '--config', file, '--json']);
}

/** The demo wants three ports in a row: the next ones may be taken by a connection of somebody's, and then others are tried. */
async function startDemo(folder: string, triesLeft = 5): Promise<number> {
  const [port] = await findFreePorts(1);
  const run = [...tsx, 'src/demo/main.ts', '--json', '--data', folder];
  return runUntilReady(run, { PORT: String(Math.min(port ?? 0, 65_000)) }).catch((error: Error) => {
    if (triesLeft === 0 || !/^Port \d+ is taken/m.test(error.message)) throw error;
    return startDemo(folder, triesLeft - 1);
  });
}

/** Ends the program once it has said that it is ready. */
async function runUntilReady(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const began = performance.now();
  const program = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const exited = once(program, 'exit');
  try {
    return await Promise.race([
      waitForReady(program).then(() => performance.now() - began),
      exited.then(([code]) => Promise.reject(new Error(`${args.join(' ')} ended with ${code} before it was ready.\n${said}`))),
    ]);
  } finally {
    program.kill('SIGTERM');
    await exited;
  }
}

async function waitForReady({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) return;
  for await (const line of createInterface({ input: stdout })) if (line.startsWith('{"ready":true')) return;
  // It ended without a word; whoever waits for its end says so.
  await new Promise(() => {});
}
