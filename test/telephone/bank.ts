import { createCalls } from '#calls';
import { createLine, type Line, type PhoneSettings, usualLimits } from '#channels/phone';
import { type Authenticator, anyAuthenticator, type Parts, plans, type Verdict } from '#identification';
import { drawDigits, type Stores } from '#ports';
import { bank } from '../../src/demo/bank.ts';
import { openToyBank } from '../engine/toys.ts';

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

/** A way with digits, so that entries after the user code are tried before the real ones are there. */
const table = anyAuthenticator({
  name: 'table',
  asks: ['digits'],
  budget: () => 'strangers',
  patience: () => 10 * 60_000,
  pretend: () => ({ id: 'pretended', version: 0, state: {}, sealed: 'nobody' }),
  begin: () => null,
  ask: () => ({ message: { id: 'cell', with: { column: 'B', row: 10 } }, format: { is: 'digits', min: 6, max: 6, secret: true } }),
  async check(_, [own], answer): Promise<Verdict> {
    if (own?.sealed !== answer.value) return { is: 'rejected', why: 'cell' };
    return { is: 'accepted', credential: own.id, uses: [], elements: ['possession'], amr: ['otp'] };
  },
} satisfies Authenticator<null>);

/** The demo bank's telephone. */
export const phoneSettings: PhoneSettings = {
  ...bank,
  ways: bank.ways as PhoneSettings['ways'],
  plans: { app: 'app' },
  recording: false,
};

type Change = {
  readonly engine?: Partial<Parts>;
  readonly settings?: Partial<PhoneSettings>;
  readonly limits?: Partial<typeof usualLimits>;
};

export type PhoneBank = Awaited<ReturnType<typeof openPhoneBank>>;

/** A bank with a telephone, everything in memory under a clock that is moved by hand. */
export async function openPhoneBank(change: Change = {}) {
  const tablePlan = { name: 'table', channels: ['phone'], purposes: ['call'], acr: 'loa1' } as const;
  const toys = await openToyBank(1, {
    authenticators: [app, callCode, table],
    plans: [
      ...plans,
      {
        ...tablePlan,
        steps: [
          { do: 'claim', by: ['user-code'] },
          { do: 'prove', by: 'table' },
        ],
      },
    ],
    ...change.engine,
  });
  const { stores, clock, random, signals, identify } = toys;
  await stores.staff.add({ id: 'anna', name: 'Anna Backman', role: 'advisor', language: 'sv', available: true });
  for (const [customer, kind, sealed] of [
    ['aino', 'app-approval', ''],
    ['sirkka', 'app-approval', ''],
    ['aino', 'table', '482913'],
  ] as const)
    await addCredential(stores, customer, kind, sealed);
  const calls = createCalls({ stores, clock, random, signals, node: 'node-1' });
  const complaints: string[] = [];
  const settings = { ...phoneSettings, ...change.settings };
  const line: Line = createLine({
    calls,
    identify,
    stores,
    clock,
    signals,
    settings,
    limits: { ...usualLimits, ...change.limits },
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
  });
  return { ...toys, calls, line, complaints, settings };
}

async function addCredential(stores: Stores, customer: string, kind: string, sealed: string): Promise<void> {
  const credential = { id: `${kind} of ${customer}`, customer, kind, version: 0, state: {}, sealed, lookup: null, added: 0, expires: null };
  await stores.credentials.add(credential, { audit: [], atMost: 5, now: 0 });
}

/** What the customer does in the app: the request that waits, approved with these digits or with those heard. */
export async function approve({ identify }: PhoneBank, customer: string, digits?: string): Promise<string> {
  const [waiting] = await identify.waiting(customer, 'app-approval');
  if (!waiting) return 'nothing waits';
  const { code } = waiting.data as unknown as Request;
  return identify.approve(waiting.challenge, { value: digits ?? code, credential: `app-approval of ${customer}` });
}
