import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { startPostgres } from '../postgres.ts';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows[0]?.[0];
}

test('everyone who asks for a PostgreSQL gets the same server, and a database of their own', async () => {
  const [one, other] = await Promise.all([startPostgres(), startPostgres()]);
  assert.equal(one.url(), other.url());
  const [mine, yours] = await Promise.all([one.createDatabase(), other.createDatabase()]);
  await ask(mine, 'create table note (word text)');
  assert.equal(await ask(mine, `select to_regclass('note')::text`), 'note');
  assert.equal(await ask(yours, `select to_regclass('note')::text`), null);
  await one.stop();
  assert.equal(await ask(other.url(), `select count(*)::int from pg_database where datname = '${new URL(mine).pathname.slice(1)}'`), 0);
  assert.equal(await ask(yours, 'select 1'), 1);
  await other.stop();
});

test('a stranger on this machine cannot enter the test database without its password', async () => {
  const postgres = await startPostgres();
  const url = new URL(postgres.url());
  url.password = 'guessed';
  await assert.rejects(ask(url.href, 'select 1'), { code: '28P01' });
});

/** A process that starts a server of its own, says where it lives, and then waits to be killed. */
const VICTIM = `
  import { startPostgres } from './test/postgres.ts';
  import pg from 'pg';
  const client = new pg.Client((await startPostgres()).url());
  await client.connect();
  const { rows } = await client.query("select current_setting('data_directory') as data, pg_postmaster_start_time() as began");
  console.log(rows[0].data);
  setInterval(() => {}, 1000);
`;

async function startVictim(): Promise<{ data: string; kill: () => void; postmaster: number; keeper: number }> {
  const victim = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', VICTIM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const died = once(victim, 'exit').then(([code]) => assert.fail(`the process to be killed ended by itself, with ${code}`));
  const [line] = (await Promise.race([once(victim.stdout, 'data'), died])) as [Buffer];
  died.catch(() => {});
  const data = line.toString().trim();
  const postmaster = Number.parseInt(readFileSync(`${data}/postmaster.pid`, 'utf8'), 10);
  const keeper = Number(readFileSync(`${data}/../keeper.pid`, 'utf8'));
  return { data, kill: () => victim.kill('SIGKILL'), postmaster, keeper };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`; // a zombie is dead, whenever it is buried
    return !existsSync(status) || !readFileSync(status, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** For a minute: a machine may be slow. */
async function until(condition: () => boolean): Promise<void> {
  const { setTimeout: wait } = await import('node:timers/promises');
  for (let tries = 0; tries < 2400 && !condition(); tries += 1) await wait(25);
  assert.ok(condition(), condition.toString());
}

test('a test process that is killed leaves no PostgreSQL and no folder behind', { skip: process.platform === 'win32' }, async () => {
  const victim = await startVictim();
  assert.ok(isAlive(victim.postmaster));
  victim.kill();
  await until(() => !isAlive(victim.postmaster) && !existsSync(victim.data));
});

test('what is left behind when the keeper is killed too, the next start clears away', { skip: process.platform === 'win32' }, async () => {
  const victim = await startVictim();
  process.kill(victim.keeper, 'SIGKILL');
  victim.kill();
  assert.ok(existsSync(victim.data));
  await until(() => !isAlive(victim.keeper));
  const program = `import { removeOrphans } from './test/postgres/orphans.ts'; removeOrphans();`;
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  assert.ok(!existsSync(victim.data));
  await until(() => !isAlive(victim.postmaster));
});
