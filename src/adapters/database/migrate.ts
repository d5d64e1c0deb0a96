import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { Broken } from '#ports';

export type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** The files of `migrations/` in order. `schema.sql` there is generated from them and is not one. */
export async function readMigrations(from = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(new URL(name, `file://${from}`), 'utf8')).replaceAll('\r\n', '\n');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Any number that nothing else in the database locks. */
const lockNumber = 7_412_018;

/** Brings a database to the newest schema, forward only, one process at a time. Returns the names of those applied now. */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockNumber})`);
    try {
      return await applyMissing(client, migrations);
    } finally {
      await client.query(`select pg_advisory_unlock(${lockNumber})`);
    }
  } finally {
    client.release();
  }
}

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('create table if not exists migrations (name text collate "C" primary key, checksum text not null)');
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name');
  for (const [index, row] of rows.entries()) compare(row, migrations[index]);
  const missing = migrations.slice(rows.length);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

/** What was applied must be the beginning of what there is, unchanged. */
function compare(applied: { name: string; checksum: string }, given: Migration | undefined): void {
  if (given?.name !== applied.name) {
    throw new Broken('migration-unknown', 'The database is newer than this server, or not its own.', `${applied.name} was applied`);
  }
  if (given.checksum !== applied.checksum) {
    throw new Broken('migration-edited', 'A migration was edited after it had been applied.', applied.name);
  }
}

async function apply(client: pg.PoolClient, { name, text, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const why = error instanceof Error ? error.message : String(error);
    throw new Broken('migration-failed', 'A migration could not be applied; nothing of it was kept.', `${name}: ${why}`);
  }
}
