import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEEPER_FILE } from './orphans.ts';

/** What the tests order: a server on this port, with its data in this folder, run as this user. */
export type Order = { folder: string; postgres: string; port: number; durable: boolean; user: { uid: number; gid: number } | undefined };
export type Report = { is: 'ready'; version: string } | { is: 'failed'; log: string };

const PATIENCE = 10_000;

function listSettings({ port, durable }: Order): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    timezone: 'UTC',
    lc_messages: 'C',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function startServer(order: Order): ChildProcess {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const options = { cwd: order.folder, env, ...order.user };
  return spawn(order.postgres, ['-D', join(order.folder, 'data'), ...listSettings(order)], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Reads the server's log until it says that it is ready, or ends. */
function awaitReport(server: ChildProcess): Promise<Report> {
  let log = '';
  return new Promise((resolve) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.length < 20_000) log += chunk;
      if (log.includes('ready to accept connections')) resolve({ is: 'ready', version: /PostgreSQL (\S+)/.exec(log)?.[1] ?? '' });
    });
    server.on('error', (error) => resolve({ is: 'failed', log: error.message }));
    server.on('exit', (code) => resolve({ is: 'failed', log: `${log}\nended with ${code}` }));
  });
}

/** Fast shutdown first, which ends the open sessions; the hard one if that takes too long. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  const hard = setTimeout(() => server.kill('SIGQUIT'), PATIENCE);
  await ended;
  clearTimeout(hard);
}

async function keep(order: Order): Promise<void> {
  writeFileSync(join(order.folder, KEEPER_FILE), String(process.pid));
  const server = startServer(order);
  const leave = async () => {
    await stopServer(server);
    rmSync(order.folder, { recursive: true, force: true });
    process.exit();
  };
  process.once('disconnect', leave);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, leave);
  const report = await awaitReport(server);
  if (report.is === 'failed') process.off('disconnect', leave);
  process.send?.(report, () => report.is === 'failed' && process.exit(1));
}

process.once('message', keep);
