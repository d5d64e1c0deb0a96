import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';

/** A pool, and whether it holds PGlite's one connection, which must never be thrown away. */
export type Connected = { readonly pool: pg.Pool; readonly embedded: boolean; close(): Promise<void> };

/** Waiting longer for a connection than this, ms, means that something holds it for ever: an error beats a silent stop. */
const patience = 15_000;

const types = { getTypeParser: readNumbers };

/** PostgreSQL by its address. */
export function connectPostgres(url: string, poolSize: number): Connected {
  const limits = { connectionTimeoutMillis: patience, idle_in_transaction_session_timeout: patience, statement_timeout: 2 * patience };
  const pool = new pg.Pool({ connectionString: url, application_name: 'styrka', max: poolSize, types, ...limits });
  ignoreBreaks(pool);
  return { pool, embedded: false, close: () => pool.end() };
}

/**
 * PGlite in a folder: PostgreSQL inside this process, with one connection. It keeps what it has said yes to when the
 * process is killed; not in a power cut, since it does not wait for the disk. Never for a bank.
 */
export async function connectFolder(folder: string): Promise<Connected> {
  const pglite = await PGlite.create(folder);
  const pool = new pg.Pool({ ...createPgConfig(pglite), types, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: patience });
  ignoreBreaks(pool);
  const close = async (): Promise<void> => {
    await pool.end();
    await pglite.close();
  };
  return { pool, embedded: true, close };
}

/** A broken connection is told by the statement that needs it; unheard, its event would end the process. */
function ignoreBreaks(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

/** Times and counters are 64 bits wide in the database and far below 2^53. */
function readNumbers(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (type === pg.types.builtins.INT8) return (text) => Number(text);
  return pg.types.getTypeParser(type, format as 'text');
}
