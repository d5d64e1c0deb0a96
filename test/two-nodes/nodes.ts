import type { ChildProcess } from 'node:child_process';
import { startChild } from '../child.ts';
import type { Errand, News, Order } from './node.ts';

export type Node = {
  readonly name: string;
  readonly main: string;
  readonly app: string;
  /** What this node wrote into its log. */
  readonly complaints: readonly string[];
  administer(...errand: Errand): Promise<unknown>;
  /** As a power cut would: nothing more is done by it, not even a word. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type Birth = {
  readonly name: string;
  readonly config: string;
  readonly pages: string;
  readonly port: number;
  readonly appPort: number;
};

const program = new URL('./node.ts', import.meta.url);

/** Starts a node and waits until it serves. */
export async function startNode({ name, config, pages, port, appPort }: Birth, kind: 'real' | 'broken'): Promise<Node> {
  const { process: child, kill, stop } = startChild(program, [config, pages, kind]);
  const complaints: string[] = [];
  const asked = new Map<number, (news: News) => void>();
  child.on('message', (news: News) => {
    if (news.is === 'complaint') complaints.push(`${news.code} ${news.detail}`);
    if (news.is === 'done' || news.is === 'failed') asked.get(news.id)?.(news);
  });
  await beReady(child);
  let orders = 0;
  return {
    name,
    main: `http://127.0.0.1:${port}`,
    app: `http://127.0.0.1:${appPort}`,
    complaints,
    async administer(...errand) {
      orders += 1;
      const id = orders;
      const answer = new Promise<News>((resolve) => asked.set(id, resolve));
      child.send({ id, errand } satisfies Order);
      const news = await answer;
      asked.delete(id);
      if (news.is === 'failed') throw new Error(news.why);
      return news.is === 'done' ? news.answer : undefined;
    },
    kill,
    stop,
  };
}

function beReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`The node ended with ${code} before it was ready.`));
    child.once('exit', gone);
    child.on('message', function hear({ is }: News) {
      if (is !== 'ready') return;
      child.off('exit', gone);
      child.off('message', hear);
      resolve();
    });
  });
}
