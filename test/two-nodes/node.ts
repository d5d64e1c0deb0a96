import { openPostgres } from '#adapters/database';
import { createServer, type Doors, readConfigFile } from '#server';
import { breakStores } from './broken-stores.ts';

/** One node of the bank: the whole server in a process of its own. What its administrator does comes over IPC. */
type Admin = Pick<Doors, 'importCustomers' | 'addStaff' | 'issueActivationCode' | 'issueStaffLink'>;
export type Errand = { [Door in keyof Admin]: readonly [Door, Parameters<Admin[Door]>[0]] }[keyof Admin];
export type Order = { readonly id: number; readonly errand: Errand };
export type News =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly is: 'failed'; readonly id: number; readonly why: string }
  /** What goes into the log of this node. */
  | { readonly is: 'complaint'; readonly code: string; readonly detail: string };

const [file = '', pages = '', kind = ''] = process.argv.slice(2);
const tell = (news: News): void => void (process.connected && process.send?.(news));
const config = await readConfigFile(file);
const complain = (code: string, detail: string): void => tell({ is: 'complaint', code, detail });
const running = await createServer(config, { complain, pages, ...(kind === 'broken' ? { opened: await openBroken() } : {}) });

process.on('message', ({ id, errand: [door, given] }: Order) => {
  const act = running.doors[door] as (given: unknown) => Promise<unknown>;
  void Promise.resolve(act(given)).then(
    (answer) => tell({ is: 'done', id, answer }),
    (error: unknown) => tell({ is: 'failed', id, why: String(error) }),
  );
});
process.on('disconnect', () => void running.close().finally(() => process.exit()));
tell({ is: 'ready' });

/** The tests' own stores stand in for the database's, by the door that the server has for it. */
async function openBroken() {
  if (!('postgres' in config.store)) throw new Error('the broken stores are those of PostgreSQL');
  const opened = await openPostgres({ url: config.store.postgres });
  const broken = breakStores(opened.stores, config.store.postgres);
  const close = async () => {
    await broken.close();
    await opened.close();
  };
  return { ...opened, stores: broken.stores, close };
}
