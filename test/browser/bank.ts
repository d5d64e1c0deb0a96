import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import type { Config } from '#server';
import { placesIn } from '../../src/demo/data-folder.ts';
import { fillDataFolder } from '../data-folder.ts';
import { leaveHouse, openInHouse } from './bank-house.ts';

type Policy = Config['policy'];
type Telephone = Pick<NonNullable<Config['phone']>, 'asterisk' | 'callsAtOnce'>;

/** The demo bank as a visitor starts it: three ports in a row, a folder without a customer at first. */
export type Bank = {
  readonly main: string;
  readonly app: string;
  readonly webBank: string;
  readonly port: number;
  readonly data: string;
  /** As when the power goes: nothing is tidied up, the folder stays. Only of a bank in a process of its own. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** Banks beside the one that `npm start` runs. Nobody can wait three minutes for each answer. */
export const policies = {
  impatient: { profile: 'described', rules: { appPatienceMinutes: 0.2 } },
  strict: { profile: 'strict', rules: { appPatienceMinutes: 0.2 } },
} as const satisfies Record<string, Policy>;

const portTaken = 3;
const root = new URL('../..', import.meta.url);
const running = new Set<Bank>();
const shared = new Map<string, Promise<Bank>>();

/** One for all files that ask for the same; the usual one is exactly what `npm start` runs. */
export function openBank(name: keyof typeof policies | 'usual' = 'usual'): Promise<Bank> {
  const bank = shared.get(name) ?? (name === 'usual' ? startProcess() : startBank({ policy: policies[name] }));
  shared.set(name, bank);
  return bank;
}

type BankChange = { readonly policy?: Policy; readonly telephone?: Telephone };

type Start = BankChange & { readonly data?: string; readonly port?: number };

/** `data`: a folder that a bank was in before, or that is empty; with it, or with a telephone line, in a process of its own. */
export function startBank({ data, port, ...change }: Start = {}): Promise<Bank> {
  const alone = data !== undefined || port !== undefined || change.telephone !== undefined;
  return alone ? startProcess({ ...change, ...(data ? { data } : {}), ...(port ? { port } : {}) }) : startBeside(change);
}

async function startProcess({ data, port, ...change }: Start = {}): Promise<Bank> {
  const folder = data ?? (await prepareFolder());
  return findPlace(port, (first) => tryToStart(folder, first, change));
}

async function startBeside({ policy }: BankChange): Promise<Bank> {
  const data = await prepareFolder();
  return findPlace(undefined, async (port) => {
    const opened = await openInHouse({ data, port, change: policy ? { policy } : {} });
    if (!opened) return undefined;
    const close = () => {
      running.delete(bank);
      return opened.close();
    };
    const bank: Bank = { ...opened, port, data, close, kill: () => Promise.reject(new Error('Others are in the process of this bank.')) };
    running.add(bank);
    return bank;
  });
}

async function findPlace(port: number | undefined, open: (port: number) => Promise<Bank | undefined>): Promise<Bank> {
  for (let tries = 0; tries < 5; tries++) {
    const bank = await open(port ?? (await findPorts()));
    if (bank) return bank;
  }
  throw new Error('No three free ports in a row were found.');
}

/** With the tables that every bank makes at first, copied: making them takes longer than all else that a start does. */
async function prepareFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-browser-'));
  await fillDataFolder(placesIn(folder).database);
  return folder;
}

async function tryToStart(data: string, port: number, change: BankChange): Promise<Bank | undefined> {
  const isUsual = Object.keys(change).length === 0;
  const script = isUsual ? ['src/demo/main.ts'] : ['test/browser/run-bank.ts', JSON.stringify(change)];
  const child = spawn(process.execPath, ['--import', 'tsx', ...script, '--data', data, '--json'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  const ready = await readReady(child);
  if (!ready && child.exitCode === portTaken) return undefined;
  if (!ready) throw new Error(`The bank did not start (${child.exitCode}): ${complaint}`);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    running.delete(bank);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  };
  const bank: Bank = {
    main: ready.url,
    app: ready.app,
    webBank: ready.webBank,
    port,
    data,
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
  running.add(bank);
  child.once('exit', (code, signal) => {
    if (running.has(bank)) console.error(`The bank on port ${port} ended by itself (${code ?? signal}): ${complaint}`);
  });
  return bank;
}

/** Undefined: it ended before it was ready. */
async function readReady(child: ChildProcess): Promise<{ url: string; app: string; webBank: string } | undefined> {
  if (!child.stdout) return undefined;
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as { ready?: true; url: string; app: string; webBank: string };
    if (!said.ready) continue;
    child.stdout.resume();
    return said;
  }
  if (child.exitCode === null) await once(child, 'exit');
  return undefined;
}

/** Three free ports in a row, away from those that people use. */
async function findPorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all([0, 1, 2].map((behind) => isFree(first + behind)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once('error', () => resolve(false));
    listener.listen(port, '127.0.0.1', () => listener.close(() => resolve(true)));
  });
}

/** What the service point will do one day; in the demo whoever asks gets one. */
export async function issueActivationCode(bank: Bank, userCode: string): Promise<string> {
  const answer = await fetch(`${bank.main}/demo/v1/activation-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userCode }),
  });
  if (!answer.ok) throw new Error(`No activation code: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { activationCode: string }).activationCode;
}

/** With all that it kept. A bank of one file's own ends with it: while others are tested it would go on with its jobs. */
export async function endBank(bank: Bank): Promise<void> {
  await bank.close();
  await rm(bank.data, { recursive: true, force: true });
}

after(async () => {
  for (const bank of running) await endBank(bank);
  leaveHouse();
});
