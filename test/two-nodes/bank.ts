import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bank as lykta } from '../../src/demo/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { type Carry, carryByFetch, createPhoneClient, type PhoneClient, type PhoneState } from '../phone-client.ts';
import { startPostgres } from '../postgres.ts';
import { type Birth, type Node, startNode } from './nodes.ts';

/** One public address for all nodes, as a proxy in front of them has it. */
export const addresses = { main: 'https://bank.example', app: 'https://app.bank.example' } as const;
/** The bank's own switchboard, which carries the calls to the nodes. */
export const switchboard = randomBytes(24).toString('base64url');
export const ownCode = { is: 'own-code', code: '749206' } as const;

export type Customer = { readonly id: string; readonly name: string; readonly userCode: string };

export type Bank = {
  readonly nodes: Readonly<Record<NodeName, Node>>;
  addCustomer(): Promise<Customer>;
  /** A phone with an open session, that speaks with these nodes in turn. */
  enrol(customer: Customer, nodes: readonly Node[]): Promise<PhoneClient>;
  addAdvisor(): Promise<string>;
  /** Where a node of the test's own finds the database, and the keys that all share. */
  outside(): Promise<{ readonly url: string; readonly ring: string }>;
  /** What stands in the database, read past the servers. */
  read(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Nobody can reach the database any more, and whoever was connected is thrown out. */
  cutOff(): Promise<void>;
  putBack(): Promise<void>;
  stop(): Promise<void>;
};

/** `mortal` is the one that gets killed; `askew` stands on broken stores. */
const names = ['north', 'south', 'mortal', 'askew'] as const;
export type NodeName = (typeof names)[number];

export async function openBank(): Promise<Bank> {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'styrka-two-nodes-'));
  const nothing = { scripts: [], styles: [] };
  // As if built: no page of these nodes is opened in a browser.
  await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: '', pages: { 'back-office': nothing } }));
  const births = await Promise.all(names.map((name) => writeConfig(folder, url, name)));
  const started = await Promise.all(births.map((birth) => startNode(birth, birth.name === 'askew' ? 'broken' : 'real')));
  const nodes = Object.fromEntries(started.map((node) => [node.name, node])) as Bank['nodes'];
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  const rule = gateOf(postgres.url(), new URL(url).pathname.slice(1));
  return {
    nodes,
    addCustomer: () => addCustomer(nodes.north),
    enrol: (customer, at) => enrol(nodes.north, customer, at),
    addAdvisor: () => addAdvisor(nodes.north),
    outside: async () => ({ url, ring: await readFile(join(folder, 'keys'), 'utf8') }),
    read: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    cutOff: () => rule(false),
    putBack: () => rule(true),
    async stop() {
      await Promise.all(started.map((node) => node.stop()));
      await pool.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeConfig(folder: string, url: string, name: NodeName): Promise<Birth> {
  const [port = 0, appPort = 0] = await findFreePorts(2);
  const tokenHash = createHash('sha256').update(switchboard).digest('hex');
  const config = join(folder, `${name}.json`);
  const content = {
    bank: lykta,
    policy: { profile: 'described' },
    store: { postgres: url },
    keys: { file: join(folder, 'keys') },
    listen: { host: '127.0.0.1', port, appPort, url: addresses.main, appUrl: addresses.app },
    node: name,
    phone: { browser: true },
    clients: [{ id: 'switchboard', name: 'Switchboard', tokenHash, may: ['phone'] }],
  };
  await writeFile(config, JSON.stringify(content));
  return { name, config, pages: folder, port, appPort };
}

async function addCustomer(node: Node): Promise<Customer> {
  const id = `customer-${randomBytes(6).toString('hex')}`;
  const customer = { id, name: `Aino ${id.slice(-6)}`, userCode: String(randomInt(10_000_000, 100_000_000)) };
  await node.administer('importCustomers', [JSON.stringify({ add: { ...customer, language: 'sv' } })]);
  return customer;
}

async function enrol(admin: Node, customer: Customer, nodes: readonly Node[]): Promise<PhoneClient> {
  const phone = newPhone(nodes);
  const activationCode = await issueActivationCode(admin, customer);
  const enrolled = await phone.enrol({ userCode: customer.userCode, activationCode, ownCode: ownCode.code, withPasskey: true });
  if (enrolled.status !== 200) throw new Error(`${enrolled.status} ${JSON.stringify(enrolled.body)}`);
  await phone.openSession();
  return phone;
}

export function newPhone(nodes: readonly Node[], from?: PhoneState): PhoneClient {
  return createPhoneClient(carryInTurn(nodes), { origin: addresses.app, rpId: 'app.bank.example' }, from);
}

export async function issueActivationCode(node: Node, { id }: Customer): Promise<string> {
  return ((await node.administer('issueActivationCode', id)) as { code: string }).code;
}

/** Each message goes to the next node, as a proxy that knows nothing of sessions would send it. */
function carryInTurn(nodes: readonly Node[]): Carry {
  const carries = nodes.map(({ app }) => carryByFetch(app));
  let turn = 0;
  return (...message) => {
    turn += 1;
    const carry = carries[turn % carries.length];
    if (!carry) throw new Error('a phone needs a node');
    return carry(...message);
  };
}

async function addAdvisor(node: Node): Promise<string> {
  const id = `advisor-${randomBytes(6).toString('hex')}`;
  await node.administer('addStaff', { id, name: `Anna ${id.slice(-6)}`, role: 'advisor', language: 'sv' });
  return id;
}

/** The doors of the database are shut before who is inside is thrown out, or they would come straight back. */
function gateOf(admin: string, database: string): (open: boolean) => Promise<void> {
  return async (open) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    try {
      await client.query(`alter database ${database} allow_connections ${open}`);
      if (!open) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
    } finally {
      await client.end();
    }
  };
}
