import type { Place } from './bank.ts';
import type { Ground } from './ground.ts';
import { identify } from './identify.ts';
import { type Node, startNode } from './nodes.ts';
import type { Size } from './options.ts';
import { enrolHolders, type Holder, type Proof, proofNames } from './phones.ts';
import { measureRate, pass, type Rate } from './rate.ts';
import { compute } from './raw-crypto.ts';
import { openRaw } from './raw-writes.ts';
import type { Recording } from './record.ts';

export type Measured = {
  readonly store: Place['is'];
  readonly proof: Proof;
  /** Of one identification. */
  readonly statements: number;
  readonly writes: number;
  readonly transactions: number;
  readonly crypto: Recording['crypto'];
  /** A second; CPU in microseconds for each, of the node alone and of the raw loop. */
  readonly whole: Rate;
  readonly rawWrites: Rate | null;
  readonly rawCrypto: Rate;
  readonly rawBoth: Rate;
};

export type Given = { readonly ground: Ground; readonly size: Size; readonly profiles?: string; tell(what: string): void };

/** Whole identifications by as many callers at once as there are workers, and then the same writes and signatures alone. */
export async function measureIdentifications(given: Given): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const store of ['postgres', 'folder', 'memory'] as const) measured.push(...(await measureStore(given, store)));
  return measured;
}

async function measureStore(given: Given, store: Place['is']): Promise<Measured[]> {
  const { ground, size, profiles, tell } = given;
  tell(`identifications, ${store}: start a node`);
  const node = await startNode(await ground.place(store), ground.folder('node'), profiles);
  const products = await measureNode(node, size, (proof) => tell(`identifications, ${store}, ${proof}`));
  await node.stop();
  const raw = store === 'memory' ? null : await openRaw(await ground.place(store), size.workers);
  const measured: Measured[] = [];
  for (const { proof, whole, recording } of products) {
    tell(`raw cost, ${store}, ${proof}`);
    const { units, crypto } = recording;
    const rate = (work: (worker: number) => Promise<unknown>) =>
      measureRate({ ...size, warmUp: size.warmUp / 2, work: async (worker) => void (await work(worker)) });
    const rawWrites = raw && (await rate((worker) => raw.replay(units, worker)));
    const rawCrypto = await rate(() => compute(crypto));
    const rawBoth = raw ? await rate(async (worker) => [await compute(crypto), await raw.replay(units, worker)]) : rawCrypto;
    measured.push({ store, proof, ...countUnits(recording), crypto, whole, rawWrites, rawCrypto, rawBoth });
  }
  await raw?.close();
  return measured;
}

function countUnits({ units }: Recording) {
  const sayings = units.flatMap((unit) => unit.sayings);
  return {
    statements: sayings.length,
    writes: sayings.filter(({ kind }) => kind !== 'select').length,
    transactions: units.filter(({ transaction }) => transaction).length,
  };
}

async function measureNode(node: Node, size: Size, tell: (proof: Proof) => void) {
  const holders = await enrolHolders(node, size.workers);
  const products: { readonly proof: Proof; readonly whole: Rate; readonly recording: Recording }[] = [];
  for (const proof of proofNames) {
    tell(proof);
    const recording = await recordOne(node, holderOf(holders, 0), proof);
    const whole = await measureRate({
      ...size,
      work: async (worker) => void (await identify(node, holderOf(holders, worker), proof)),
      sample: async () => (await node.ask({ do: 'usage' })).cpu,
    });
    products.push({ proof, whole, recording });
  }
  return products;
}

const recordings = 5;
/** After the hang-up a node still ends what runs, ms. */
const quiet = 150;

/** What one identification asks of database and cryptography: the smallest of several, for jobs come in between. */
async function recordOne(node: Node, holder: Holder, proof: Proof): Promise<Recording> {
  const found: Recording[] = [];
  for (let n = 0; n <= recordings; n++) {
    await node.ask({ do: 'record' });
    await identify(node, holder, proof);
    await pass(quiet);
    const recording = await node.ask({ do: 'recorded' });
    // The first one prepares statements and warms up.
    if (n > 0) found.push(recording);
  }
  return found.reduce((least, one) => (countUnits(one).statements < countUnits(least).statements ? one : least));
}

function holderOf(holders: readonly Holder[], worker: number): Holder {
  const holder = holders[worker];
  if (!holder) throw new Error('There are more workers than customers.');
  return holder;
}
