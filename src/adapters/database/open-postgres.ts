import type { Journal, Signals, Stores } from '#ports';
import { connectPostgres } from './connect.ts';
import { createDatabase } from './database.ts';
import { createJournal } from './journal.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createDatabaseSignals } from './signals.ts';
import { createStores } from './stores.ts';

export type OpenDatabase = { readonly stores: Stores; readonly journal: Journal; readonly signals: Signals; close(): Promise<void> };

/** PostgreSQL 15 or newer, brought to the newest schema first. `poolSize` connections, and one more that listens. */
export async function openPostgres({ url, poolSize = 10 }: { url: string; poolSize?: number }): Promise<OpenDatabase> {
  const connected = connectPostgres(url, poolSize);
  try {
    await migrate(connected.pool, await readMigrations());
    const signals = await createDatabaseSignals(url, connected.pool);
    const close = closeOnce(async () => {
      await signals.close();
      await connected.close();
    });
    const database = createDatabase(connected);
    return { stores: createStores(database, close), journal: createJournal(database), signals, close };
  } catch (error) {
    await connected.close();
    throw error;
  }
}

/** Stores and their opener may both close. */
export function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
