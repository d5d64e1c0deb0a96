import { type BoxStatus, giveBox } from '#authenticators/code-box';
import { setPassword } from '#authenticators/password';
import type { View } from '#identification';
import { readAnswerSuite } from '../../src/authenticators/code-box/answers.ts';
import { computeHotp, readKey } from '../../src/authenticators/code-box/hotp.ts';
import { computeResponse } from '../../src/authenticators/code-box/ocra.ts';
import { aCustomer, type CredentialsBank, openCredentialsBank } from './bank.ts';

export type BoxBank = Awaited<ReturnType<typeof openBoxBank>>;

/** A box in somebody's hand: each press makes the next of its codes, each challenge that is keyed in the next of its answers. */
export type HeldBox = { readonly serial: string; press(): string; answer(challenge: string): string };

/** Counts, and asks for neither the PIN nor the time. */
const usualSuite: string | null = 'OCRA-1:HOTP-SHA1-8:C-QN08';

const people = [
  { id: 'oskar', kind: 'personal-number', value: '8411239836', born: '1984-11-23', password: '8027' },
  { id: 'greta', kind: 'customer-number', value: '9035001289', born: null, password: null },
  { id: 'ines', kind: 'personal-number', value: '7906149823', born: '1979-06-14', password: '6310' },
  { id: 'sven', kind: 'personal-number', value: '8603129837', born: '1986-03-12', password: '4172' },
] as const;
export const numbers = Object.fromEntries(people.map(({ id, value }) => [id, value])) as Record<(typeof people)[number]['id'], string>;

function holdAnswers({ suite: text, secret }: { readonly suite: string; readonly secret: Uint8Array }): HeldBox['answer'] {
  const suite = readAnswerSuite(text);
  let counter = 0;
  return (challenge) => computeResponse(secret, suite, challenge, { counter: counter++, now: 0 });
}

/** The code of a box at this place. */
export function computeCode(secret: Uint8Array, place: number): string {
  return computeHotp(readKey(secret), place, 8);
}

/** The bank of tests with the people of seed K: Oskar has a box, Greta one that was handed out and no password, Ines two, Sven one and is blocked. */
export async function openBoxBank(
  rules: Parameters<typeof openCredentialsBank>[0] = {},
  given: Parameters<typeof openCredentialsBank>[1] = {},
) {
  const bank = await openCredentialsBank(rules, given);
  return { ...bank, ...(await addBoxPeople(bank)) };
}

/** The same people at a bank that is open already. */
export async function addBoxPeople(bank: Pick<CredentialsBank, 'stores' | 'issue'>) {
  let made = 0;
  const hand = async (customer: string, status: BoxStatus = 'active', suite = usualSuite): Promise<HeldBox> => {
    made++;
    const [serial, secret] = [`LB-1007-${4417 + made}`, Uint8Array.from({ length: 20 }, (_, at) => (made * 31 + at * 7) % 256)];
    const answers = suite === null ? null : { suite, secret: secret.map((byte) => byte ^ 0xff), next: 0 };
    const box = { kind: 'hotp', digits: 8, next: 0 } as const;
    const added = await giveBox(bank.issue, customer, { serial, secret, status, box, ...(answers ? { answers } : {}) });
    if (added !== 'added') throw new Error(`${customer} got no box: ${added}`);
    let counter = 0;
    return { serial, press: () => computeHotp(readKey(secret), counter++, 8), answer: answers ? holdAnswers(answers) : () => 'no key' };
  };
  for (const { id, kind, value, born, password } of people) {
    await bank.stores.customers.add({ ...aCustomer(id, ''), identifiers: [{ kind, value }], born }, { audit: [] });
    if (password) await setPassword(bank.issue, id, password);
  }
  const boxes = {
    oskar: await hand('oskar'),
    greta: await hand('greta', 'handed-out'),
    ines: await hand('ines'),
    inesOther: await hand('ines'),
    sven: await hand('sven'),
  };
  await bank.stores.customers.block('sven', { at: 0, why: 'bank' }, { audit: [] });
  return { hand, boxes };
}

type Way = { readonly plan?: string; readonly purpose?: 'login' | 'change' | 'call'; readonly session?: string; readonly after?: string };

/** Begins what `way` says, a login with the box if nothing, and says who. */
export async function beginWithBox(
  bank: BoxBank,
  number: string,
  { plan = 'code-box', purpose = 'login', session = 's', after }: Way = {},
): Promise<View> {
  const start = { plan, channel: 'web', purpose, boundTo: { session }, ...(after ? { after } : {}) } as const;
  const { flow } = await bank.identify.begin(start);
  const view = await bank.identify.claim(flow, number);
  if (view === 'malformed') throw new Error(`${number} is malformed`);
  return view;
}

/** Both pages of a login: password, then code. */
export async function logInWithBox(bank: BoxBank, number: string, password: string, code: string): Promise<View> {
  const { flow } = await beginWithBox(bank, number);
  await bank.identify.answer(flow, password);
  return bank.identify.answer(flow, code);
}

/** Done once, between an answer that was compared and what it leads to. */
export function whileComparing({ stores: { challenges } }: BoxBank, act: () => Promise<unknown>): void {
  const { decide } = challenges;
  challenges.decide = async (decision) => {
    challenges.decide = decide;
    await act();
    return decide(decision);
  };
}

/** Why the newest identification of this customer was refused, as the audit has it. */
export async function lastWhy(bank: BoxBank, customer: string): Promise<unknown> {
  const [last] = await bank.stores.audit.of(customer, ['flow-refused'], 1);
  return last?.detail?.['why'];
}
