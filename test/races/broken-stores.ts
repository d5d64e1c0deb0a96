import pg from 'pg';
import type { Calls, Challenges, Credentials, Stores, Use, Wakeups } from '#ports';

/**
 * The same database, asked first and written afterwards: what one would write without thinking of a second node. The
 * races must be seen to fail on it, or they show nothing (T3).
 */
export function breakStores(stores: Stores, url: string): { readonly stores: Stores; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const challenges: Challenges = { ...stores.challenges, take: breakTake(pool), decide: breakDecide(stores, pool) };
  const calls: Calls = { ...stores.calls, take: breakTakeCall(stores, pool) };
  const credentials: Credentials = { ...stores.credentials, add: breakAdd(stores) };
  const wakeups: Wakeups = { ...stores.wakeups, allow: breakAllow(stores, pool) };
  return { stores: { ...stores, challenges, calls, credentials, wakeups }, close: () => pool.end() };
}

function breakTake(pool: pg.Pool): Challenges['take'] {
  return async (id, now, reservation) => {
    const found = await pool.query('select 1 from challenges where id = $1 and taken is null', [id]);
    if (found.rowCount === 0) return { is: 'gone' };
    if (reservation) {
      const { of, kind, rule, node } = reservation;
      await pool.query('insert into budgets ("of", kind) values ($1, $2) on conflict do nothing', [of, kind]);
      const { rows } = await pool.query('select wrong + open as used from budgets where "of" = $1 and kind = $2', [of, kind]);
      // Open tries refuse like wrong ones: so are parallel right answers turned away.
      if (rows[0].used >= rule.tries) return { is: 'locked' };
      const counted = await pool.query('update budgets set open = open + 1, seq = seq + 1 where "of" = $1 and kind = $2 returning seq', [
        of,
        kind,
      ]);
      const columns = '(id, "of", kind, seq, "is", rule, node, reserved)';
      const values = [reservation.id, of, kind, counted.rows[0].seq, JSON.stringify(rule), node, now];
      await pool.query(`insert into tries ${columns} values ($1, $2, $3, $4, 'open', $5, $6, $7)`, values);
    }
    await pool.query('update challenges set taken = $2 where id = $1', [id, now]);
    return { is: 'taken', tryId: reservation?.id ?? null };
  };
}

function breakDecide(stores: Stores, pool: pg.Pool): Challenges['decide'] {
  const isFree = async (use: Use): Promise<boolean> => {
    if (use.is === 'once') return (await pool.query('select 1 from used where "of" = $1 and mark = $2', [use.of, use.mark])).rowCount === 0;
    if (use.is === 'identify-call') return (await stores.calls.find(use.call))?.ended === null;
    if (use.is === 'in-force') return (await stores.customers.find(use.customer))?.blocked === null;
    return true;
  };
  const write = async (use: Use): Promise<void> => {
    if (use.is === 'once') await pool.query('insert into used ("of", mark) values ($1, $2) on conflict do nothing', [use.of, use.mark]);
    if (use.is === 'identify-call')
      await pool.query('update calls set identified = $2 where id = $1', [use.call, JSON.stringify(use.identified)]);
  };
  return async (decision) => {
    for (const use of decision.uses) if (!(await isFree(use))) return 'spent';
    const decided = await stores.challenges.decide({ ...decision, uses: [] });
    for (const use of decision.uses) await write(use);
    return decided;
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
