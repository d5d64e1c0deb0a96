import { createVirtualClock, settle, type VirtualClock } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import { setPassword } from '#authenticators/password';
import { createCalls } from '#calls';
import { createLine, type Line, type PhoneSettings, usualLimits } from '#channels/phone';
import { blockAgreement } from '#customers';
import { type Authenticator, anyAuthenticator, type Identify, type Verdict } from '#identification';
import type { Policy } from '#policy';
import { drawDigits, type Stores, type Time } from '#ports';
import { bank } from '../../src/demo/bank.ts';
import { appSettings, passkeySettings } from '../app-bank.ts';
import { aCustomer, type CredentialsBank, giveNumber, openCredentialsBank } from '../credentials/bank.ts';

type Request = { readonly code: string; readonly keyed: boolean };

/** The app without its cryptography: approves with the code that was heard. */
const app = anyAuthenticator({
  name: 'app-approval',
  asks: ['wait'],
  budget: () => 'device',
  patience: ({ appPatience }) => appPatience,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: '' }),
  begin: (_, { random, policy }) => {
    const keyed = policy.heardCode === 'keyed';
    return { code: drawDigits(random, keyed ? 6 : 4), keyed };
  },
  ask: ({ code, keyed }) => ({ message: { id: keyed ? 'app-request-strict' : 'app-request', with: { code } }, format: { is: 'wait' } }),
  async check({ code }, credentials, answer): Promise<Verdict> {
    const own = credentials.find(({ id }) => id === answer.credential);
    if (answer.by !== 'app' || !own) return { is: 'retry', why: 'wrong door' };
    if (answer.value !== code) return { is: 'rejected', why: 'digits' };
    return { is: 'accepted', credential: own.id, uses: [], elements: ['possession', 'knowledge'], amr: ['swk', 'pin'] };
  },
} satisfies Authenticator<Request>);

const callCode = anyAuthenticator({
  name: 'call-code',
  asks: [],
  budget: () => 'everybody',
  patience: () => 60_000,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: '' }),
  begin: () => null,
  ask: () => ({ message: { id: 'user-code' }, format: { is: 'digits', min: 8, max: 8, secret: false } }),
  async check(_, [own]): Promise<Verdict> {
    const elements = ['possession', 'user-verified'] as const;
    return own ? { is: 'accepted', credential: own.id, uses: [], elements, amr: ['swk'] } : { is: 'rejected', why: 'nobody' };
  },
} satisfies Authenticator<null>);

/** The demo bank's telephone. */
export const phoneSettings: PhoneSettings = {
  ...bank,
  ways: bank.ways as PhoneSettings['ways'],
  plans: { app: 'app', 'code-table': 'code-table', 'code-box': 'code-box', block: 'block' },
  again: { 'code-box': 'two-codes' },
  recording: false,
};

type Change = {
  readonly policy?: Policy['profile'];
  readonly rules?: Partial<Omit<Policy, 'profile'>>;
  readonly settings?: Partial<PhoneSettings>;
  readonly limits?: Partial<typeof usualLimits>;
  /** When the clock begins. */
  readonly start?: Time;
};

export type PhoneBank = Awaited<ReturnType<typeof openPhoneBank>>;

/** All that is asked is what the product asks; only the app is without its keys. */
const authenticators = [
  app,
  callCode,
  ...listAuthenticators({ app: appSettings, passkeys: passkeySettings }).filter(
    ({ name }) => ![app, callCode].some((toy) => toy.name === name),
  ),
];

/** A bank with a telephone, everything in memory under a clock that is moved by hand. */
export async function openPhoneBank(change: Change = {}) {
  const virtual = createVirtualClock(change.start);
  const bank = await openCredentialsBank({ ...change.rules, profile: change.policy ?? 'described' }, { authenticators, clock: virtual });
  const { stores, parts } = bank;
  const { random, signals } = parts;
  await addAino(bank);
  await stores.staff.add({ id: 'anna', name: 'Anna Backman', role: 'advisor', language: 'sv', available: true });
  for (const customer of ['aino', 'sirkka']) await addCredential(stores, customer, 'app-approval');
  const { identify, countWork } = watchWork(bank.identify);
  const clock = slowDown(virtual, countWork);
  const calls = createCalls({ stores, clock, random, signals, node: 'node-1' });
  const complaints: string[] = [];
  const settings = { ...phoneSettings, ...change.settings };
  const block = async (customer: string) =>
    (await blockAgreement({ stores, clock, signals, node: 'node-1' }, { customer, by: 'customer' })) !== 'unknown';
  const line: Line = createLine({
    calls,
    identify,
    block,
    stores,
    clock,
    signals,
    settings,
    limits: { ...usualLimits, ...change.limits },
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
  });
  return { ...bank, random, signals, identify, clock, calls, line, complaints, settings, block };
}

async function addAino({ stores, issue, giveTable }: CredentialsBank): Promise<void> {
  await stores.customers.add(aCustomer('aino', '47110823'), { audit: [] });
  await setPassword(issue, 'aino', '5863');
  await giveTable('aino');
  await giveNumber(stores, 'aino');
}

async function addCredential(stores: Stores, customer: string, kind: string): Promise<void> {
  const credential = {
    id: `${kind} of ${customer}`,
    customer,
    kind,
    version: 0,
    state: {},
    sealed: '',
    lookup: null,
    added: 0,
    expires: null,
  };
  await stores.credentials.add(credential, { audit: [], atMost: 5, now: 0 });
}

/** Passwords are hashed on threads of their own, which no virtual clock moves. */
function watchWork(identify: Identify): { identify: Identify; countWork: () => number } {
  let busy = 0;
  const watched = new Proxy(identify, {
    get(target, key) {
      const work = Reflect.get(target, key) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        busy += 1;
        try {
          return await work(...given);
        } finally {
          busy -= 1;
        }
      };
    },
  });
  return { identify: watched, countWork: () => busy };
}

const slice = 250;
/** Real time. What takes longer waits for something else: a store that a test holds up. */
const longestWork = 500;

/** The same clock, which does not move on while somebody works. */
function slowDown(clock: VirtualClock, countWork: () => number): VirtualClock {
  let heldUp = 0;
  const rest = async () => {
    const end = performance.now() + longestWork;
    while (countWork() > heldUp && performance.now() < end) await settle();
    heldUp = countWork();
    await settle();
  };
  return {
    now: clock.now,
    at: clock.at,
    get pending() {
      return clock.pending;
    },
    async advance(by) {
      await clock.advance(0);
      await rest();
      for (let left = by; left > 0; left -= slice) {
        await clock.advance(Math.min(slice, left));
        if (countWork() !== heldUp) await rest();
      }
    },
  };
}

/** What the customer does in the app: the request that waits, approved with these digits or with those heard. */
export async function approve({ identify }: PhoneBank, customer: string, digits?: string): Promise<string> {
  const [waiting] = await identify.waiting(customer, 'app-approval');
  if (!waiting) return 'nothing waits';
  const { code } = waiting.data as unknown as Request;
  return identify.approve(waiting.challenge, { value: digits ?? code, credential: `app-approval of ${customer}` });
}
