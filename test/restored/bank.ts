import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { giveBox } from '#authenticators/code-box';
import { createServer, type Running, readConfig } from '#server';
import { computeHotp, readKey } from '../../src/authenticators/code-box/hotp.ts';
import { bank as lykta } from '../../src/demo/bank.ts';
import { runAudit } from '../../src/server/commands/audit.ts';
import { aCustomer } from '../credentials/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { carryByFetch, createPhoneClient, type PhoneClient } from '../phone-client.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

export type Core = Running['core'];
export const boxOwner = { id: 'oskar', number: '8411239836', password: '8027' } as const;

/** A bank whose database is backed up and restored: whole servers, one export folder outside. */
export async function openPlace() {
  const postgres: Postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'styrka-restored-'));
  const nothing = { scripts: [], styles: [] };
  await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: '', pages: { 'back-office': nothing } }));
  const [port = 0, appPort = 0] = await findFreePorts(2);
  const configOf = (url: string, exported = true) => ({
    bank: lykta,
    policy: { profile: 'described' },
    store: { postgres: url },
    keys: { file: join(folder, 'keys') },
    listen: { host: '127.0.0.1', port, appPort, appUrl: `http://localhost:${appPort}` },
    node: 'north',
    ...(exported ? { audit: { folder: join(folder, 'export') } } : {}),
  });
  const complaints: string[] = [];
  const running: (() => Promise<void>)[] = [];
  return {
    postgres,
    complaints,
    exports: join(folder, 'export'),
    main: `http://127.0.0.1:${port}`,
    app: `http://127.0.0.1:${appPort}`,
    async start(url: string, exported = true): Promise<Running> {
      const complain = (code: string, detail: string) => void complaints.push(`${code} ${detail}`);
      const server = await createServer(readConfig(configOf(url, exported)), { pages: folder, complain });
      let closing: Promise<void> | undefined;
      const close = () => {
        closing ??= server.close();
        return closing;
      };
      running.push(close);
      return { ...server, close };
    },
    closeAll: async () => void (await Promise.all(running.splice(0).map((close) => close()))),
    /** As `npm run audit`. */
    async run(act: string, url: string) {
      const file = join(folder, 'styrka.json');
      await writeFile(file, JSON.stringify(configOf(url)));
      const [out, err]: [string[], string[]] = [[], []];
      const exit = await runAudit([act, '--config', file], {
        input: (async function* () {})(),
        out: (text) => void out.push(text),
        err: (text) => void err.push(text),
        live: false,
        onInterrupt: () => {},
      });
      return { exit, out: out.join(''), err: err.join('') };
    },
    /** All of a database as it is now, in another one; nobody may be connected. */
    async copy(url: string): Promise<string> {
      const copied = await postgres.createDatabase();
      const [from, to] = [url, copied].map((one) => new URL(one).pathname.slice(1));
      const client = new pg.Client({ connectionString: postgres.url() });
      await client.connect();
      await client.query(`drop database ${to}`);
      await client.query(`create database ${to} template ${from}`);
      await client.end();
      return copied;
    },
    phone: (): PhoneClient =>
      createPhoneClient(carryByFetch(`http://127.0.0.1:${appPort}`), { origin: `http://localhost:${appPort}`, rpId: 'localhost' }),
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** A box in the hand of this customer. */
export async function giveHeldBox(core: Core, customer: string, serial: string) {
  const secret = Uint8Array.from({ length: 20 }, (_, at) => (serial.charCodeAt(at % serial.length) * 31 + at * 7) % 256);
  await giveBox(core, customer, { serial, secret, status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } });
  let counter = 0;
  return { serial, press: () => computeHotp(readKey(secret), counter++, 8) };
}

export async function addPerson(core: Core, id: string, kind: 'user-code' | 'personal-number', value: string): Promise<void> {
  await core.stores.customers.add({ ...aCustomer(id, ''), identifiers: [{ kind, value }] }, { audit: [] });
}

/** Begins a login in a browser and answers what is asked, as far as there are answers; back comes where it stands. */
export async function logIn({ identify }: Core, plan: string, number: string, answers: readonly string[], known: string | null = null) {
  const { flow } = await identify.begin({ plan, channel: 'web', purpose: 'login', boundTo: { session: 'browser' } });
  const claimed = await identify.claim(flow, number, known);
  if (claimed === 'malformed') throw new Error(`${number} is malformed`);
  let view = claimed;
  for (const answer of answers) view = await identify.answer(flow, answer);
  return view;
}
