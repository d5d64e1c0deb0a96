import { openPostgres } from '#adapters/database';
import { startPostgres } from '../postgres.ts';
import { testStores } from './stores.ts';

testStores('PostgreSQL', async () => {
  const postgres = await startPostgres();
  const opened = await openPostgres({ url: await postgres.createDatabase() });
  const close = async (): Promise<void> => {
    await opened.close();
    await postgres.stop();
  };
  return { stores: opened.stores, close };
});
