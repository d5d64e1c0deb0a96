import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { createWebPush } from '#adapters/web-push';
import { wakePhones } from '#app';
import { watchCallCodes } from '#authenticators/call-code';
import { openTelephone } from '#channels/phone';
import { registerPersonal, registerWeb, sendErrorPage, sendLogoutPage, wantsPage } from '#channels/web';
import { readAssets } from '#pages';
import { Broken, type Clock, type Printer, type SmsGateway } from '#ports';
import type { Language } from '#texts';
import { addressesOf } from './addresses.ts';
import { createBoxes, createRenewing } from './boxes.ts';
import { createFindClient } from './clients.ts';
import type { Config } from './config.ts';
import { type Addresses, type Core, createCore, type Given } from './core.ts';
import { type Doors, openDoors } from './doors.ts';
import type { Complain, ErrorPage } from './errors.ts';
import { createForgetting } from './forget.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { createIssue } from './issue.ts';
import { startJobs } from './jobs.ts';
import { knowsAddresses, limitOpenDoors } from './limit-open-doors.ts';
import { type LogoutPage, openOpenid } from './openid.ts';
import { createOwnCodes } from './own-codes.ts';
import { createPrinting } from './print-letters.ts';
import { registerDoors } from './register-doors.ts';
import { shutWhileSealed } from './seal.ts';
import { passkeySettings } from './settings.ts';
import { openSms } from './sms.ts';
import { registerReceipts } from './sms-receipts.ts';
import { createTelephony, telephoneSettings } from './telephony.ts';

/** What only the demo adds; the product's own main has none of it. */
export type Demo = {
  /** Scripts beside the live pages: the hand that presses their buttons in the show. */
  readonly scripts: readonly string[];
  readonly home: (language: Language) => string;
  register(main: FastifyInstance, app: FastifyInstance, doors: Doors): void | Promise<void>;
  /** What happens by itself in the demo only, about once a second. */
  jobs?(doors: Doors): readonly (() => Promise<unknown>)[];
};

export type Extras = Given & {
  readonly demo?: Demo;
  readonly complain?: Complain;
  readonly pages?: string;
  /** Gateways beside those of the configuration, asked after them: the demo's. They live by the bank's clock. */
  readonly gateways?: (clock: Clock) => readonly SmsGateway[];
  /** In place of the configuration's: the demo's tray. */
  readonly printer?: Printer;
};

export type Running = {
  readonly addresses: Addresses;
  readonly doors: Doors;
  readonly core: Core;
  stats(): Promise<{ readonly customers: number; readonly staff: number; readonly calls: number }>;
  close(): Promise<void>;
};

const builtPages = fileURLToPath(new URL('../../dist/pages', import.meta.url));

/** The composition root: opens everything, registers every door on its origin, and listens. Throws Broken with what is in the way. */
export async function createServer(config: Config, extras: Extras = {}): Promise<Running> {
  const addresses = addressesOf(config);
  const core = await createCore(config, addresses, extras);
  try {
    return await openServer(core, addresses, extras);
  } catch (error) {
    // An open database would keep alive a process that has nothing to serve.
    await core.close();
    throw error;
  }
}

async function readAssetList(pages: string): Promise<string> {
  const list = await readFile(join(pages, 'assets.json'), 'utf8').catch(() => undefined);
  if (list === undefined) throw new Broken('pages-not-built', 'The pages are not built. Build them with npm run build.');
  return list;
}

async function openServer(core: Core, addresses: Addresses, extras: Extras): Promise<Running> {
  const { complain = logToStderr, demo, pages = builtPages } = extras;
  const { config } = core;
  const { host, port, appPort } = config.listen;
  const assets = withScripts(readAssets(await readAssetList(pages)), demo?.scripts ?? []);
  const [issue, boxes] = [createIssue(core), createBoxes(core)];
  const doors = openDoors(core, { addresses, assets, issue, boxes });
  const web = { ...webParts(core, addresses, assets), demo: demo !== undefined, ...(demo ? { home: demo.home } : {}) };
  const errorPage: ErrorPage = (request, reply, status) => (wantsPage(request) ? sendErrorPage(web, request, reply, status) : undefined);
  const late: { openid?: Awaited<ReturnType<typeof openOpenid>> } = {};
  const formsTo = () => late.openid?.redirectOrigins() ?? [];
  const common = { complain, pages, errorPage, demo: demo !== undefined, proxies: config.listen.proxies, formsTo };
  const [main, app] = await openOrigins(addresses, common);
  for (const door of [main, app]) shutWhileSealed(door, core.seal);
  if (knowsAddresses(config.listen)) for (const door of [main, app]) limitOpenDoors(door, core.clock);
  const asterisk = config.phone?.asterisk;
  const telephony = asterisk ? await createTelephony(asterisk, config.bank?.recording ?? false, complain) : null;
  const line = registerDoors(core, { main, app, addresses, assets, pages, complain, boxes, telephony, demo: demo !== undefined });
  registerWeb(main, web);
  const { sender, timeZone } = config.bank;
  const codes = createOwnCodes(core, issue, boxes, passkeySettings(addresses));
  const logoutPage: LogoutPage = (_request, reply, asked) => sendLogoutPage(web, reply, asked);
  const openid = await openOpenid(core, main, { addresses, complain, errorPage, logoutPage });
  late.openid = openid;
  const clients = openid ? { clients: openid.handOver } : {};
  registerPersonal(main, { ...core, ...web, origin: addresses.main, sender, timeZone, codes, boxes, ...clients });
  const sms = openSms(core, addresses, { complain, more: extras.gateways?.(core.clock) ?? [] });
  registerReceipts(main, { findClient: createFindClient(config), takers: sms.takers });
  await demo?.register(main, app, doors);
  const jobs = [...(openid ? [openid.signingKeys.renew, openid.sendPings, openid.watchEndings] : []), ...(demo?.jobs?.(doors) ?? [])];
  const stopJobs = startWork(core, { complain, issue, boxes, sendSms: sms.send, printer: extras.printer, jobs });
  const stop = async () => {
    await line.close();
    await telephony?.close();
    await Promise.all([main.close(), app.close()]);
    await stopJobs();
    // T57: what was used since the last round leaves, too.
    await core.seal.exportNew().catch((error: Error) => complain('job-failed', error.stack ?? error.message));
    await sms.close();
  };
  try {
    await main.listen({ host, port });
    await app.listen({ host, port: appPort });
    if (telephony && asterisk) await openTelephone({ ...core, telephony, line, settings: telephoneSettings(asterisk), complain });
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses, doors, core, stats: () => countAll(core), close: () => stop().then(() => core.close()) };
}

type Work = Pick<Doors, 'issue' | 'boxes'> & {
  readonly complain: Complain;
  readonly sendSms: () => Promise<unknown>;
  readonly printer: Printer | undefined;
  /** The demo's. */
  readonly jobs: readonly (() => Promise<unknown>)[];
};

/** What happens by itself. The returned function ends it. */
function startWork(core: Core, { complain, issue, boxes, sendSms, printer, jobs }: Work): () => Promise<void> {
  const { push: given, bank } = core.config;
  const push = given ? createWebPush({ ...given, life: core.policy.appPatience }) : null;
  return startJobs({
    ...core,
    complain,
    deliver: () => wakePhones({ ...core, brand: bank.brand, push }),
    carryOrders: () => issue.carryOrders(),
    watch: () => watchCallCodes(core),
    rests: () => core.seal.why() !== null,
    carriers: [sendSms, createPrinting(core, printer), createForgetting(core), createRenewing(core, boxes), core.seal.exportNew, ...jobs],
  });
}

function webParts(core: Core, addresses: Addresses, assets: Doors['assets']) {
  const { brand, numbers, ways, servicePoints = [], hours = null } = core.config.bank;
  return { brand, numbers, ways, servicePoints, hours, policy: core.policy, assets, appAddress: addresses.app };
}

type Common = Pick<HttpOptions, 'complain' | 'pages' | 'errorPage' | 'demo' | 'proxies' | 'formsTo'>;

/** The app has an origin of its own (D18); only the demo's pages show it in a frame. */
function openOrigins({ main, app }: Addresses, common: Common): Promise<[main: FastifyInstance, app: FastifyInstance]> {
  return Promise.all([
    createHttp({ ...common, secure: main.startsWith('https:'), openapi: true, frames: common.demo ? [app] : [], framedBy: [] }),
    createHttp({ ...common, secure: app.startsWith('https:'), openapi: false, frames: [], framedBy: common.demo ? [main] : [] }),
  ]);
}

function withScripts(assets: Doors['assets'], scripts: readonly string[]): Doors['assets'] {
  return (page) => {
    const own = assets(page);
    return page === undefined || page === 'demo' ? own : { ...own, scripts: [...own.scripts, ...scripts] };
  };
}

async function countAll({ stores }: Core) {
  const [customers, staff, calls] = await Promise.all([stores.customers.count(), stores.staff.all(), stores.calls.count()]);
  return { customers, staff: staff.length, calls };
}

/** One line, to be kept by whatever runs the server; never what a customer typed (I8). */
function logToStderr(code: string, detail: string): void {
  process.stderr.write(`${new Date().toISOString()} ${code} ${detail.replaceAll('\n', ' ⏎ ')}\n`);
}
