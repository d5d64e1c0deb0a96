import { type Customer, inventCustomers, type Place, writeImport } from './bank.ts';
import { type Caller, openCaller } from './caller.ts';
import type { Ground } from './ground.ts';
import { callIn } from './identify.ts';
import { type Node, startNode } from './nodes.ts';
import type { Size } from './options.ts';
import { pass } from './rate.ts';

/** One node: resident memory and what is on its heap after a collection, bytes; CPU in parts of one core. */
export type Held = {
  readonly store: Place['is'];
  readonly waiting: number;
  readonly idle: State;
  readonly busy: State;
};
type State = { readonly resident: number; readonly kept: number; readonly cpu: number };
type Given = { readonly ground: Ground; readonly size: Size; tell(what: string): void };

/** A node that has just started, and the same one while so many callers hold the line and wait for their app. */
export async function measureMemory({ ground, size, tell }: Given): Promise<Held[]> {
  const held: Held[] = [];
  for (const store of size.embedded ? (['postgres', 'folder'] as const) : (['postgres'] as const)) {
    tell(`memory, ${store}: start a node`);
    const node = await startNode(await ground.place(store), ground.folder('node'));
    const customers = inventCustomers(size.waiting);
    await node.ask({ do: 'import', lines: writeImport(customers) });
    tell(`memory, ${store}, idle`);
    const idle = await look(node, size);
    tell(`memory, ${store}, ${size.waiting} callers`);
    const callers = await callAll(node, customers);
    const busy = await look(node, size);
    held.push({ store, waiting: callers.length, idle, busy });
    await Promise.all(callers.map((caller) => caller.close()));
    await node.stop();
  }
  return held;
}

/** A few at a time, as they would come. */
async function callAll({ addresses }: Node, customers: readonly Customer[]): Promise<Caller[]> {
  const [callers, left]: [Caller[], Customer[]] = [[], [...customers]];
  const dial = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const caller = await openCaller(addresses.main, 'line');
      await callIn(caller, next.userCode);
      callers.push(caller);
    }
  };
  await Promise.all(Array.from({ length: 8 }, dial));
  return callers;
}

async function look(node: Node, { warmUp, window }: Size): Promise<State> {
  await pass(warmUp);
  const [before, began] = [await node.ask({ do: 'usage' }), performance.now()];
  // Every rhythm of the node is to have its turns: jobs each second, looking each two.
  await pass(Math.max(window, 2_200));
  const after = await node.ask({ do: 'usage' });
  const { resident, kept } = after;
  return { resident, kept, cpu: (after.cpu - before.cpu) / 1_000 / (performance.now() - began) };
}
