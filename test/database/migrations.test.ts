import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openPostgres } from '#adapters/database';
import { migrate, readMigrations } from '../../src/adapters/database/migrate.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { describeMigrated, describeSchema } from './schema.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

describe('migrations', () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres?.stop());

  const withPool = async <Outcome>(url: string, work: (pool: pg.Pool) => Promise<Outcome>): Promise<Outcome> => {
    const pool = new pg.Pool({ connectionString: url });
    return work(pool).finally(() => pool.end());
  };
  const withOwnFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
    const own = await mkdtemp(join(tmpdir(), 'styrka-migrations-'));
    await cp(folder, own, { recursive: true });
    await work(`${own}/`).finally(() => rm(own, { recursive: true }));
  };

  test('the schema in migrations/schema.sql is what the migrations make (scripts/write-schema.ts writes it anew)', async () => {
    assert.equal(await describeMigrated(await postgres.createDatabase()), await readFile(join(folder, 'schema.sql'), 'utf8'));
  });

  test('a migrated database is left as it is, and a planted column is seen', async () => {
    const url = await postgres.createDatabase();
    const first = await describeMigrated(url);
    assert.equal(await describeMigrated(url), first);
    await withPool(url, (pool) => pool.query('alter table flows add column planted text'));
    assert.notEqual(await describeSchema(url), first);
  });

  test('five nodes that start at once migrate once', async () => {
    const url = await postgres.createDatabase();
    const migrations = await readMigrations();
    const applied = await withPool(url, (pool) => Promise.all(Array.from({ length: 5 }, () => migrate(pool, migrations))));
    assert.deepEqual(
      applied.flat(),
      migrations.map(({ name }) => name),
    );
  });

  test('a migration that was edited after it had been applied is refused', async () => {
    const url = await postgres.createDatabase();
    await (await openPostgres({ url })).close();
    await withOwnFolder(async (own) => {
      const [first] = await readMigrations();
      await writeFile(join(own, first?.name ?? ''), `${first?.text}-- edited\n`);
      const edited = await readMigrations(own);
      await assert.rejects(
        withPool(url, (pool) => migrate(pool, edited)),
        { code: 'migration-edited', detail: first?.name },
      );
    });
  });

  test('an older server refuses a database that a newer one has migrated', async () => {
    const url = await postgres.createDatabase();
    await withOwnFolder(async (own) => {
      await writeFile(join(own, '9999-newer.sql'), 'create table newer (id text);');
      const newer = await readMigrations(own);
      assert.equal((await withPool(url, (pool) => migrate(pool, newer))).at(-1), '9999-newer.sql');
    });
    await assert.rejects(openPostgres({ url }), { code: 'migration-unknown', detail: '9999-newer.sql was applied' });
  });

  test('of a migration that fails in the middle nothing is kept', async () => {
    const url = await postgres.createDatabase();
    const before = await describeMigrated(url);
    await withOwnFolder(async (own) => {
      await writeFile(join(own, '9999-wrong.sql'), 'create table half (id text); select no_such_thing;');
      const wrong = await readMigrations(own);
      await assert.rejects(
        withPool(url, (pool) => migrate(pool, wrong)),
        { code: 'migration-failed' },
      );
    });
    assert.equal(await describeSchema(url), before);
  });
});
