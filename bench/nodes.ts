import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeNode, type Place } from './bank.ts';
import type { Order, Usage, Wish } from './node.ts';
import type { Paper } from './post.ts';
import type { Recording } from './record.ts';

type Answers = {
  import: { readonly refused: readonly unknown[] };
  code: string;
  'hand-over': Paper;
  sms: string;
  usage: Usage;
  record: boolean;
  recorded: Recording;
};

/** One node of the bank in a process of its own, as it would run. */
export type Node = {
  readonly addresses: { readonly main: string; readonly app: string };
  ask<Name extends Wish['do']>(wish: Wish & { do: Name }): Promise<Answers[Name]>;
  stop(): Promise<void>;
};

const running = new Set<Node>();

/** What broke off left them. */
export async function stopNodes(): Promise<void> {
  await Promise.allSettled([...running].map((node) => node.stop()));
}

/** `profiles`: a folder for a CPU profile of this node. */
export async function startNode(place: Place, folder: string, profiles?: string, more: Partial<Order['config']> = {}): Promise<Node> {
  const order: Order = { config: { ...(await describeNode(place, folder)), ...more }, memory: place.is === 'memory' };
  const program = fileURLToPath(new URL('./node.ts', import.meta.url));
  if (profiles) mkdirSync(profiles, { recursive: true });
  const options = ['--expose-gc', ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []), '--import', 'tsx'];
  const child = spawn(process.execPath, [...options, program, JSON.stringify(order)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const exited = once(child, 'exit');
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('A node ended in the middle of its work.'));
  });
  const addresses = await Promise.race([
    once(child, 'message').then(([message]) => (message as { ready: Node['addresses'] }).ready),
    exited.then(([code]) => Promise.reject(new Error(`A node did not start: it ended with ${code}.`))),
  ]);
  child.on('message', ({ id, answer, failed }: { id: number; answer?: unknown; failed?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failed) asked?.reject(new Error(failed));
    else asked?.resolve(answer);
  });
  const node: Node = {
    addresses,
    ask: (wish) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve: resolve as (answer: unknown) => void, reject });
        child.send({ id: last, wish });
      }),
    async stop() {
      running.delete(node);
      if (child.connected) child.disconnect();
      const [code] = await exited;
      if (code !== 0) throw new Error(`A node ended with ${code}.`);
    },
  };
  running.add(node);
  return node;
}
