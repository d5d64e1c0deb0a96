import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import websocket from '@fastify/websocket';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { type BackOfficeParts, type DeskBoxes, type DeskCall, type DeskState, issueStaffLink, registerBackOffice } from '#back-office';
import { createCalls } from '#calls';
import type { CallRecord, Identified } from '#ports';
import { lyktbanken } from '#texts';
import { bank } from '../src/demo/bank.ts';
import { handleErrors } from '../src/server/errors.ts';
import { createTestServer } from './test-server.ts';

export const deskOrigin = 'http://localhost:8420';

const staff = [
  { id: 'anna', name: 'Anna Backman', role: 'advisor', language: 'sv', available: false },
  { id: 'jonas', name: 'Jonas Ek', role: 'advisor', language: 'fi', available: true },
  { id: 'kristina', name: 'Kristina Wik', role: 'service-point', language: 'sv', available: true },
  { id: 'petteri', name: 'Petteri Salo', role: 'security', language: 'fi', available: true },
  { id: 'ulla', name: 'Ulla Nord', role: 'auditor', language: 'sv', available: true },
] as const;

/** Nobody has one. */
const noBoxes: DeskBoxes = {
  list: async () => [],
  ordered: async () => null,
  locks: async () => [],
  reportLost: async () => 'unchanged',
  order: async () => 'no-address',
};

export type DeskBank = Awaited<ReturnType<typeof openDeskBank>>;

/** One node's back office on memory stores and a virtual clock; give another bank's `stores` to be the second node of the same bank. */
export async function openDeskBank(more: Partial<BackOfficeParts> = {}, memory = openMemory()) {
  const { stores, signals } = memory;
  const clock = more.clock ?? createVirtualClock();
  const random = createSeededRandom(more.node === 'two' ? 2 : 1);
  const node = more.node ?? 'one';
  const calls = createCalls({ stores, clock, random, signals, node });
  const parts: BackOfficeParts = {
    ...{ calls, stores, keys: createPlainKeys(), clock, random, signals, node, origin: deskOrigin, demo: false },
    brand: lyktbanken,
    timeZone: 'Europe/Helsinki',
    reasons: bank.reasons,
    discuss: bank.discuss,
    boxes: noBoxes,
    softphones: null,
    assets: () => ({ scripts: [], styles: [] }),
    findClient: (token) => (token === 'the-contact-centre' ? 'contact-centre' : undefined),
    ...more,
  };
  const server = createTestServer();
  handleErrors(server, () => {});
  for (const plugin of [cookie, formbody, websocket]) await server.register(plugin as typeof cookie);
  registerBackOffice(server, parts);
  await server.ready();
  if ((await stores.staff.all()).length === 0) for (const member of staff) await stores.staff.add(member);
  return { server, parts, memory, stores, signals, random, node, calls, clock: clock as ReturnType<typeof createVirtualClock> };
}

/** A browser that is logged in as this member of staff, whatever the role. */
export async function logIn(bank: DeskBank, who: string): Promise<Browser> {
  const token = (await issueStaffLink(bank.parts, who)).split('#')[1] ?? '';
  const answer = await bank.server.inject({
    method: 'POST',
    url: '/staff/login',
    headers: { origin: deskOrigin },
    payload: { link: token },
  });
  return createBrowser(bank, String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '');
}

export type Browser = ReturnType<typeof createBrowser>;

export function createBrowser(bank: DeskBank, cookies: string) {
  const { server } = bank;
  const send = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const headers = { cookie: cookies, origin: deskOrigin };
    const answer = await server.inject(payload ? { method, url, headers, payload } : { method, url, headers });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
  };
  return {
    cookies,
    send,
    desk: async () => (await send('GET', '/desk/v1/calls')).body as DeskState,
    call: async (id: string) => (await send('GET', `/desk/v1/calls/${id}`)).body as DeskCall,
    take: (id: string) => send('POST', `/desk/v1/calls/${id}/take`),
    open: (headers: object = {}) => openSocket(bank, cookies, headers),
  };
}

/** The live connection: each state as it comes, and `until` for one of which something holds; waiting moves the virtual clock on. */
async function openSocket({ server, clock }: DeskBank, cookies: string, headers: object) {
  const states: DeskState[] = [];
  let closed: number | undefined;
  const socket = await server.injectWS(
    '/desk/v1/live',
    { headers: { cookie: cookies, origin: deskOrigin, ...headers } },
    {
      onInit(socket) {
        socket.on('message', (data) => states.push(JSON.parse(String(data)) as DeskState));
        socket.on('close', (code) => {
          closed = code;
        });
      },
    },
  );
  const wait = async <Found>(look: () => Found | undefined): Promise<Found> => {
    for (let times = 0; times < 1_000; times++) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setImmediate(resolve));
      await clock.advance(5);
    }
    throw new Error(`It did not come. The last state was ${JSON.stringify(states.at(-1))}`);
  };
  return {
    states,
    say: (message: object | string) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: () => socket.terminate(),
    until: (holds: (state: DeskState) => boolean) => wait(() => states.findLast(holds)),
    closes: () => wait(() => closed),
  };
}

export async function addCustomer({ stores }: DeskBank, id: string, name: string, userCode: string): Promise<void> {
  const identifiers = [{ kind: 'user-code' as const, value: userCode }];
  await stores.customers.add(
    { id, name, language: 'sv', identifiers, blocked: null, born: null, address: [], letters: 'ordinary', closed: null, since: 0 },
    { audit: [] },
  );
}

/** A call with its record as it is in the store, whatever the line would have done to come there. */
export async function callIn({ calls, stores, clock }: DeskBank, more: Partial<CallRecord> = {}): Promise<string> {
  const { id } = await calls.open({ from: more.from ?? '+46701740605', to: '08-465 004 10', language: more.language ?? 'sv' });
  await calls.note(id, { hears: more.hears ?? 'menu', failed: more.failed ?? [], claimed: more.claimed ?? null });
  if (more.identified) await identify({ calls, stores, clock }, id, more.identified);
  if (more.queued) await calls.queue(id, more.reason ?? null);
  return id;
}

/** Aino as she waits in the queue, identified just now. */
export function ainoWaits({ clock }: DeskBank): Partial<CallRecord> {
  return { identified: identifiedAs('aino', clock.now()), queued: 1, reason: 'cards' };
}

/** What the audit says of who read the customer of this call (T47). */
export async function readsOf({ stores }: DeskBank, call: string) {
  return (await stores.audit.since(0, 10_000)).filter((line) => line.what === 'customer-read' && line.call === call);
}

export function identifiedAs(customer: string, at: number): Identified {
  return {
    customer,
    plan: 'app',
    acr: 'loa2',
    amr: ['mfa', 'pin', 'swk'],
    elements: ['knowledge', 'possession'],
    shown: [],
    exemption: null,
    at,
  };
}

/** By the only door there is: the conditional write of a deciding transaction. */
export async function identify(
  { stores, clock }: Pick<DeskBank, 'stores' | 'clock' | 'calls'>,
  call: string,
  identified: Identified,
): Promise<void> {
  const now = clock.now();
  const flow = {
    id: `flow of ${call} ${now}`,
    version: 0,
    call,
    customer: identified.customer,
    ended: false,
    expires: now + 60_000,
    body: {},
  };
  const challenge = {
    id: `challenge of ${call} ${now}`,
    flow: flow.id,
    authenticator: 'app-approval',
    customer: identified.customer,
    sealed: '',
  };
  await stores.flows.begin(flow, { audit: [] });
  await stores.flows.move({ ...flow, version: 1 }, { audit: [], open: { ...challenge, opened: now, expires: now + 60_000 } });
  await stores.challenges.take(challenge.id, now, null);
  const uses = [{ is: 'identify-call', call, identified, now } as const];
  await stores.challenges.decide({ challenge: challenge.id, flow: { ...flow, version: 2, ended: true }, uses, audit: [] });
}
