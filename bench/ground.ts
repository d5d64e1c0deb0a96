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
  const postgres = await startPostgres({ durable: true });
  const folder = (name: string) => mkdtempSync(join(root, `${name}-`));
  return {
    postgres,
    folder,
    async place(is) {
      if (is === 'memory') return { is };
      return is === 'folder' ? { is, folder: folder('database') } : { is, url: await postgres.createDatabase() };
    },
    async clear() {
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
