import type { ChildProcess } from 'node:child_process';
import { type Child, startChild } from '../child.ts';
import type { Contest, Given } from './contests.ts';

export type Nodes = {
  /** Both begin at once; each gets its own share. The words of both together. */
  contend<Name extends Contest>(contest: Name, shares: readonly [Given<Name>, Given<Name>]): Promise<string[]>;
  /** Different things at once: the words of the first, then those of the second. */
  oppose<One extends Contest, Other extends Contest>(
    first: readonly [One, Given<One>],
    second: readonly [Other, Given<Other>],
  ): Promise<readonly [string[], string[]]>;
  stop(): Promise<void>;
};

/** Two processes on one database. */
export async function startNodes(url: string, kind: 'real' | 'broken'): Promise<Nodes> {
  const [one, two] = await Promise.all([startNode(url, kind), startNode(url, kind)]);
  const act = ({ process: node }: Child, contest: Contest, given: unknown): Promise<string[]> => {
    const answer = hear(node);
    node.send({ contest, given });
    return answer as Promise<string[]>;
  };
  return {
    async contend(contest, shares) {
      const words = await Promise.all([act(one, contest, shares[0]), act(two, contest, shares[1])]);
      return words.flat();
    },
    oppose: ([first, given], [second, other]) => Promise.all([act(one, first, given), act(two, second, other)]),
    async stop() {
      await Promise.all([one.stop(), two.stop()]);
    },
  };
}

async function startNode(url: string, kind: string): Promise<Child> {
  const child = startChild(new URL('./node.ts', import.meta.url), [url, kind]);
  await hear(child.process);
  return child;
}

function hear(node: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`A node ended with ${code}.`));
    node.once('exit', gone);
    node.once('message', (message) => {
      node.off('exit', gone);
      if (typeof message === 'object' && 'failed' in message) reject(new Error(String(message.failed)));
      else resolve(message);
    });
  });
}
