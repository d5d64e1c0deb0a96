import type { Database, Statement } from './database.ts';

/** Runs a statement that deletes, and counts what it deleted in a column `count`. Rows that somebody holds are left for the next time. */
export async function countGone(database: Database, statement: Statement, values: readonly unknown[]): Promise<number> {
  const { rows } = await database.run(statement, values);
  return rows[0]?.['count'] ?? 0;
}
