import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../src/demo/run-demo.ts';

export type BankToOpen = { readonly data: string; readonly port: number; readonly change: Pick<Run, 'policy'> };
export type Ask = { readonly id: number } & (({ readonly do: 'open' } & BankToOpen) | { readonly do: 'close' });
type Addresses = { readonly main: string; readonly app: string; readonly webBank: string };
export type Told = { readonly id: number } & (
  | ({ readonly is: 'open' } & Addresses)
  | { readonly is: 'taken' }
  | { readonly is: 'closed' }
  | { readonly is: 'broken'; readonly complaint: string }
);

const script = fileURLToPath(new URL('run-banks.ts', import.meta.url));
const asked = new Map<number, { resolve(told: Told): void; reject(error: Error): void }>();
let house: ChildProcess | undefined;
let last = 0;

/** A bank beside others in one process: half the work of a process of its own. Undefined: a port is taken. */
export async function openInHouse(bank: BankToOpen): Promise<(Addresses & { close(): Promise<void> }) | undefined> {
  const id = ++last;
  const told = await ask({ id, do: 'open', ...bank });
  if (told.is !== 'open') return undefined;
  const { main, app, webBank } = told;
  return { main, app, webBank, close: async () => void (await ask({ id, do: 'close' })) };
}

/** Nothing is tidied up: its banks are closed before. */
export function leaveHouse(): void {
  house?.disconnect();
  house = undefined;
}

function ask(what: Ask): Promise<Told> {
  house ??= enterHouse();
  const answer = new Promise<Told>((resolve, reject) => asked.set(what.id, { resolve, reject }));
  house.send(what);
  return answer;
}

function enterHouse(): ChildProcess {
  const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (told: Told) => {
    const waiting = asked.get(told.id);
    asked.delete(told.id);
    if (told.is === 'broken') waiting?.reject(new Error(`The bank did not start or end: ${told.complaint}`));
    else waiting?.resolve(told);
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of asked.values()) reject(new Error(`The process of the banks ended (${code ?? signal}).`));
    asked.clear();
    if (house !== child) return;
    house = undefined;
    console.error(`The process of the banks ended by itself (${code ?? signal}).`);
  });
  return child;
}
