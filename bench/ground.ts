import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../test/postgres.ts';
import type { Place } from './bank.ts';

/** What is measured on: a folder of its own and a PostgreSQL that waits for the disk, both gone afterwards. */
export type Ground = {
  readonly postgres: Postgres;
  folder(name: string): string;
  place(is: Place['is']): Promise<Place>;
  clear(): Promise<void>;
};

export async function prepareGround(): Promise<Ground> {
  const root = mkdtempSync(join(tmpdir(), 'styrka-bench-'));
  // Whatever ends this process, also Ctrl+C: nothing is left behind.
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const postgres = await startPostgres({ durable: true });
  const folder = (name: string) => mkdtempSync(join(root, `${name}-`));
  return {
    postgres,
    folder,
    async place(is) {
      if (is === 'memory') return { is };
      return is === 'folder' ? { is, folder: folder('database') } : { is, url: await postgres.createDatabase() };
    },
    clear: () => postgres.stop(),
  };
}
