import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findFreePorts } from './free-ports.ts';
import { chooseUser, findBinaries, type User } from './postgres/binaries.ts';
import type { Order, Report } from './postgres/keeper.ts';
import { RUN_FOLDER, removeOrphans } from './postgres/orphans.ts';

export type Postgres = {
  /** The address of a database of this server; without a name, the one it was born with. */
  url(database?: string): string;
  /** The address of a fresh, empty database of the caller's own. */
  createDatabase(): Promise<string>;
  /** Drops the caller's databases. The server stays for the next test file, and ends with this process, however that ends. */
  stop(): Promise<void>;
  version: string;
};

type Server = { port: number; password: string; version: string };

const running = new Map<boolean, Promise<Server>>();
let databases = 0;

/**
 * A real PostgreSQL on a free port of the loopback, started once in this process and shared by all who ask.
 * The default is the one from npm, which needs nothing installed; STYRKA_POSTGRES=installed takes the machine's own.
 * `durable` keeps fsync on, for measuring; tests do without, since their data is thrown away.
 */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  let starting = running.get(durable);
  if (!starting) {
    starting = startServer(durable);
    running.set(durable, starting);
  }
  const { port, password, version } = await starting;
  const url = (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const created: string[] = [];
  return {
    url,
    version,
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await say(url(), `create database ${name} template template0`);
      created.push(name);
      return url(name);
    },
    async stop() {
      for (const name of created.splice(0)) await say(url(), `drop database if exists ${name} with (force)`);
    },
  };
}

async function say(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startServer(durable: boolean): Promise<Server> {
  removeOrphans();
  const user = chooseUser();
  const folder = mkdtempSync(join(tmpdir(), RUN_FOLDER));
  try {
    if (user) chownSync(folder, user.uid, user.gid);
    const bin = await findBinaries(folder, user);
    const password = randomBytes(16).toString('hex');
    layData(folder, bin, password, user);
    return await startOnFreePort({ folder, postgres: join(bin, 'postgres'), durable, user }, password);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Somebody else may take the port between finding and using it: then the next one is tried. */
async function startOnFreePort(order: Omit<Order, 'port'>, password: string): Promise<Server> {
  for (let tries = 1; ; tries += 1) {
    const [port = 0] = await findFreePorts(1);
    const report = await hireKeeper({ ...order, port });
    if (report.is === 'ready') return { port, password, version: report.version };
    if (tries === 3 || !report.log.includes('in use')) throw new Error(`PostgreSQL did not start:\n${report.log}`);
  }
}

function layData(folder: string, bin: string, password: string, user: User): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const data = ['-D', join(folder, 'data'), '--no-sync', '--no-instructions', '--encoding=UTF8', '--locale=C'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const env = { ...process.env, LC_ALL: 'C', HOME: folder };
  execFileSync(join(bin, 'initdb'), [...data, ...access], { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, env, ...user });
}

/**
 * The keeper is a small process of its own that runs PostgreSQL and ends it when the line to this process breaks:
 * so nothing is left behind even if the tests are killed.
 */
async function hireKeeper(order: Order): Promise<Report> {
  // Neither the test runner's context nor a debugger of the tests belongs into the keeper.
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const program = join(import.meta.dirname, 'postgres/keeper.ts');
  const keeper = spawn(process.execPath, [program, order.folder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true, env });
  keeper.send(order);
  const report = await hear(keeper);
  keeper.unref();
  keeper.channel?.unref();
  return report;
}

function hear(keeper: ChildProcess): Promise<Report> {
  return new Promise((resolve) => {
    keeper.once('message', (report) => resolve(report as Report));
    keeper.once('error', (error) => resolve({ is: 'failed', log: error.message }));
    keeper.once('exit', (code) => resolve({ is: 'failed', log: `the keeper ended with ${code}` }));
  });
}
