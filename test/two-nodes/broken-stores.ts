import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Challenges, Decision, Flows, Sessions, Stores, Use } from '#ports';

/**
 * The same database, asked first and written afterwards, with no condition in any statement: what one would write without
 * thinking of a second node. Each race must be seen to be lost on it, or it shows nothing (T3).
 */
export function breakStores(stores: Stores, url: string): { readonly stores: Stores; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  pool.on('error', () => {});
  const challenges: Challenges = { ...stores.challenges, take: breakTake(pool), decide: breakDecide(pool) };
  const flows: Flows = { ...stores.flows, move: breakMove(stores, pool) };
  const sessions: Sessions = { ...stores.sessions, use: breakUse(pool) };
  return {
    stores: { ...stores, challenges, flows, sessions, tries: breakTries(stores, pool) },
    close: () => pool.end(),
  };
}

/** Between asking and writing, ms: what lies between two nodes on a bad day. */
export const gap = 50;

/** Neither that the question was taken is asked in the statement that takes it, nor whether a try is left in the one that counts it. */
function breakTake(pool: pg.Pool): Challenges['take'] {
  return async (id, now, reservation) => {
    const { rowCount } = await pool.query(
      'select from challenges c join flows f on f.id = c.flow where c.id = $1 and c.taken is null and f.asks = c.id and not f.ended',
      [id],
    );
    if (rowCount === 0) return { is: 'gone' };
    await setTimeout(gap);
    if (reservation && (await reserve(pool, reservation, now)) === 'locked') return { is: 'locked' };
    await pool.query('update challenges set taken = $2 where id = $1', [id, now]);
    return { is: 'taken', tryId: reservation?.id ?? null };
  };
}

function breakTries(stores: Stores, pool: pg.Pool): Stores['tries'] {
  return { ...stores.tries, reserve: (reservation, now) => reserve(pool, reservation, now) };
}

async function reserve(pool: pg.Pool, { id, of, kind, rule, node }: Parameters<Stores['tries']['reserve']>[0], now: number) {
  await pool.query('insert into budgets ("of", kind) values ($1, $2) on conflict do nothing', [of, kind]);
  const { rows } = await pool.query('select wrong + open as used from budgets where "of" = $1 and kind = $2', [of, kind]);
  // Open tries refuse like wrong ones: so are right answers that come together turned away.
  if (rows[0].used >= rule.tries) return 'locked';
  const counted = await pool.query('update budgets set open = open + 1, seq = seq + 1 where "of" = $1 and kind = $2 returning seq', [
    of,
    kind,
  ]);
  const values = [id, of, kind, counted.rows[0].seq, JSON.stringify(rule), node, now];
  await pool.query(
    `insert into tries (id, "of", kind, seq, "is", rule, node, reserved) values ($1, $2, $3, $4, 'open', $5, $6, $7)`,
    values,
  );
  return 'reserved';
}

function breakDecide(pool: pg.Pool): Challenges['decide'] {
  return async (decision) => {
    for (const use of decision.uses) if (!(await isFree(pool, use))) return 'spent';
    if (decision.flow && (await isEnded(pool, decision.flow.id))) return 'stale';
    await setTimeout(gap);
    for (const use of decision.uses) await spend(pool, use);
    await write(pool, decision);
    return 'decided';
  };
}

/** Only where something is used up: a new secret, at the end of an identification. */
function breakMove(stores: Stores, pool: pg.Pool): Flows['move'] {
  return async (flow, effects) => {
    const { open, uses = [], audit } = effects;
    if (uses.length === 0) return stores.flows.move(flow, effects);
    for (const use of uses) if (!(await isFree(pool, use))) return 'spent';
    if (await isEnded(pool, flow.id)) return 'stale';
    await setTimeout(gap);
    for (const use of uses) await spend(pool, use);
    await writeFlow(pool, flow, open);
    await writeAudit(pool, audit);
    return 'moved';
  };
}

export async function isFree(pool: pg.Pool, use: Use): Promise<boolean> {
  const finds = async (text: string, ...values: unknown[]) => ((await pool.query(text, values)).rowCount ?? 0) > 0;
  if (use.is === 'once') return !(await finds(`select from used where "of" || ' ' || mark = $1`, `${use.of} ${use.mark}`));
  if (use.is === 'counter') return !(await finds('select from counters where "of" = $1 and value >= $2', use.of, use.value));
  if (use.is === 'change') return finds('select from credentials where id = $1 and version = $2', use.credential, use.version);
  if (use.is === 'end') return finds('select from credentials where id = $1 and ended is null', use.credential);
  if (use.is === 'not-locked')
    return !(await finds('select from budgets where "of" = $1 and kind = $2 and locked is not null', use.of, use.kind));
  if (use.is === 'in-force') return finds('select from customers where id = $1 and blocked_at is null', use.customer);
  if (use.is === 'held') return finds('select from credentials where id = $1 and ended is null', use.credential);
  if (use.is === 'identify-call') return finds('select from calls where id = $1 and ended is null', use.call);
  return true;
}

async function isEnded(pool: pg.Pool, flow: string): Promise<boolean> {
  return (await pool.query('select from flows where id = $1 and not ended', [flow])).rowCount === 0;
}

async function spend(pool: pg.Pool, use: Use): Promise<void> {
  if (use.is === 'once') await pool.query('insert into used ("of", mark) values ($1, $2) on conflict do nothing', [use.of, use.mark]);
  if (use.is === 'identify-call')
    await pool.query('update calls set identified = $2 where id = $1', [use.call, JSON.stringify(use.identified)]);
  if (use.is === 'counter')
    await pool.query('insert into counters ("of", value) values ($1, $2) on conflict ("of") do update set value = excluded.value', [
      use.of,
      use.value,
    ]);
  if (use.is === 'change')
    await pool.query('update credentials set version = version + 1, state = $2, sealed = coalesce($3, sealed) where id = $1', [
      use.credential,
      JSON.stringify(use.state),
      use.sealed ?? null,
    ]);
  if (use.is === 'end') await pool.query('update credentials set ended = $2 where id = $1', [use.credential, use.at]);
  if (use.is !== 'add') return;
  const { id, customer, kind, version, state, sealed, lookup, added, expires } = use.credential;
  await pool.query(
    `insert into credentials (id, customer, kind, version, state, sealed, lookup, added, expires)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [id, customer, kind, version, JSON.stringify(state), sealed, lookup, added, expires],
  );
}

async function write(pool: pg.Pool, { challenge, flow, settle, open, audit }: Decision): Promise<void> {
  if (settle) {
    const wrong = settle.as === 'wrong' ? 1 : 0;
    await pool.query(
      `with own as (delete from tries where id = $1 returning "of", kind)
       update budgets set open = open - 1, wrong = wrong + $2 from own where budgets."of" = own."of" and budgets.kind = own.kind`,
      [settle.tryId, wrong],
    );
  }
  if (flow) await writeFlow(pool, flow, open);
  else await pool.query('update challenges set taken = null where id = $1', [challenge]);
  await writeAudit(pool, audit);
}

async function writeFlow(pool: pg.Pool, flow: NonNullable<Decision['flow']>, open: Decision['open']): Promise<void> {
  const { id: flowId, version, ended, expires: until, body } = flow;
  await pool.query('update flows set version = $2, ended = $3, expires = $4, body = $5 where id = $1', [
    flowId,
    version,
    ended,
    until,
    JSON.stringify(body),
  ]);
  if (!open) return;
  const { id, authenticator, customer, sealed, opened, expires } = open;
  await pool.query(
    'insert into challenges (id, flow, authenticator, customer, sealed, opened, expires) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, flowId, authenticator, customer, sealed, opened, expires],
  );
  await pool.query('update flows set asks = $2 where id = $1', [flowId, id]);
}

export async function writeAudit(pool: pg.Pool, audit: Decision['audit']): Promise<void> {
  await pool.query(
    `insert into audit (at, what, node, flow, call, customer, staff, detail)
     select at, what, node, flow, call, customer, staff, detail
     from jsonb_to_recordset($1::jsonb) as event (at bigint, what text, node text, flow text, call text, customer text, staff text, detail jsonb)`,
    [JSON.stringify(audit)],
  );
}

function breakUse(pool: pg.Pool): Sessions['use'] {
  return async (mark, expires) => {
    if ((await pool.query('select from marks where mark = $1', [mark])).rowCount) return 'spent';
    await pool.query('insert into marks (mark, expires) values ($1, $2) on conflict do nothing', [mark, expires]);
    return 'used';
  };
}
