import pg from 'pg';
import type { Calls, Credentials, Stores, Wakeups } from '#ports';
import { breakStores as breakIdentifications } from '../two-nodes/broken-stores.ts';
import { breakOpenid } from './openid/broken-store.ts';

/** What nodes race for in an identification is broken as it is for two whole nodes; here also what they race for beside it (T3). */
export function breakStores(stores: Stores, url: string): { readonly stores: Stores; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const broken = breakIdentifications(stores, url);
  const calls: Calls = { ...stores.calls, take: breakTakeCall(stores, pool) };
  const credentials: Credentials = { ...stores.credentials, add: breakAdd(stores) };
  const wakeups: Wakeups = { ...stores.wakeups, allow: breakAllow(stores, pool) };
  return {
    stores: { ...broken.stores, calls, credentials, wakeups, openid: breakOpenid(stores.openid, pool) },
    close: async () => void (await Promise.all([broken.close(), pool.end()])),
  };
}

function breakTakeCall(stores: Stores, pool: pg.Pool): Calls['take'] {
  return async (id, advisor, now) => {
    const call = await stores.calls.find(id);
    if (!call || call.advisor !== null) return 'missed';
    await pool.query('update calls set advisor = $2, answered = $3 where id = $1', [id, advisor, now]);
    return 'taken';
  };
}

/** Larger than any count. */
const anyNumber = 2 ** 31 - 1;

function breakAdd(stores: Stores): Credentials['add'] {
  return async (credential, given) => {
    const { length } = await stores.credentials.of(credential.customer, credential.kind, given.now);
    return length >= given.atMost ? 'too-many' : stores.credentials.add(credential, { ...given, atMost: anyNumber });
  };
}

function breakAllow(stores: Stores, pool: pg.Pool): Wakeups['allow'] {
  return async (customer, limit, now) => {
    const { rows } = await pool.query('select unanswered from wakeups where customer = $1', [customer]);
    return (rows[0]?.unanswered ?? 0) < limit && stores.wakeups.allow(customer, anyNumber, now);
  };
}
