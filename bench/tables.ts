import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { openFileKeys } from '#adapters/file-keys';
import { openMemory } from '#adapters/memory';
import { systemClock, systemRandom } from '#adapters/system';
import { createCodeTable, issueTable, readTable, tableKind } from '#authenticators/code-table';
import type { Context } from '#identification';
import { choosePolicy } from '#policy';
import type { Given } from './identifications.ts';
import { measureRate, type Rate } from './rate.ts';

export type Verified = { readonly cells: Rate; readonly raw: Rate };

/** What is asked, and of whom. */
const about = {
  channel: 'web',
  purpose: 'login',
  inSession: false,
  about: null,
  notes: [],
  customer: 'maj',
  after: null,
  follows: null,
  flow: 'f',
  challenge: 'c',
  expires: 0,
} as const;

/** How often a second a cell is compared: the table's key is opened, a keyed hash made. No store, no try, no page. */
export async function measureTables({ ground, size, tell }: Given): Promise<Verified> {
  tell('tables');
  const { stores } = openMemory();
  const keys = await openFileKeys({ file: join(ground.folder('keys'), 'keys.json'), random: systemRandom });
  const shared = { stores, keys, clock: systemClock, random: systemRandom, policy: choosePolicy('described'), node: 'bench' };
  let paper: readonly (readonly string[])[] = [];
  const print = async ({ cells }: { readonly cells: typeof paper }) => {
    paper = cells;
    return true;
  };
  await issueTable(shared, 'maj', print, { inPerson: true });
  const [record] = await stores.credentials.of('maj', tableKind, systemClock.now());
  if (!record) throw new Error('There is no table.');
  const table = createCodeTable();
  const context: Context = { ...shared, now: systemClock.now(), ...about };
  const data = table.begin([record], context);
  const [cell = 0] = readTable(record.state).order;
  const { columns } = shared.policy.tableSize;
  const value = paper[Math.floor(cell / columns)]?.[cell % columns] ?? '';
  const check = async () => {
    const { is } = await table.check(data, [record], { by: 'channel', value }, context);
    if (is !== 'accepted') throw new Error('The cell was not accepted.');
  };
  const raw = async () => {
    const key = await keys.open(record.sealed, `code table ${record.id}`);
    createHmac('sha256', key)
      .update(JSON.stringify(['maj', record.id, cell, value]))
      .digest();
  };
  const rate = (work: () => Promise<unknown>) => measureRate({ ...size, workers: 1, work: async () => void (await many(work)) });
  return { cells: perPiece(await rate(check)), raw: perPiece(await rate(raw)) };
}

/** So many at a time, or the turns between them would be what is measured. */
const atOnce = 100;

async function many(work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < atOnce; n++) await work();
}

function perPiece({ perSecond, done, spent }: Rate): Rate {
  return { perSecond: perSecond * atOnce, done: done * atOnce, spent: spent / atOnce };
}
