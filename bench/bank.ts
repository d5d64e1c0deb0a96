import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Config, readConfig } from '#server';
import { bank } from '../src/demo/bank.ts';
import { findFreePorts } from '../test/free-ports.ts';

/** Where a node keeps what it knows. */
export type Place =
  | { readonly is: 'memory' }
  | { readonly is: 'folder'; readonly folder: string }
  | { readonly is: 'postgres'; readonly url: string };

export const number = '08-465 004 10';
export const ownCode = '749206';
/** The bearer token of a bank's own telephone system, which carries more calls than one browser may. */
export const lineToken = 'the-telephone-system-of-the-bench';

export type Customer = { readonly id: string; readonly userCode: string; readonly phoneNumber?: string };

export function inventCustomers(count: number): Customer[] {
  return Array.from({ length: count }, (_, n) => ({ id: `customer-${n}`, userCode: String(31_400_027 + 7 * n) }));
}

export function writeImport(customers: readonly Customer[]): string[] {
  const rest = { language: 'sv', address: ['Fyrgränd 4', '123 45 Lykthamn'] };
  return customers.map(({ id, userCode, phoneNumber }) =>
    JSON.stringify({ add: { id, name: `Customer ${id}`, ...rest, userCode, phoneNumber } }),
  );
}

/** A bank as it runs in production, but for its store and the browser phone. `folder` is where the nodes' common keys lie. */
export async function describeNode(place: Place, folder: string): Promise<Config> {
  const [port, appPort] = await findFreePorts(2);
  return readConfig({
    bank,
    // Each customer of the bench logs in more often in a minute than anybody does in a day.
    policy: { profile: 'described', rules: { smsPerNumber: 50, smsPerCustomer: 200, smsPerPrefix: 1_000_000 } },
    store: place.is === 'postgres' ? { postgres: place.url } : { folder: place.is === 'folder' ? place.folder : folder },
    keys: { file: join(folder, 'keys.json') },
    listen: { host: '127.0.0.1', port, appPort },
    phone: { browser: true, callsAtOnce: 2_000 },
    clients: [
      { id: 'line', name: 'Telephone system', tokenHash: createHash('sha256').update(lineToken).digest('hex'), may: ['phone', 'metrics'] },
    ],
  });
}
