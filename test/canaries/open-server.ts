import type { ChildProcess } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bank as lykta } from '../../src/demo/bank.ts';
import { startChild } from '../child.ts';
import { findFreePorts } from '../free-ports.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { switchboard } from '../two-nodes/bank.ts';
import { createNews } from '../two-nodes/news.ts';
import { canaryDigits } from './find-canaries.ts';
import type { ServerNews } from './server.ts';

export const origin = 'https://bank.example';
const program = new URL('./server.ts', import.meta.url);

export type CanaryServer = Awaited<ReturnType<typeof openServer>>;

/** The whole server on a real PostgreSQL. `passwords`: of its customers, each with a code table and a cell phone. `phone`: the telephone of the bank, as its configuration says it. */
export async function openServer(passwords: readonly string[], phone: object = { browser: false }) {
  const postgres: Postgres = await startPostgres();
  const database = await postgres.createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'styrka-canaries-'));
  const { config, url } = await writeConfig(folder, database, phone);
  const { process: child, exit, stop } = startChild(program, [config, folder, JSON.stringify(passwords)], 'pipe');
  const log = listenTo(child);
  const news = createNews<ServerNews>();
  child.on('message', (one: ServerNews) => news.tell(one));
  exit.then(() => log.tell('The server has ended.'));
  const ready = await Promise.race([news.until(({ is }) => is === 'ready', 'the server is ready'), exit]);
  if (Array.isArray(ready)) throw new Error(`The server did not start:\n${log.all.join('')}`);
  const pool = new pg.Pool({ connectionString: database, max: 2 });
  pool.on('error', () => {});
  return {
    url,
    people: (ready as ServerNews & { is: 'ready' }).people,
    log: () => log.all.join(''),
    metrics: async () => (await fetch(new URL('/metrics', url), { headers: { authorization: `Bearer ${switchboard}` } })).text(),
    /** The code that this customer was sent. */
    async readSms(n: number): Promise<string> {
      const number = `+467017406${10 + n}`;
      const codes = () => news.all.flatMap((one) => (one.is === 'sms' && one.to === number ? codeIn(one.text) : []));
      await news.until(() => codes().length > 0, `a code for ${number}`);
      return codes()[0] ?? '';
    },
    async write(line: string) {
      child.send(line);
      await log.until((text) => text.includes(line), 'it is written');
    },
    async dump(): Promise<string> {
      const { rows } = await pool.query(`select table_name as name from information_schema.tables where table_schema = 'public'`);
      const tables = await Promise.all(rows.map(({ name }) => pool.query(`select t::text as row from "${name}" t`)));
      return tables.flatMap((table) => table.rows.map(({ row }) => String(row))).join('\n');
    },
    async stop() {
      await stop();
      await pool.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listenTo(child: ChildProcess) {
  const written = createNews<string>();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => written.tell(String(data)));
  return written;
}

function codeIn(text: string): string[] {
  const code = /(?:\d[\d ]*){24}/.exec(text)?.[0].replaceAll(' ', '') ?? '';
  return code.length >= canaryDigits ? [code.slice(0, canaryDigits)] : [];
}

async function writeConfig(folder: string, postgres: string, phone: object) {
  const [port = 0, appPort = 0] = await findFreePorts(2);
  const nothing = { scripts: [], styles: [] };
  await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: '', pages: { 'back-office': nothing, web: nothing } }));
  const content = {
    bank: lykta,
    policy: { profile: 'described', rules: { smsOnWeb: 'always' } },
    store: { postgres },
    keys: { file: join(folder, 'keys') },
    listen: { host: '127.0.0.1', port, appPort, url: origin, appUrl: 'https://app.bank.example' },
    node: 'north',
    phone,
    clients: [
      {
        id: 'switchboard',
        name: 'Switchboard',
        tokenHash: createHash('sha256').update(switchboard).digest('hex'),
        may: ['phone', 'metrics'],
      },
    ],
  };
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(content));
  return { config, url: `http://127.0.0.1:${port}` };
}

export function drawCanary(): string {
  return Array.from({ length: canaryDigits }, () => randomInt(10)).join('');
}
