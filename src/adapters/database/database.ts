import type pg from 'pg';
import { Broken } from '#ports';
import type { Connected } from './connect.ts';

/** A statement with a name of its own: the server parses and plans it once for each connection. */
export type Statement = { readonly name: string; readonly text: string };

export type Answer = { readonly rows: readonly Row[]; readonly count: number };
/** Columns are read by the store that asked for them. */
// biome-ignore lint/suspicious/noExplicitAny: what a column holds is said by the statement, which no type sees.
export type Row = { readonly [column: string]: any };

export type Session = { run(statement: Statement, values: readonly unknown[]): Promise<Answer> };

/** Undone: the outcome is given back, and everything the work has written is taken back. */
export type Done<Outcome> = { readonly outcome: Outcome; readonly undo: boolean };
export const keep = <Outcome>(outcome: Outcome): Done<Outcome> => ({ outcome, undo: false });
export const undo = <Outcome>(outcome: Outcome): Done<Outcome> => ({ outcome, undo: true });

export type Database = Session & {
  /** All of it or nothing, at read committed: what must hold is in the statements' conditions, not in a snapshot. */
  transact<Outcome>(work: (session: Session) => Promise<Done<Outcome>>): Promise<Outcome>;
};

/** Serialization failure and deadlock: nothing was written, and the same work may go through the next time. */
const passing = new Set(['40001', '40P01']);
const attempts = 5;

export function createDatabase({ pool, embedded }: Pick<Connected, 'pool' | 'embedded'>): Database {
  return {
    run: (statement, values) => runOnce(pool, statement, values).catch(translate),
    async transact(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transactOnce(pool, embedded, work);
        } catch (error) {
          if (attempt === attempts || !passing.has(codeOf(error))) return translate(error);
        }
      }
    },
  };
}

/** The statement `name` is the same text always: pg refuses a name used for two. */
export function statement(name: string, text: string): Statement {
  return { name, text };
}

async function transactOnce<Outcome>(
  pool: pg.Pool,
  embedded: boolean,
  work: (session: Session) => Promise<Done<Outcome>>,
): Promise<Outcome> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const done = await work({ run: (each, values) => runOn(client, each, values) });
    await client.query(done.undo ? 'rollback' : 'commit');
    return done.outcome;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    // PGlite has one session for ever: thrown away in mid-transaction, the next user would sit in this one's.
    client.release(broken && !embedded);
  }
}

/** Not pool.query: that throws the connection away after any error, and PGlite has no other one. A broken one the pool finds itself. */
async function runOnce(pool: pg.Pool, statement: Statement, values: readonly unknown[]): Promise<Answer> {
  const client = await pool.connect();
  try {
    return await runOn(client, statement, values);
  } finally {
    client.release();
  }
}

/** PostgreSQL's text holds no NUL and fails at one: what is looked for by such an id is not there, as in any other store. */
function canBeThere(text: string, values: readonly unknown[]): boolean {
  return !text.startsWith('select') || !values.some((value) => typeof value === 'string' && value.includes('\0'));
}

async function runOn(on: pg.PoolClient, { name, text }: Statement, values: readonly unknown[]): Promise<Answer> {
  if (!canBeThere(text, values)) return { rows: [], count: 0 };
  const { rows, rowCount } = await on.query({ name, text, values: [...values] });
  return { rows, count: rowCount ?? 0 };
}

/** The database's own words may hold what was to be stored: only the code and the plain message go on, to the log. */
function translate(error: unknown): never {
  if (error instanceof Broken) throw error;
  const code = codeOf(error);
  if (code === '23505')
    throw new Broken('id-used-twice', 'Something was to be stored under an identifier that is in use.', constraintOf(error));
  const message = error instanceof Error ? error.message : '';
  throw new Broken('database-failed', 'The database did not do what it was asked to.', `${code} ${message}`.trim());
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
}
