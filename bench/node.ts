import { openMemory } from '#adapters/memory';
import { type Config, createServer } from '#server';
import { createInbox, createPaper } from './post.ts';
import { type Recording, record } from './record.ts';

/** What is asked of a node of the bench over IPC, besides what its doors offer. */
export type Wish =
  | { readonly do: 'import'; readonly lines: readonly string[] }
  | { readonly do: 'code'; readonly customer: string }
  /** Password and code table, as at a service point; the paper comes back. */
  | { readonly do: 'hand-over'; readonly customer: string; readonly password: string }
  /** The next code that leaves for this number. */
  | { readonly do: 'sms'; readonly to: string }
  | { readonly do: 'usage' }
  | { readonly do: 'record' }
  | { readonly do: 'recorded' };
export type Order = { readonly config: Config; readonly memory: boolean };

/** CPU in microseconds since the start, sizes in bytes; `kept` is the heap after a collection. */
export type Usage = { readonly cpu: number; readonly resident: number; readonly kept: number };

const order = JSON.parse(process.argv[2] ?? '') as Order;
const complaints: string[] = [];
const paper = createPaper();
const inbox = createInbox();
const server = await createServer(order.config, {
  ...(order.memory ? { opened: openMemory() } : {}),
  complain: (code, detail) => void complaints.push(`${code} ${detail}`),
  printer: paper.printer,
  gateways: () => [inbox.gateway],
});
let recording: { stop(): Recording } | undefined;

process.on('message', async ({ id, wish }: { id: number; wish: Wish }) => {
  try {
    tell({ id, answer: await grant(wish) });
  } catch (error) {
    const { stack, detail = '' } = error as Error & { detail?: string };
    tell({ id, failed: `${stack}\n${detail}` });
  }
});
process.on('disconnect', async () => {
  await server.close();
  for (const complaint of complaints.slice(0, 5)) process.stderr.write(`A node complained: ${complaint}\n`);
  process.exit(complaints.length > 0 ? 1 : 0);
});
tell({ ready: server.addresses });

/** Whoever asked may be gone meanwhile. */
function tell(news: object): void {
  if (process.connected) process.send?.(news);
}

async function grant(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'import':
      return server.doors.importCustomers(wish.lines);
    case 'code':
      return (await server.doors.issueActivationCode(wish.customer)).code;
    case 'hand-over':
      await server.doors.issue.handOverPassword(wish.customer, wish.password);
      await server.doors.issue.handOverTable(wish.customer);
      return paper.of(wish.customer);
    case 'sms':
      return inbox.next(wish.to);
    case 'usage':
      return measureUsage();
    case 'record':
      recording = record();
      return true;
    case 'recorded':
      return recording?.stop();
  }
}

function measureUsage(): Usage {
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpu: user + system, resident: rss, kept: heapUsed };
}
