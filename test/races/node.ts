import { openPostgres } from '#adapters/database';
import type { Stores } from '#ports';
import { breakStores } from './broken-stores.ts';
import { type Contest, contests } from './contests.ts';

/** One node of the race: a process of its own with its own connections, told over IPC what to do. */
const [url = '', kind = ''] = process.argv.slice(2);
const opened = await openPostgres({ url, poolSize: 20 });
const broken = kind === 'broken' ? breakStores(opened.stores, url) : undefined;
const stores = broken?.stores ?? opened.stores;

process.on('message', async ({ contest, given }: { contest: Contest; given: never }) => {
  const act = contests[contest] as (stores: Stores, given: never) => Promise<string[]>;
  process.send?.(await act(stores, given).catch((error) => ({ failed: String(error.detail || error.stack || error) })));
});
process.on('disconnect', async () => {
  await broken?.close();
  await opened.close();
});
process.send?.('ready');
