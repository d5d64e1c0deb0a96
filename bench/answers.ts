import type { Place } from './bank.ts';
import type { Ground } from './ground.ts';
import { type Around, identify } from './identify.ts';
import { type Node, startNode } from './nodes.ts';
import type { Size } from './options.ts';
import { enrolHolders, type Proof, proofNames } from './phones.ts';
import { quantile } from './rate.ts';
import { compute } from './raw-crypto.ts';
import { openRaw, type Raw } from './raw-writes.ts';
import type { Recording } from './record.ts';

/** From the moment the approval is sent to the moment the caller's phone has the step that says it, ms. */
export type Answered = {
  readonly store: Place['is'];
  readonly nodes: number;
  readonly proof: Proof;
  readonly samples: number;
  readonly p50: number;
  readonly p99: number;
  /** The same signatures and writes of that span one after the other, ms; on the node that the app speaks to. */
  readonly raw: number;
};

type Given = { readonly ground: Ground; readonly size: Size; tell(what: string): void };
type Case = { readonly store: 'postgres' | 'folder'; readonly nodes: 1 | 2 };
const cases: readonly Case[] = [
  { store: 'folder', nodes: 1 },
  { store: 'postgres', nodes: 1 },
  { store: 'postgres', nodes: 2 },
];

/** One call at a time: what a caller waits when nobody else is in the way. */
export async function measureAnswers(given: Given): Promise<Answered[]> {
  const measured: Answered[] = [];
  for (const one of cases) if (given.size.embedded || one.store !== 'folder') measured.push(...(await measureCase(given, one)));
  return measured;
}

async function measureCase({ ground, size, tell }: Given, { store, nodes }: Case): Promise<Answered[]> {
  const about = `answers, ${store}, ${nodes === 1 ? 'one node' : 'two nodes'}`;
  tell(`${about}: start`);
  const [place, folder] = [await ground.place(store), ground.folder('node')];
  const line = await startNode(place, folder);
  const app = nodes === 1 ? line : await startNode(place, folder);
  const raw = await openRaw(await ground.place(store), 1);
  const measured: Answered[] = [];
  for (const proof of proofNames) {
    tell(`${about}, ${proof}`);
    measured.push({ store, nodes, proof, ...(await measureProof({ line, app, raw, proof, samples: size.answers })) });
  }
  await raw.close();
  await Promise.all((nodes === 1 ? [line] : [line, app]).map((node) => node.stop()));
  return measured;
}

type Pair = { readonly line: Node; readonly app: Node; readonly raw: Raw; readonly proof: Proof; readonly samples: number };

async function measureProof({ line, app, raw, proof, samples }: Pair) {
  const [holder] = await enrolHolders(line, 1, app);
  if (!holder) throw new Error('Nobody was enrolled.');
  for (let n = 0; n < 3; n++) await identify(line, holder, proof);
  const recording = await recordAnswer(app, (around) => identify(line, holder, proof, around));
  const took: number[] = [];
  for (let n = 0; n < samples; n++) took.push(await identify(line, holder, proof));
  const alone: number[] = [];
  for (let n = 0; n < Math.min(samples, 50); n++) alone.push(await timeRaw(raw, recording));
  return { samples, p50: quantile(took, 0.5), p99: quantile(took, 0.99), raw: quantile(alone, 0.5) };
}

async function recordAnswer(app: Node, work: (around: Around) => Promise<unknown>): Promise<Recording> {
  let recording: Recording | undefined;
  await work({
    before: async () => void (await app.ask({ do: 'record' })),
    after: async () => {
      recording = await app.ask({ do: 'recorded' });
    },
  });
  if (!recording) throw new Error('Nothing was recorded.');
  return recording;
}

async function timeRaw(raw: Raw, { units, crypto }: Recording): Promise<number> {
  const began = performance.now();
  await compute(crypto);
  await raw.replay(units, 0);
  return performance.now() - began;
}
