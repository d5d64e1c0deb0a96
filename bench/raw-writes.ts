import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Place } from './bank.ts';
import type { Kind, Saying, Unit } from './record.ts';

/**
 * A database, the plain driver, and one table: what the same writes cost without Styrka. As many connections as a node has,
 * and one that listens.
 */
export type Raw = { replay(units: readonly Unit[], worker: number): Promise<void>; close(): Promise<void> };

const poolSize = 10;
const texts: Record<Kind, string> = {
  select: 'select id, body from bench_rows where id = $1',
  insert: 'insert into bench_rows (id, body) values ($1, $2)',
  update: 'update bench_rows set body = $2 where id = $1',
  notify: `select pg_notify('bench', $1)`,
};

export async function openRaw(place: Place, workers: number): Promise<Raw> {
  const { pool, close } = await connect(place);
  await pool.query('create table if not exists bench_rows (id text primary key, body text)');
  const rows = Array.from({ length: workers }, (_, worker) => `row-${worker}`);
  await pool.query(`insert into bench_rows select id, 'x' from unnest($1::text[]) as id on conflict do nothing`, [rows]);
  let last = Date.now() * 1_000;
  const say = async (on: pg.Pool | pg.PoolClient, { kind, bytes }: Saying, worker: number) => {
    last += 1;
    const own = `row-${worker}`;
    const id = kind === 'insert' ? `new-${last}` : own;
    const values = { select: [id], insert: [id, 'x'.repeat(bytes)], update: [id, 'x'.repeat(bytes)], notify: [own] }[kind];
    await on.query({ name: `bench-${kind}`, text: texts[kind], values });
  };
  return {
    async replay(units, worker) {
      for (const { transaction, sayings } of units) {
        const sayAll = async (on: pg.Pool | pg.PoolClient) => {
          for (const saying of sayings) await say(on, saying, worker);
        };
        await (transaction ? transact(pool, sayAll) : sayAll(pool));
      }
    },
    close,
  };
}

async function transact(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function connect(place: Place): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  if (place.is === 'memory') throw new Error('Memory has no writes of its own.');
  if (place.is === 'postgres') {
    const pool = new pg.Pool({ connectionString: place.url, max: poolSize });
    const ear = new pg.Client({ connectionString: place.url });
    await ear.connect();
    await ear.query('listen bench');
    const close = async () => {
      await ear.end();
      await pool.end();
    };
    return { pool, close };
  }
  const pglite = await PGlite.create(place.folder);
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 });
  const close = async () => {
    await pool.end();
    await pglite.close();
  };
  return { pool, close };
}
