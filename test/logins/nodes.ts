import type { ChildProcess } from 'node:child_process';
import { startChild } from '../child.ts';
import type { Act, Given, Outcome } from './acts.ts';
import type { EngineOptions } from './engines.ts';
import type { News, Order, Point } from './node.ts';

export type Node = {
  /** All that this process has written. */
  log(): string;
  do<Name extends Act>(act: Name, given: Given<Name>, options?: EngineOptions): Promise<Outcome<Name>>;
  /** Resolves when it stands still there; it goes on no more. */
  halt<Name extends Act>(act: Name, given: Given<Name>, at: Point): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};
export type Pair = readonly [Node, Node];

const program = new URL('./node.ts', import.meta.url);

/** Starts a node and waits until it has its database. */
export async function startNode(url: string, ring: string, name: string): Promise<Node> {
  const { process: child, kill, stop } = startChild(program, [url, ring, name], 'pipe');
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      written += data;
    });
  const listeners = new Map<number, (news: News) => void>();
  child.on('message', (news: News) => 'id' in news && listeners.get(news.id)?.(news));
  await beReady(child, () => written);
  let orders = 0;
  const send = (order: Omit<Order, 'id'>, done: News['is']): Promise<News> => {
    orders += 1;
    const id = orders;
    return new Promise((resolve, reject) => {
      listeners.set(id, (news) => {
        if (news.is === 'failed') reject(new Error(news.why));
        else if (news.is === done) resolve(news);
      });
      child.send({ id, ...order });
    });
  };
  return {
    log: () => written,
    async do<Name extends Act>(act: Name, given: Given<Name>, options: EngineOptions = {}) {
      const news = await send({ act, options, given }, 'done');
      return (news.is === 'done' ? news.outcome : undefined) as Outcome<Name>;
    },
    halt: async (act, given, at) => void (await send({ act, options: {}, given, stopAt: at }, 'stopped')),
    kill,
    stop,
  };
}

function beReady(child: ChildProcess, written: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`The node ended with ${code} before it was ready.\n${written()}`));
    child.once('exit', gone);
    child.once('message', () => {
      child.off('exit', gone);
      resolve();
    });
  });
}

/** Both at once, each with every other one; back come the outcomes of both together. */
export async function share<Name extends 'visit' | 'visitWithBox' | 'answer' | 'renew'>(
  [one, other]: Pair,
  act: Name,
  given: Given<Name>,
  options: EngineOptions = {},
): Promise<Outcome<Name>> {
  const half = (rest: number) => (given as readonly unknown[]).filter((_, at) => at % 2 === rest) as unknown as Given<Name>;
  const outcomes = await Promise.all([one.do(act, half(0), options), other.do(act, half(1), options)]);
  return outcomes.flat() as Outcome<Name>;
}

export function count(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(words, (word) => word)).map(([word, same]) => [word, same?.length ?? 0]));
}
