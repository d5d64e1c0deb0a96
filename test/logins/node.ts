import { openPostgres } from '#adapters/database';
import type { Stores } from '#ports';
import { type Act, type Acts, acts } from './acts.ts';
import { createEngines, type EngineOptions } from './engines.ts';

/** One node: a process of its own with its own connections and the real engine, told over IPC what to do. */
export type Point = 'before take' | 'after take' | 'before decide' | 'after decide';
export type Order = {
  readonly id: number;
  readonly act: Act;
  readonly options: EngineOptions;
  readonly given: unknown;
  /** Comes to a stop there and goes on no more. */
  readonly stopAt?: Point;
};
export type News =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly id: number; readonly outcome: unknown }
  | { readonly is: 'stopped'; readonly id: number }
  | { readonly is: 'failed'; readonly id: number; readonly why: string };

const [url = '', ring = '', node = ''] = process.argv.slice(2);
const tell = (news: News): void => void (process.connected && process.send?.(news));
const opened = await openPostgres({ url, poolSize: 15 });
const engines = createEngines(opened, { url, ring, node });

process.on('message', ({ id, act, options, given, stopAt }: Order) => {
  const engine = engines.choose(options, (stores) => (stopAt ? stop(stores, stopAt, () => tell({ is: 'stopped', id })) : stores));
  const work = (acts[act] as (...all: unknown[]) => ReturnType<Acts[Act]>)(engine, given);
  work.then(
    (outcome) => tell({ is: 'done', id, outcome }),
    (error) => tell({ is: 'failed', id, why: String(error.detail || error.stack || error) }),
  );
});
process.on('disconnect', async () => {
  await engines.close();
  await opened.close();
});
tell({ is: 'ready' });

/** Stores that stand still at one point of a decision, as a node does that is killed there. */
function stop(stores: Stores, at: Point, tellIt: () => void): Stores {
  const halt = <Outcome>(): Promise<Outcome> => {
    tellIt();
    return new Promise(() => {});
  };
  const { challenges } = stores;
  const take: typeof challenges.take = async (...given) => {
    if (at === 'before take') return halt();
    const taken = await challenges.take(...given);
    return at === 'after take' ? halt() : taken;
  };
  const decide: typeof challenges.decide = async (decision) => {
    if (at === 'before decide') return halt();
    const decided = await challenges.decide(decision);
    return at === 'after decide' ? halt() : decided;
  };
  return { ...stores, challenges: { ...challenges, take, decide } };
}
