import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openPostgres } from '#adapters/database';
import { openFileKeys } from '#adapters/file-keys';
import { systemClock, systemRandom } from '#adapters/system';
import { listAuthenticators } from '#authenticators';
import { giveBox } from '#authenticators/code-box';
import { createIdentify, plans } from '#identification';
import { choosePolicy } from '#policy';
import { importBoxes, readCsv } from '#stock';
import { computeHotp, readKey } from '../src/authenticators/code-box/hotp.ts';
import { appSettings, passkeySettings } from '../test/app-bank.ts';
import { aCustomer } from '../test/credentials/bank.ts';
import type { Place } from './bank.ts';
import type { Given } from './identifications.ts';
import { measureRate, pass, type Rate } from './rate.ts';
import { compute } from './raw-crypto.ts';
import { openRaw } from './raw-writes.ts';
import { type Recording, record, type Unit } from './record.ts';

export type Boxed = {
  /** One code each: asked, tried, compared, burnt, written down, committed. */
  readonly codes: Rate;
  /** The same statements and cryptography alone. */
  readonly raw: Rate;
  /** The least that could be durable: one transaction with one update and one insert. */
  readonly transactions: Rate;
  readonly statements: number;
  readonly boxes: number;
  /** ms */
  readonly imported: number;
};

const smallest: Unit = {
  transaction: true,
  sayings: [
    { name: 'burn', kind: 'update', bytes: 150 },
    { name: 'audit', kind: 'insert', bytes: 300 },
  ],
};

/** How often a second the code of a box is verified, on one node without its pages; each worker is a customer. */
export async function measureBoxes({ ground, size, tell }: Given): Promise<Boxed> {
  tell('boxes');
  const place = await ground.place('postgres');
  const opened = await openPostgres({ url: urlOf(place), poolSize: 10 });
  const keys = await openFileKeys({ file: join(ground.folder('keys'), 'keys.json'), random: systemRandom });
  const shared = { ...opened, keys, clock: systemClock, random: systemRandom, policy: choosePolicy('described'), node: 'bench' };
  const identify = createIdentify({
    ...shared,
    authenticators: listAuthenticators({ app: appSettings, passkeys: passkeySettings }),
    plans,
  });
  const boxes = await Promise.all(Array.from({ length: size.workers }, (_, worker) => holdBox(shared, worker)));
  const verify = async (worker: number) => {
    const { flow } = await identify.begin({ plan: 'activate-box', channel: 'web', purpose: 'change', boundTo: { session: `${worker}` } });
    await identify.claimFor(flow, `owner-${worker}`);
    const { outcome } = await identify.answer(flow, boxes[worker]?.press() ?? '');
    if (outcome !== 'identified') throw new Error('A code was not accepted.');
  };
  const recording = await noteOne(() => verify(0));
  const raw = await openRaw(await ground.place('postgres'), size.workers);
  const rate = (work: (worker: number) => Promise<void>) => measureRate({ ...size, work });
  const codes = await rate(verify);
  const rawRate = await rate(async (worker) => void (await Promise.all([compute(recording.crypto), raw.replay(recording.units, worker)])));
  const transactions = await rate((worker) => raw.replay([smallest], worker));
  await raw.close();
  tell('boxes: import');
  const imported = await timeImport(shared, size.boxes);
  await opened.close();
  const statements = recording.units.flatMap(({ sayings }) => sayings).length;
  return { codes, raw: rawRate, transactions, statements, boxes: size.boxes, imported };
}

function urlOf(place: Place): string {
  if (place.is !== 'postgres') throw new Error('Boxes are measured on PostgreSQL.');
  return place.url;
}

type Parts = Parameters<typeof giveBox>[0] & Parameters<typeof importBoxes>[0] & Awaited<ReturnType<typeof openPostgres>>;

async function holdBox(parts: Parts, worker: number) {
  const id = `owner-${worker}`;
  await parts.stores.customers.add({ ...aCustomer(id, ''), identifiers: [] }, { audit: [] });
  const secret = new Uint8Array(randomBytes(20));
  await giveBox(parts, id, { serial: `LB-${worker}`, secret, status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } });
  let place = 0;
  return { press: () => computeHotp(readKey(secret), place++, 8) };
}

async function noteOne(work: () => Promise<void>): Promise<Recording> {
  // Connections and prepared statements are there before.
  await work();
  const recorder = record();
  await work();
  await pass(200);
  return recorder.stop();
}

async function timeImport(parts: Parts, count: number): Promise<number> {
  const text = new TextEncoder();
  async function* lines() {
    yield text.encode('serial,secret,type,digits,counter\n');
    for (let n = 0; n < count; n++) yield text.encode(`SB-${n},${randomBytes(20).toString('hex')},HOTP,8,0\n`);
  }
  const began = performance.now();
  const { added, refused } = await importBoxes(parts, readCsv(lines()), { batch: 'bench' });
  if (added !== count) throw new Error(`Only ${added} boxes were imported: ${refused[0]?.sentence}`);
  return performance.now() - began;
}
