import { mkdir } from 'node:fs/promises';
import { createInProcessSignals } from '#adapters/in-process-signals';
import { connectFolder } from './connect.ts';
import { createDatabase } from './database.ts';
import { createJournal } from './journal.ts';
import { lockFolder } from './lock-folder.ts';
import { migrate, readMigrations } from './migrate.ts';
import { closeOnce, type OpenDatabase } from './open-postgres.ts';
import { createStores } from './stores.ts';

/** The embedded database in a folder of its own, made if need be. One process at a time: Broken('data-folder-in-use') for the second. */
export async function openFolder({ folder }: { folder: string }): Promise<OpenDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = closeOnce(await lockFolder(folder));
  try {
    const connected = await connectFolder(folder);
    const close = closeOnce(async () => {
      await connected.close();
      await unlock();
    });
    await migrate(connected.pool, await readMigrations()).catch(async (error) => {
      await close();
      throw error;
    });
    const database = createDatabase(connected);
    return { stores: createStores(database, close), journal: createJournal(database), signals: createInProcessSignals(), close };
  } catch (error) {
    await unlock();
    throw error;
  }
}
