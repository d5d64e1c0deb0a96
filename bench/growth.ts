import pg from 'pg';
import type { Place } from './bank.ts';
import type { Given } from './identifications.ts';
import { handOver, timeLogins } from './logins.ts';
import { startNode } from './nodes.ts';
import { quantile } from './rate.ts';

/** ms: the middle one of the log-ins, and of looking one customer up with all that is theirs. */
export type Grown = { readonly customers: number; readonly login: number; readonly statement: number };

const looks = 400;

/** The same log-in in banks of different sizes, on databases of their own that are filled past the server and then tidied. */
export async function measureGrowth({ ground, size, tell }: Given): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const customers of size.customers) {
    const place = await ground.place('postgres');
    tell(`growth: ${customers} customers`);
    const node = await startNode(place, ground.folder('node'));
    await fill(place, customers);
    const [holder] = await handOver(node, 1);
    if (!holder) throw new Error('Nobody was given anything.');
    await timeLogins(node, holder, 1);
    grown.push({ customers, login: await timeLogins(node, holder, size.logins), statement: await timeLooks(place, customers) });
    await node.stop();
  }
  return grown;
}

/** Each with a user code, a password, a table and a number; what is sealed of them is random, for nobody opens it. */
async function fill(place: Place, customers: number): Promise<void> {
  await withPool(place, async (pool) => {
    await pool.query(`insert into customers (id, name, language, since, address)
      select 'filled-' || n, 'Customer ' || n, 'sv', 0, '["Lotsgatan 1", "123 45 Lykthamn"]' from generate_series(1, ${customers}) as n`);
    await pool.query(`insert into identifiers (kind, value, customer, place)
      select 'user-code', (20000000 + n)::text, 'filled-' || n, 0 from generate_series(1, ${customers}) as n`);
    await pool.query(`insert into credentials (id, customer, kind, version, state, sealed, added)
      select kind || '-' || n, 'filled-' || n, kind, 0, '{"is": "own"}', md5(n::text) || md5(kind || n), 0
      from generate_series(1, ${customers}) as n, unnest(array['password', 'code-table', 'sms-code']) as kind`);
    await pool.query('vacuum analyze customers, identifiers, credentials');
  });
}

/** What every log-in asks first: who has this user code, and what is theirs. */
async function timeLooks(place: Place, customers: number): Promise<number> {
  return withPool(place, async (pool) => {
    const took: number[] = [];
    for (let n = 0; n < looks; n++) {
      const code = String(20_000_001 + Math.floor((customers * n) / looks));
      const began = performance.now();
      const { rows } = await pool.query({
        name: 'who',
        text: 'select customer from identifiers where kind = $1 and value = $2',
        values: ['user-code', code],
      });
      const mine = 'select id, state, sealed from credentials where customer = $1 and kind = $2 and ended is null';
      await pool.query({ name: 'mine', text: mine, values: [rows[0]?.customer, 'password'] });
      took.push(performance.now() - began);
    }
    return quantile(took, 0.5);
  });
}

async function withPool<Result>(place: Place, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  if (place.is !== 'postgres') throw new Error('Only PostgreSQL is filled.');
  const pool = new pg.Pool({ connectionString: place.url, max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
