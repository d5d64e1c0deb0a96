import websocket from '@fastify/websocket';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { type AppParts, registerApp } from '#app';
import { listAuthenticators } from '#authenticators';
import { issueActivationCode } from '#authenticators/activation-code';
import { createCalls } from '#calls';
import { createIdentify, plans } from '#identification';
import { choosePolicy, type Policy } from '#policy';
import { lyktbanken } from '#texts';
import { bank as demoBank } from '../src/demo/bank.ts';
import { carryByInject, createPhoneClient, type PhoneOptions } from './phone-client.ts';
import { createTestServer } from './test-server.ts';

const origin = 'http://localhost:8422';
export const appSettings = {
  sender: demoBank.sender,
  origin,
  rpId: 'localhost',
  embeddedIn: ['http://localhost:8420'],
  hashing: { memory: 64, passes: 1 },
};
/** Of the bank's pages, where the app's are another origin. */
export const passkeySettings = { origin: 'http://localhost:8420', rpId: 'localhost' };
export const people = { aino: '47110823', elias: '52907746', sirkka: '91836404' } as const;
export const ownCode = { is: 'own-code', code: '749206' } as const;

export type AppBank = Awaited<ReturnType<typeof openAppBank>>;

/** The app's door with the real engine and authenticators on memory stores, a virtual clock and repeatable chance. */
export async function openAppBank(
  rules: Partial<Omit<Policy, 'profile'>> & { profile?: Policy['profile'] } = {},
  more: Partial<AppParts> = {},
) {
  const { stores, signals } = openMemory();
  const clock = createVirtualClock();
  const random = createSeededRandom(1);
  const keys = createPlainKeys();
  const { profile = 'described', ...single } = rules;
  const policy = choosePolicy(profile, single);
  const node = 'node-1';
  const shared = { stores, signals, clock, random, keys, policy, node };
  const identify = createIdentify({
    ...shared,
    authenticators: listAuthenticators({ app: appSettings, passkeys: passkeySettings }),
    plans,
  });
  const calls = createCalls(shared);
  const server = createTestServer();
  await server.register(websocket);
  registerApp(server, {
    ...shared,
    identify,
    calls,
    brand: lyktbanken,
    timeZone: 'Europe/Stockholm',
    settings: appSettings,
    pushKey: null,
    publicOrigin: 'http://localhost:8420',
    assets: () => ({ scripts: [], styles: [] }),
    file: async () => new Uint8Array(),
    demo: true,
    ...more,
  });
  await server.ready();
  for (const [id, value] of Object.entries(people)) await addCustomer(stores, id, value);
  await stores.staff.add({ id: 'anna', name: 'Anna Backman', role: 'advisor', language: 'sv', available: true });
  return { server, stores, signals, clock, random, keys, policy, identify, calls, shared };
}

async function addCustomer(stores: ReturnType<typeof openMemory>['stores'], id: string, value: string): Promise<void> {
  const identifiers = [{ kind: 'user-code' as const, value }];
  await stores.customers.add(
    { id, name: id, language: 'sv', identifiers, blocked: null, born: null, address: [], letters: 'ordinary', closed: null, since: 0 },
    { audit: [] },
  );
}

type Who = keyof typeof people;

export function newPhone(bank: AppBank, options: Partial<PhoneOptions> = {}, from?: Parameters<typeof createPhoneClient>[2]) {
  return createPhoneClient(carryByInject(bank.server as never), { origin, rpId: 'localhost', ...options }, from);
}

/** A phone that is enrolled and has an open session. */
export async function enrolPhone(bank: AppBank, who: Who = 'aino', { withPasskey = false, name = 'Ainos telefon' } = {}) {
  const phone = newPhone(bank);
  const { code } = await issueActivationCode(bank.shared, who);
  const enrolled = await phone.enrol({ userCode: people[who], activationCode: code, ownCode: ownCode.code, withPasskey, name });
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  await phone.openSession();
  return phone;
}

/** A caller who has keyed this user code: the call, its identification, and what the caller hears. */
export async function callIn(bank: AppBank, userCode: string = people.aino, from: string | null = '+46701740605') {
  const call = await bank.calls.open({ from, to: '08-465 004 10', language: 'sv' });
  const { flow } = await bank.identify.begin({ plan: 'app', channel: 'phone', purpose: 'call', boundTo: { call: call.id } });
  const view = await bank.identify.claim(flow, userCode);
  if (view === 'malformed') throw new Error('malformed');
  return { call: call.id, flow, heard: String(view.prompts[0]?.message.with?.['code'] ?? '') };
}

/** Lets time pass while the work goes on: what waits for its turn waits on the bank's clock. */
export async function whileTimePasses<Outcome>({ clock }: AppBank, work: Promise<Outcome>): Promise<Outcome> {
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  while (!done) await clock.advance(10);
  return finished;
}
