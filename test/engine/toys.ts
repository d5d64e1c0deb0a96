import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock, type VirtualClock } from '#adapters/virtual';
import {
  type Authenticator,
  anyAuthenticator,
  createIdentify,
  type Format,
  type Identify,
  type Parts,
  type Plan,
  type Step,
  type Verdict,
} from '#identification';
import { choosePolicy } from '#policy';
import { drawDigits, type Json, type Stores } from '#ports';

/** Small authenticators of every shape, so that the engine can be tried without the real ones. */
const rejected = (why: string): Verdict => ({ is: 'rejected', why });
const digits = (length: number): Format => ({ is: 'digits', min: length, max: length, secret: true });
const plain = (sealed: string) => sealed;

const password = anyAuthenticator({
  name: 'password',
  asks: ['digits'],
  budget: () => 'strangers',
  patience: () => 60_000,
  pretend: (seed) => ({ id: 'pretended', version: 0, state: {}, sealed: Buffer.from(seed).toString('hex') }),
  begin: () => null,
  ask: () => ({ message: { id: 'password' }, format: digits(4) }),
  async check(_data, credentials, answer) {
    const own = credentials.find(({ sealed }) => plain(sealed) === answer.value);
    const notes = (own?.state as { temporary?: boolean } | undefined)?.temporary ? ['password temporary'] : [];
    return own
      ? { is: 'accepted', credential: own.id, uses: [], elements: ['knowledge'], amr: ['pwd'], notes }
      : rejected('wrong password');
  },
} satisfies Authenticator<null>);

const oneTimeCode = anyAuthenticator({
  name: 'one-time-code',
  asks: ['digits'],
  budget: () => 'strangers',
  patience: () => 120_000,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: 'nobody' }),
  begin: (_credentials, { random }) => ({ code: drawDigits(random, 6) }),
  ask: () => ({ message: { id: 'one-time-code' }, format: digits(6) }),
  deliver: ({ code }) => ({ kind: 'push', body: { code } }),
  async check({ code }, credentials, answer) {
    const own = credentials[0];
    return own && answer.value === code
      ? { is: 'accepted', credential: own.id, uses: [{ is: 'once', of: own.id, mark: code }], elements: ['possession'], amr: ['sms'] }
      : rejected('wrong one-time code');
  },
} satisfies Authenticator<{ code: string }>);

const approval = anyAuthenticator({
  name: 'approval',
  asks: ['wait'],
  budget: () => 'device',
  patience: ({ appPatience }) => appPatience,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: '' }),
  begin: (_credentials, { random }) => ({ code: drawDigits(random, 9) }),
  ask: ({ code }) => ({ message: { id: 'approval', with: { code } }, format: { is: 'wait' } }),
  async check(_data, credentials, answer) {
    const own = credentials.find(({ id }) => id === answer.credential);
    if (answer.by !== 'app' || !own) return rejected('wrong door');
    if (answer.value === 'typo') return { is: 'retry', why: 'wrong own code' };
    if (answer.value !== 'yes') return rejected('wrong digits');
    return { is: 'accepted', credential: own.id, uses: [], elements: ['possession', 'knowledge'], amr: ['swk', 'pin'] };
  },
} satisfies Authenticator<{ code: string }>);

export const toyAuthenticators = [password, oneTimeCode, approval] as const;

const claim: Step = { do: 'claim', by: ['user-code'] };
const phoneAndWeb = { channels: ['phone', 'api'], purposes: ['call', 'login'], acr: 'loa2' } as const;

export const toyPlans: readonly Plan[] = [
  { name: 'app', ...phoneAndWeb, steps: [claim, { do: 'prove', by: 'approval' }] },
  {
    name: 'long',
    ...phoneAndWeb,
    steps: [
      claim,
      { do: 'prove', by: 'password' },
      { do: 'prove', by: 'one-time-code', again: 2 },
      { do: 'renew', what: 'password', when: { noted: 'password temporary' } },
    ],
    instead: ['app'],
  },
];

/** One bank in memory with Aino (all), Sirkka (all, blocked) and Berit (no credentials). */
export async function openToyBank(seed = 1, change: Partial<Parts> = {}, given?: Stores) {
  const opened = openMemory();
  const memory = given ? { ...opened, stores: given } : opened;
  const clock = createVirtualClock();
  const random = createSeededRandom(seed);
  const keys = createPlainKeys();
  const parts: Parts = {
    stores: memory.stores,
    signals: memory.signals,
    keys,
    clock,
    random,
    policy: choosePolicy('described'),
    authenticators: toyAuthenticators,
    plans: toyPlans,
    node: 'node-1',
    ...change,
  };
  await addCustomer(memory.stores, 'aino', '47110823');
  await addCustomer(memory.stores, 'sirkka', '918364', { at: clock.now(), why: 'lost' });
  await memory.stores.customers.add(customerRecord('berit', '604218'), { audit: [] });
  const identify: Identify = createIdentify(parts);
  return { identify, parts, clock, random, stores: memory.stores, signals: memory.signals };
}

const customerRecord = (id: string, userCode: string, blocked: { at: number; why: string } | null = null) => ({
  id,
  name: id,
  language: 'sv' as const,
  identifiers: [{ kind: 'user-code' as const, value: userCode }],
  born: null,
  address: [],
  letters: 'ordinary' as const,
  blocked,
  closed: null,
  since: 0,
});

async function addCustomer(
  stores: Stores,
  id: string,
  userCode: string,
  blocked: { at: number; why: string } | null = null,
): Promise<void> {
  await stores.customers.add(customerRecord(id, userCode, blocked), { audit: [] });
  const credential = (kind: string, sealed: string, state: Json = {}) => ({
    id: `${kind} of ${id}`,
    customer: id,
    kind,
    version: 0,
    state,
    sealed,
    lookup: null,
    added: 0,
    expires: null,
  });
  for (const [kind, sealed] of [
    ['password', '5863'],
    ['one-time-code', 'phone'],
    ['approval', 'key'],
  ] as const) {
    await stores.credentials.add(credential(kind, sealed), { audit: [], atMost: 5, now: 0 });
  }
}

/** The code that was sent last, as its customer reads it. */
export async function lastSent(stores: Stores, now: number): Promise<string | undefined> {
  const messages = await stores.outbox.claim('push', now, now, 1000);
  for (const { id } of messages) await stores.outbox.done(id);
  const body = messages.at(-1)?.body as { code: string } | undefined;
  return body?.code;
}

/** Lets the clock run in small steps until the answer is there. */
export async function runUntil<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let over = false;
  const watch = work.finally(() => {
    over = true;
  });
  while (!over) await clock.advance(20);
  return watch;
}

/** A call that is alive for a minute. */
export async function openCall({ stores, clock }: { stores: Stores; clock: VirtualClock }, id: string): Promise<void> {
  const call = {
    id,
    node: 'node-1',
    from: null,
    to: '08',
    language: 'sv' as const,
    opened: clock.now(),
    lease: clock.now() + 60_000,
    ended: null,
  };
  const empty = {
    hears: 'greeting',
    failed: [],
    claimed: null,
    identified: null,
    reason: null,
    queued: null,
    advisor: null,
    answered: null,
    held: false,
    transferred: null,
    missed: null,
    wish: null,
    alerts: [],
  };
  await stores.calls.open({ ...call, ...empty }, { audit: [] });
}

/** A bank that writes down every call to a port, without what is in it. */
export async function openTracedBank() {
  const trace: string[] = [];
  const watch = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown;
        if (typeof value !== 'function')
          return typeof value === 'object' && value !== null ? watch(`${name}.${String(key)}`, value) : value;
        return (...given: unknown[]) => {
          trace.push(`${name}.${String(key)}`);
          return (value as (...all: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  const memory = openMemory();
  const bank = await openToyBank(
    1,
    {
      stores: watch('stores', memory.stores),
      signals: watch('signals', memory.signals),
      keys: watch('keys', createPlainKeys()),
      random: watch('random', createSeededRandom(1)),
    },
    memory.stores,
  );
  trace.length = 0;
  return { ...bank, trace };
}
