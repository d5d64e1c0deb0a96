import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '#adapters/database';
import { testStores } from './stores.ts';

testStores('PGlite', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-pglite-'));
  const opened = await openFolder({ folder: join(parent, 'data') });
  const close = async (): Promise<void> => {
    await opened.close();
    await rm(parent, { recursive: true });
  };
  return { stores: opened.stores, close };
});
