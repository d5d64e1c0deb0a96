import type { Place } from './bank.ts';
import type { Ground } from './ground.ts';
import { identify } from './identify.ts';
import { type Node, startNode } from './nodes.ts';
import type { Size } from './options.ts';
import { enrolHolders, type Holder, type Proof, proofNames } from './phones.ts';
import { measureRate, pass, type Rate } from './rate.ts';
import { compute } from './raw-crypto.ts';
import { openRaw, type Raw } from './raw-writes.ts';
import type { Recording } from './record.ts';

/** A second; CPU in microseconds for each, of the node alone and of the raw loop. */
type Rates = { readonly whole: Rate; readonly rawWrites: Rate | null; readonly rawCrypto: Rate; readonly rawBoth: Rate };

export type Measured = Rates & {
  readonly store: Place['is'];
  readonly proof: Proof;
  /** Of one identification. */
  readonly statements: number;
  readonly writes: number;
  readonly transactions: number;
  readonly crypto: Recording['crypto'];
};

export type Given = { readonly ground: Ground; readonly size: Size; readonly profiles?: string; tell(what: string): void };

/** Whole identifications by as many callers at once as there are workers, and then the same writes and signatures alone. */
export async function measureIdentifications(given: Given): Promise<Measured[]> {
  const measured: Measured[] = [];
  const stores = ['postgres', 'folder', 'memory'] as const;
  for (const store of stores) if (given.size.embedded || store !== 'folder') measured.push(...(await measureStore(given, store)));
  return measured;
}

async function measureStore({ ground, size, profiles, tell }: Given, store: Place['is']): Promise<Measured[]> {
  tell(`identifications, ${store}: start a node`);
  const node = await startNode(await ground.place(store), ground.folder('node'), profiles);
  const holders = await enrolHolders(node, size.workers);
  const raw = store === 'memory' ? null : await openRaw(await ground.place(store), size.workers);
  const measured: Measured[] = [];
  for (const proof of proofNames) {
    const recording = await recordOne(node, holderOf(holders, 0), proof);
    const rounds: Rates[] = [];
    for (let round = 1; round <= size.rounds; round++) {
      tell(`identifications, ${store}, ${proof}, ${round} of ${size.rounds}`);
      const whole = await measureNode(node, holders, proof, size);
      rounds.push({ whole, ...(await measureRaw(raw, recording, size)) });
    }
    measured.push({ store, proof, ...countUnits(recording), crypto: recording.crypto, ...chooseMiddle(rounds) });
  }
  await raw?.close();
  await node.stop();
  return measured;
}

function measureNode(node: Node, holders: readonly Holder[], proof: Proof, size: Size): Promise<Rate> {
  return measureRate({
    ...size,
    work: async (worker) => void (await identify(node, holderOf(holders, worker), proof)),
    sample: async () => (await node.ask({ do: 'usage' })).cpu,
  });
}

async function measureRaw(raw: Raw | null, { units, crypto }: Recording, size: Size): Promise<Omit<Rates, 'whole'>> {
  const rate = (work: (worker: number) => Promise<unknown>) =>
    measureRate({ ...size, warmUp: size.warmUp / 2, work: async (worker) => void (await work(worker)) });
  const rawCrypto = await rate(() => compute(crypto));
  if (!raw) return { rawWrites: null, rawCrypto, rawBoth: rawCrypto };
  const rawBoth = await rate(async (worker) => [await compute(crypto), await raw.replay(units, worker)]);
  return { rawWrites: await rate((worker) => raw.replay(units, worker)), rawCrypto, rawBoth };
}

/** Of the rounds the one whose part of the raw rate is the middle one: what disturbs one round does not disturb the answer. */
function chooseMiddle(rounds: readonly Rates[]): Rates {
  const part = ({ whole, rawBoth }: Rates) => whole.perSecond / rawBoth.perSecond;
  const middle = [...rounds].sort((one, other) => part(one) - part(other))[Math.floor(rounds.length / 2)];
  if (!middle) throw new Error('There was no round.');
  return middle;
}

function countUnits({ units }: Recording) {
  const sayings = units.flatMap((unit) => unit.sayings);
  return {
    statements: sayings.length,
    writes: sayings.filter(({ kind }) => kind !== 'select').length,
    transactions: units.filter(({ transaction }) => transaction).length,
  };
}

const recordings = 3;
/** After the hang-up a node still ends what runs, ms. */
const quiet = 120;

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
