import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Broken } from '#ports';
import { findInstalled, type Place, type RunningAsterisk, runAsterisk } from '../src/server/asterisk/index.ts';
import { findFreePorts } from '../test/free-ports.ts';
import { lineToken } from './bank.ts';
import { openCaller } from './caller.ts';
import type { Given } from './identifications.ts';
import { handOver, type TableHolder } from './logins.ts';
import { type Node, startNode } from './nodes.ts';
import { pass, quantile } from './rate.ts';
import { openSipCaller, type SipCaller } from './sip-call.ts';
import { addStaticDialplan, type Said } from './static-dialplan.ts';

/** So many callers at once, each calling again and again. Times in ms; CPU in ms a call. */
export type Telephoned = {
  readonly callers: number;
  readonly styrka: Served;
  readonly bare: Served;
};
type Waits = { readonly p50: number; readonly p95: number; readonly p99: number };
export type Served = {
  /** Calls from dialling to hanging up, a second. */
  readonly perSecond: number;
  /** Turned away, or left without a sound. */
  readonly lost: number;
  /** From the last key that was let go to the next sound: after the user code, and after the password, which Styrka hashes. */
  readonly code: Waits;
  readonly password: Waits;
  readonly asterisk: number;
  /** Of the node; none where no node is in charge. */
  readonly node: number;
};

const password = 'only-of-the-bench';
process.env['STYRKA_BENCH_ASTERISK'] = password;
/** In charge: Styrka, or the dialplan alone. */
const numbers = { styrka: '0846500410', bare: '0846500499' };
const app = 'styrka';
/** So many have codes of their own; the others share theirs. */
const holdersAtMost = 32;
/** A caller waits a moment before each entry, and then does not wait for the end of what is said; ms. */
const moment = 400;

/** Real calls by SIP: menu, user code, password, and the cell that is asked for; the same files and keys from a dialplan without Styrka. */
export async function measureTelephone(given: Given): Promise<Telephoned[]> {
  const bed = await openBed(given);
  if (!bed) return [];
  try {
    const most = Math.max(...given.size.telephones);
    const holders = await handOver(bed.node, Math.min(most, holdersAtMost));
    await seeConnection(bed.node);
    await addStaticDialplan(bed.asterisk, numbers.bare, await learnSteps(bed.node, holders[0] as TableHolder));
    const measured: Telephoned[] = [];
    for (const callers of given.size.telephones) {
      given.tell(`telephone: ${callers} callers`);
      const bare = await serve(bed, holders, callers, numbers.bare, given.size.callsEach);
      const styrka = await serve(bed, holders, callers, numbers.styrka, given.size.callsEach);
      measured.push({ callers, styrka, bare });
      // More of them would only be lost, too.
      if (styrka.lost > 0.05 * callers * given.size.callsEach) break;
    }
    return measured;
  } finally {
    await bed.close();
  }
}

type Bed = { readonly asterisk: RunningAsterisk; readonly node: Node; readonly sip: string; close(): Promise<void> };

/** Undefined where there is no Asterisk. */
async function openBed({ ground, profiles, tell }: Given): Promise<Bed | undefined> {
  let installed: Place['installed'];
  try {
    installed = findInstalled();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    process.stderr.write(`telephone: ${error.message}\n`);
    return undefined;
  }
  tell('telephone: start a node and Asterisk');
  const [door = 0, port = 0] = await findFreePorts(2);
  const asterisk = await runAsterisk(describePlace(installed, ground.folder('asterisk'), door, port));
  const listen = { host: '127.0.0.1', port: door };
  const settings = { listen, app, password: { environment: 'STYRKA_BENCH_ASTERISK' }, recordings: app, advisors: 'PJSIP/{advisor}' };
  const phone = { browser: true, callsAtOnce: 2_000, asterisk: { ...settings, protection: 'allowed' as const } };
  const node = await startNode(await ground.place('postgres'), ground.folder('node'), profiles, { phone });
  return {
    asterisk,
    node,
    sip: `127.0.0.1:${port}`,
    async close() {
      await node.stop();
      await asterisk.stop();
    },
  };
}

/** Before that a caller hears a sound, too: that it does not work. */
async function seeConnection({ addresses }: Node): Promise<void> {
  const headers = { authorization: `Bearer ${lineToken}` };
  for (let tries = 0; tries < 200; tries++) {
    const metrics = await (await fetch(`${addresses.main}/metrics`, { headers })).text();
    if (/^styrka_telephony_connected 1$/m.test(metrics)) return;
    await pass(100);
  }
  throw new Error('Asterisk did not find Styrka.');
}

function describePlace(installed: Place['installed'], folder: string, door: number, port: number): Place {
  return {
    folder,
    installed,
    voices: fileURLToPath(new URL('../voices', import.meta.url)),
    styrka: { address: `ws://127.0.0.1:${door}/`, app, password },
    numbers: [],
    transports: [{ name: 'transport-udp', protocol: 'udp', host: '127.0.0.1', port }],
    sound: { from: 40_000, to: 48_000, host: '127.0.0.1' },
    trunks: [{ name: 'trunk', transport: 'transport-udp', from: ['127.0.0.1'], srtp: 'off' }],
    phones: [],
    callers: [],
    peers: [],
  };
}

/** What Styrka says on the way and how many keys it takes, by the contract of steps. */
async function learnSteps(node: Node, { userCode, password }: TableHolder): Promise<Said[]> {
  const caller = await openCaller(node.addresses.main, 'line');
  const steps = [
    await caller.dial(),
    await caller.enter('2', 'key', 'user-code'),
    await caller.enter(userCode, 'hash', 'password'),
    await caller.enter(password, 'hash', 'cell'),
  ];
  await caller.close();
  return steps.map(({ say, collect }) => ({ say, keys: collect?.max ?? 0 }));
}

async function serve(
  { asterisk, node, sip }: Bed,
  holders: readonly TableHolder[],
  count: number,
  to: string,
  each: number,
): Promise<Served> {
  const callers = await Promise.all(Array.from({ length: count }, () => openSipCaller(sip)));
  const waits = { code: [] as number[], password: [] as number[] };
  const spent = () => spend(asterisk, node);
  let lost = 0;
  // One call before anything is counted: what is done once is done.
  await callOnce(callers[0] as SipCaller, to, holders[0] as TableHolder);
  const [before, began] = [await spent(), performance.now()];
  const callAgain = async (caller: SipCaller, n: number) => {
    // Not all in one moment: spread over one call's length, as they would come.
    await pass((n / count) * 4_000);
    for (let turn = 0; turn < each; turn++)
      await callOnce(caller, to, holders[(n + turn) % holders.length] as TableHolder).then(
        ([code, password]) => {
          waits.code.push(code);
          waits.password.push(password);
        },
        () => {
          lost += 1;
        },
      );
  };
  await Promise.all(callers.map(callAgain));
  const [after, took] = [await spent(), performance.now() - began];
  for (const caller of callers) caller.close();
  const calls = count * each;
  const cpu = { asterisk: (after[0] - before[0]) / calls, node: to === numbers.styrka ? (after[1] - before[1]) / calls : 0 };
  return { perSecond: ((calls - lost) * 1_000) / took, lost, code: spread(waits.code), password: spread(waits.password), ...cpu };
}

const spread = (took: readonly number[]): Waits => ({ p50: quantile(took, 0.5), p95: quantile(took, 0.95), p99: quantile(took, 0.99) });

/** How long it took from the last key to the next sound, after the user code and after the password. */
async function callOnce(caller: SipCaller, to: string, { userCode, password }: TableHolder): Promise<[number, number]> {
  await caller.call(to);
  try {
    await caller.hear(performance.now());
    await pass(moment);
    // What is said is cut by the key, and what comes next cannot be told from it: this one is not measured.
    await caller.hear((await caller.press('2')) + moment);
    const enter = async (keys: string) => {
      const letGo = await caller.press(keys);
      const waited = (await caller.hear(letGo)) - letGo;
      await pass(moment);
      return waited;
    };
    return [await enter(`${userCode}#`), await enter(`${password}#`)];
  } finally {
    caller.hangUp();
  }
}

/** CPU of Asterisk and of the node until now, ms. */
async function spend(asterisk: RunningAsterisk, node: Node): Promise<[number, number]> {
  // proc(5): user and system time of all its threads, in hundredths of a second.
  const stat = readFileSync(join('/proc', String(asterisk.pid), 'stat'), 'utf8');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return [(user + system) * 10, (await node.ask({ do: 'usage' })).cpu / 1_000];
}
