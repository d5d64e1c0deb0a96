import { type Customer, writeImport } from './bank.ts';
import { openBrowser } from './browser.ts';
import type { Given } from './identifications.ts';
import type { Node } from './nodes.ts';
import { startNode } from './nodes.ts';
import type { Paper } from './post.ts';
import { measureRate, pass, quantile, type Rate } from './rate.ts';
import { compute } from './raw-crypto.ts';
import { openRaw } from './raw-writes.ts';
import type { Recording } from './record.ts';

/** Whoever has a password, a table and a phone. */
export type TableHolder = Customer & { readonly phoneNumber: string; readonly password: string; readonly paper: Paper };

export type LoggedIn = {
  /** Whole log-ins a second: first page, password, cell, SMS code, session. */
  readonly whole: Rate;
  /** The same statements and cryptography alone; the password's hash alone. */
  readonly raw: Rate;
  readonly hash: Rate;
  readonly statements: number;
  readonly crypto: Recording['crypto'];
};

const password = '71946';
/** So many are handed their codes at once: each hash takes memory and time, and a node that does nothing else lets its database wait. */
const counters = 4;

/** Whole log-ins over HTTP, without scripts, and then their writes and hashes alone. */
export async function measureLogins({ ground, size, profiles, tell }: Given): Promise<LoggedIn> {
  tell('logins: start a node');
  const place = await ground.place('postgres');
  const node = await startNode(place, ground.folder('node'), profiles);
  // Many at once, for each waits for its SMS longer than for anything else: the sender looks once a second.
  const workers = size.browsers;
  const holders = await handOver(node, workers);
  const raw = await openRaw(await ground.place('postgres'), size.workers);
  const [first] = holders;
  if (!first) throw new Error('Nobody was given anything.');
  await logIn(node, first);
  await node.ask({ do: 'record' });
  await logIn(node, first);
  await pass(200);
  const recording = await node.ask({ do: 'recorded' });
  tell('logins');
  const usage = async () => (await node.ask({ do: 'usage' })).cpu;
  const work = async (worker: number) => void (await logIn(node, holders[worker] ?? first));
  const window = Math.max(size.window, 1_500);
  // They end in bunches, when the sender has looked: a window holds several of its turns.
  const whole = await measureRate({ workers, warmUp: window, window: 4 * window, work, sample: usage });
  const alone = (one: (worker: number) => Promise<unknown>) =>
    measureRate({ workers: size.workers, warmUp: window / 3, window, work: async (worker) => void (await one(worker)) });
  const rawRate = await alone(async (worker) => [await compute(recording.crypto), await raw.replay(recording.units, worker)]);
  const none = Object.fromEntries(Object.keys(recording.crypto).map((name) => [name, 0])) as Recording['crypto'];
  const hash = await alone(() => compute({ ...none, argon2id: 1 }));
  await raw.close();
  await node.stop();
  const statements = recording.units.flatMap(({ sayings }) => sayings).length;
  return { whole, raw: rawRate, hash, statements, crypto: recording.crypto };
}

/** Customers with a password, a table and a number each; `from`: the first of them, for a bank that has others already. */
export async function handOver(node: Node, count: number, from = 0): Promise<TableHolder[]> {
  const customers = Array.from({ length: count }, (_, n) => ({
    id: `holder-${from + n}`,
    userCode: String(61_400_027 + 7 * (from + n)),
    phoneNumber: `+4670174${String(1_000 + from + n)}`,
  }));
  const { refused } = await node.ask({ do: 'import', lines: writeImport(customers) });
  if (refused.length > 0) throw new Error(`The bench's customers were refused: ${JSON.stringify(refused[0])}`);
  const holders: TableHolder[] = [];
  const left = customers.entries();
  const serve = async () => {
    for (const [n, customer] of left)
      holders[n] = { ...customer, password, paper: await node.ask({ do: 'hand-over', customer: customer.id, password }) };
  };
  await Promise.all(Array.from({ length: counters }, serve));
  return holders;
}

/** One whole log-in in a browser of its own; throws if it does not end where one is logged in. Gives back how long it took, ms. */
export async function logIn(node: Node, holder: TableHolder): Promise<number> {
  const browser = openBrowser(node.addresses.main);
  const began = performance.now();
  await enter(browser, node, holder);
  browser.close();
  return performance.now() - began;
}

/** Logs in and stays; throws if it does not end where one is logged in. */
export async function enter(browser: ReturnType<typeof openBrowser>, node: Node, holder: TableHolder): Promise<void> {
  const first = await browser.submit('/sv/login/code-table', { 'user-code': holder.userCode, password: holder.password });
  const [, column = 'A', row = '1'] = /koden ([A-E])\s(\d+)/.exec(first.page.text) ?? [];
  const code = holder.paper[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? '';
  const sms = node.ask({ do: 'sms', to: holder.phoneNumber });
  const second = await browser.submit(first.path, { question: readQuestion(first.page.text), code });
  const last = await browser.submit(second.path, { question: readQuestion(second.page.text), code: await sms });
  if (last.path !== '/sv/my') throw new Error(`A log-in ended at ${last.path}.`);
}

function readQuestion(page: string): string {
  return /name="question" value="([^"]*)"/.exec(page)?.[1] ?? '';
}

/** The middle one of several log-ins, one after the other, ms: without what waits for the sender's next look. */
export async function timeLogins(node: Node, holder: TableHolder, times: number): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) took.push(await logIn(node, holder));
  return quantile(took, 0.5);
}
