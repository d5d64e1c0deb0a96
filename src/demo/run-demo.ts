import { createServer } from 'node:net';
import type { Config } from '#server';
import { buildPages } from './build-pages.ts';
import type { CallLine } from './call-line.ts';
import { choosePorts } from './choose-ports.ts';
import { removeData } from './data-folder.ts';
import { type OpenBank, openBank, type Telephone } from './open-bank.ts';

export type Run = {
  readonly data: string;
  readonly port: number | undefined;
  /** Another one than the seeds describe: for tests. */
  readonly policy?: Config['policy'];
  readonly telephone?: Telephone;
  readonly onCall: (line: CallLine) => void;
  /** Starting afresh failed: the bank is closed. */
  readonly onBroken: (error: Error) => void;
};

export type RunningDemo = OpenBank & { readonly took: { readonly database: number; readonly pages: number } };

/** Serves the demo bank until it is closed; whoever starts afresh in the browser gets a new bank on the same ports. */
export async function runDemo(run: Run): Promise<RunningDemo | { readonly taken: number }> {
  const ports = await choosePorts(run.port, isFree);
  if ('taken' in ports) return ports;
  const pages = await buildPages();
  const begun = performance.now();
  const open = (): Promise<OpenBank> => openBank({ ...run, ports, startAfresh });
  let current = open();
  function startAfresh(): void {
    current = replace(current, run.data, open);
    current.catch(run.onBroken);
  }
  const first = await current;
  return { ...first, took: { database: performance.now() - begun, pages }, close: async () => (await current).close() };
}

async function replace(current: Promise<OpenBank>, data: string, open: () => Promise<OpenBank>): Promise<OpenBank> {
  await (await current).close();
  await removeData(data);
  return open();
}

/** Binds and lets go. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once('error', () => resolve(false));
    listener.listen(port, '127.0.0.1', () => listener.close(() => resolve(true)));
  });
}
