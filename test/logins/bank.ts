import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import { openFileKeys } from '#adapters/file-keys';
import { systemClock, systemRandom } from '#adapters/system';
import { giveBox } from '#authenticators/code-box';
import { issueTable } from '#authenticators/code-table';
import { issuePostedPassword, setPassword } from '#authenticators/password';
import { orderLetter } from '#letters';
import { choosePolicy, type Policy } from '#policy';
import type { Keys } from '#ports';
import { computeHotp, readKey } from '../../src/authenticators/code-box/hotp.ts';
import { aCustomer, giveNumber } from '../credentials/bank.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import type { Person } from './acts.ts';
import { hashing } from './engines.ts';
import { type Node, startNode } from './nodes.ts';

export type Bank = Awaited<ReturnType<typeof openBank>>;
type Rules = Partial<Omit<Policy, 'profile'>>;

/** One PostgreSQL, one key ring, and customers with a password, a table and a number. */
export async function openBank() {
  const postgres: Postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const opened = await openPostgres({ url, poolSize: 10 });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  const folder = await mkdtemp(join(tmpdir(), 'styrka-logins-'));
  const file = join(folder, 'keys');
  const keys = await openFileKeys({ file, random: systemRandom });
  const ring = await readFile(file, 'utf8');
  await rm(folder, { recursive: true });
  return {
    url,
    stores: opened.stores,
    keys,
    startNode: (name: string): Promise<Node> => startNode(url, ring, name),
    addPerson: (rules: Rules = {}, given: Partial<Pick<Person, 'password'>> & { keys?: Keys } = {}) =>
      addPerson(opened, given.keys ?? keys, rules, given.password),
    /** Somebody with a password of four digits and a code box, which makes its codes by their place. */
    addBoxOwner: () => addBoxOwner(opened, keys),
    /** A one-time password, as it stands in its letter. */
    post: async (person: Person, rules: Rules = {}) => {
      let posted = '';
      const issue = issueParts(opened, keys, rules);
      await issuePostedPassword(issue, person.id, async ({ password, until }) => {
        posted = password;
        const content = { kind: 'one-time-password', password, until } as const;
        return (await orderLetter(issue, { customer: person.id, content })).is === 'ordered';
      });
      return posted;
    },
    /** A new table on its way by letter: its cells. */
    postTable: async (person: Person, rules: Rules): Promise<Person['cells']> => {
      let posted: Person['cells'] = [];
      const issue = issueParts(opened, keys, rules);
      await issueTable(issue, person.id, async ({ number, cells }) => {
        posted = cells;
        return (await orderLetter(issue, { customer: person.id, content: { kind: 'code-table', number, cells } })).is === 'ordered';
      });
      return posted;
    },
    /** Every table, every row, as text. */
    dump: async (): Promise<string> => {
      const { rows } = await pool.query(`select table_name as name from information_schema.tables where table_schema = 'public'`);
      const tables = await Promise.all(rows.map(({ name }) => pool.query(`select t::text as row from "${name}" t`)));
      return tables.flatMap((table) => table.rows.map(({ row }) => String(row))).join('\n');
    },
    read: async (sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await pool.query(sql, [...values])).rows,
    pool,
    async stop() {
      await pool.end();
      await opened.close();
      await postgres.stop();
    },
  };
}

export function issueParts({ stores }: Pick<OpenDatabase, 'stores'>, keys: Keys, rules: Rules) {
  return { stores, keys, clock: systemClock, random: systemRandom, policy: choosePolicy('described', rules), node: 'issuer', hashing };
}

let people = 0;

async function addPerson(opened: OpenDatabase, keys: Keys, rules: Rules, password = '71946'): Promise<Person> {
  people += 1;
  const id = `customer-${people}`;
  const userCode = String(10_000_000 + people * 7_919 + randomInt(1_000));
  await opened.stores.customers.add(aCustomer(id, userCode), { audit: [] });
  return giveCodes(opened, issueParts(opened, keys, rules), { id, userCode, password });
}

async function addBoxOwner(opened: OpenDatabase, keys: Keys) {
  people += 1;
  const [id, number, password, serial] = [`owner-${people}`, makeNumber(people), '8027', `LB-${people}`];
  await opened.stores.customers.add({ ...aCustomer(id, ''), identifiers: [{ kind: 'customer-number', value: number }] }, { audit: [] });
  const issue = issueParts(opened, keys, {});
  await setPassword(issue, id, password);
  const secret = new Uint8Array(randomBytes(20));
  const added = await giveBox(issue, id, { serial, secret, status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } });
  if (added !== 'added') throw new Error(`no box: ${added}`);
  return { id, number, password, serial, secret, code: (place: number) => computeHotp(readKey(secret), place, 8) };
}

/** Ten digits that begin with 902 and end with the check digit that makes them a customer number (K6). */
function makeNumber(count: number): string {
  const body = `902${String(count).padStart(6, '0')}`;
  const sum = [...body].reduce((all, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Password, table and number for somebody who is a customer. */
export async function giveCodes(
  opened: Pick<OpenDatabase, 'stores'>,
  issue: ReturnType<typeof issueParts>,
  { id, userCode, password }: Omit<Person, 'cells'>,
): Promise<Person> {
  await setPassword(issue, id, password);
  let cells: Person['cells'] = [];
  const print = async (table: Pick<Person, 'cells'>) => {
    cells = table.cells;
    return true;
  };
  await issueTable(issue, id, print, { inPerson: true });
  await giveNumber(opened.stores, id);
  return { id, userCode, password, cells };
}
