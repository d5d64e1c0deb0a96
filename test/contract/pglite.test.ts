import { openFolder } from '#adapters/database';
import { newDataFolder } from '../data-folder.ts';
import { testStores } from './stores.ts';

testStores('PGlite', async () => {
  const { folder, remove } = await newDataFolder();
  const { stores, close } = await openFolder({ folder });
  return { stores, close: () => close().then(remove) };
});
