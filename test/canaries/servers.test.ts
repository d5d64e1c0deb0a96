import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { bank as lykta } from '../../src/demo/bank.ts';
import { startChild } from '../child.ts';
import { findFreePorts } from '../free-ports.ts';
import type { Person } from '../logins/acts.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { switchboard } from '../two-nodes/bank.ts';
import { ringOverHttps } from '../two-nodes/caller.ts';
import { createNews } from '../two-nodes/news.ts';
import { createBrowser, type Page } from '../web/browser.ts';
import { canaryDigits, findCanaries } from './find-canaries.ts';
import type { ServerNews } from './server.ts';

/** So many on the web, and as many by phone, which takes no password of more than six digits (D3). */
const visitors = 8;
const phonePassword = '719463';
const origin = 'https://bank.example';
const program = new URL('./server.ts', import.meta.url);

/** All of the bank: its doors, its jobs and its gateway, on a real PostgreSQL. */
describe('a server, its log and its database', () => {
  let server: Awaited<ReturnType<typeof openServer>>;
  before(async () => {
    server = await openServer();
  });
  after(() => server?.stop());

  test('T23, I8: after logins on the web and calls with the code table neither holds a password, a cell or an SMS code', async () => {
    const { people } = server;
    const typed = new Set(people.flatMap(({ password, cells }) => [password, ...cells.flat()]));
    const known = typed.size;
    const [onTheWeb, byPhone] = [people.slice(0, visitors), people.slice(visitors)];
    const paths = await Promise.all(onTheWeb.map((person, n) => logIn(server, person, n, typed)));
    assert.equal(paths.filter((path) => path === '/sv/my').length, (visitors * 3) / 4, 'every fourth mistakes the cell');
    const heard = await Promise.all(byPhone.map((person, n) => callIn(server, person, visitors + n, typed)));
    assert.equal(heard.filter((prompt) => prompt === 'identified').length, (visitors * 3) / 4);
    assert.equal(typed.size - known, 2.5 * visitors, 'one code of each, and two mistakes of every fourth');
    assert.deepEqual(findCanaries(await server.dump(), typed), []);
    assert.deepEqual(findCanaries(server.log(), typed), []);
  });

  test('T3, T23: one that is written into that log is found', async () => {
    const canary = drawCanary();
    await server.write(`careless: ${canary}`);
    assert.deepEqual(findCanaries(server.log(), new Set([canary])), [canary]);
  });
});

type Server = Awaited<ReturnType<typeof openServer>>;

/** With JavaScript off, up to the page that the login ends on. */
async function logIn(server: Server, person: Person, n: number, typed: Set<string>): Promise<string> {
  const browser = createBrowser(server.carrier, server.clock, origin);
  await browser.open('/sv/login/code-table');
  let page: Page = await browser.send({ 'user-code': person.userCode, password: person.password });
  const [, column = '', row = ''] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? assert.fail(page.text);
  page = await browser.send({ code: mistakeEveryFourth(n, cellOf(person, column, row), typed) });
  if (!page.text.includes('Bekräftelsekod')) return page.address;
  const code = n % 4 === 3 ? drawCanary() : await server.readSms(n);
  typed.add(code);
  return (await browser.send({ code })).address;
}

/** With the keys of a telephone, up to the answer. */
async function callIn(server: Server, person: Person, n: number, typed: Set<string>): Promise<string> {
  const caller = await ringOverHttps({ main: server.url });
  await caller.hears('menu');
  caller.presses('2');
  await caller.hears('user-code');
  caller.enters(person.userCode);
  await caller.hears('password');
  caller.enters(person.password);
  const { say } = await caller.hears('cell');
  const [, column = '', row = ''] = /\b([A-E]) (\d{1,2})\b/.exec(say.map(({ text }) => text).join(' ')) ?? assert.fail('no cell');
  caller.enters(mistakeEveryFourth(n, cellOf(person, column, row), typed));
  await caller.hears('sms');
  const code = n % 4 === 3 ? drawCanary() : await server.readSms(n);
  typed.add(code);
  caller.enters(code);
  const end = await caller.hears('identified', 'not-identified');
  await caller.hangsUp();
  return end.say.find(({ prompt }) => prompt === 'identified' || prompt === 'not-identified')?.prompt ?? '';
}

function mistakeEveryFourth(n: number, right: string, typed: Set<string>): string {
  if (n % 4 !== 3) return right;
  const wrong = drawCanary();
  typed.add(wrong);
  return wrong;
}

function cellOf({ cells }: Person, column: string, row: string): string {
  return cells[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? assert.fail(`no cell ${column} ${row}`);
}

async function openServer() {
  const postgres: Postgres = await startPostgres();
  const database = await postgres.createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'styrka-canaries-'));
  const { config, url } = await writeConfig(folder, database);
  const passwords = JSON.stringify(Array.from({ length: 2 * visitors }, (_, n) => (n < visitors ? drawCanary() : phonePassword)));
  const { process: child, exit, stop } = startChild(program, [config, folder, passwords], 'pipe');
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
    carrier: { inject: carryTo(url) } as never,
    clock: { now: Date.now, pending: 1, at: () => () => {}, advance: (by: number) => new Promise<void>((go) => setTimeout(go, by)) },
    log: () => log.all.join(''),
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

async function writeConfig(folder: string, postgres: string) {
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
    phone: { browser: false },
    clients: [
      { id: 'switchboard', name: 'Switchboard', tokenHash: createHash('sha256').update(switchboard).digest('hex'), may: ['phone'] },
    ],
  };
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(content));
  return { config, url: `http://127.0.0.1:${port}` };
}

type Request = { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly payload?: string };

/** A browser's request over the wire, answered in the form in which a server without one answers its tests. */
function carryTo(server: string) {
  return async ({ method, url, headers, payload }: Request) => {
    const answer = await fetch(new URL(url, server), { method, headers, redirect: 'manual', ...(payload ? { body: payload } : {}) });
    const location = answer.headers.get('location');
    const cookies = answer.headers.getSetCookie().map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      return { name, value, ...(/max-age=0/i.test(line) ? { maxAge: 0 } : {}) };
    });
    return { statusCode: answer.status, headers: location ? { location } : {}, cookies, body: await answer.text() };
  };
}

function drawCanary(): string {
  return Array.from({ length: canaryDigits }, () => randomInt(10)).join('');
}
