import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import { issueTable } from '#authenticators/code-table';
import { issueFirstPassword, setPassword } from '#authenticators/password';
import { createIdentify, type Parts, plans, type Start, type View } from '#identification';
import { choosePolicy, type Policy } from '#policy';
import type { CustomerRecord, Stores } from '#ports';
import { appSettings, passkeySettings } from '../app-bank.ts';

/** Kristina at the service point has seen the customer's passport (S17). */
export const seen = { staff: 'kristina', evidence: { is: 'passport', number: 'FP1234567' } } as const;

/** Cheap, so that a thousand logins take a moment; what is compared is the same. */
export const hashing = { memory: 8, passes: 1 };

export type CredentialsBank = Awaited<ReturnType<typeof openCredentialsBank>>;
export type Cells = readonly (readonly string[])[];

/**
 * A bank with the real password, code table and SMS code. Maj has all three, Sirkka too and is blocked, Berit has none, Birger
 * is new. SMS are read out of the engine as the sender reads them.
 */
export async function openCredentialsBank(
  rules: Partial<Omit<Policy, 'profile'>> & { readonly profile?: Policy['profile'] } = {},
  given: Partial<Pick<Parts, 'stores' | 'signals' | 'clock' | 'keys' | 'random' | 'authenticators'>> & { readonly issued?: Stores } = {},
) {
  const memory = openMemory();
  const virtual = createVirtualClock();
  const { profile = 'described', ...single } = rules;
  const shared = {
    stores: given.stores ?? (memory.stores as Parts['stores'] & Stores),
    signals: given.signals ?? memory.signals,
    clock: given.clock ?? virtual,
    random: given.random ?? createSeededRandom(1),
    keys: given.keys ?? createPlainKeys(),
    policy: choosePolicy(profile, single),
    node: 'node-1',
  };
  const parts: Parts = {
    ...shared,
    authenticators: given.authenticators ?? listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings }),
    plans,
  };
  const stores = given.issued ?? (memory.stores as Stores);
  const issue = { ...shared, keys: createPlainKeys(), random: createSeededRandom(2), stores, hashing };
  const tables = new Map<string, { readonly credential: string; readonly number: string; readonly cells: Cells }>();
  const giveTable = (customer: string, more: { inPerson?: true; used?: number } = { inPerson: true }) =>
    issueTable(
      issue,
      customer,
      async (table) => {
        tables.set(table.credential, table);
        tables.set(customer, table);
        return true;
      },
      more,
    );
  const bank = { parts, stores, clock: virtual, issue, tables, giveTable, identify: createIdentify(parts) };
  await populate(bank);
  return bank;
}

type ToPopulate = Pick<CredentialsBank, 'stores' | 'issue' | 'giveTable' | 'clock'>;

async function populate({ stores, issue, giveTable }: ToPopulate): Promise<void> {
  for (const [id, userCode, password] of [
    ['maj', '604218', '71946'],
    ['sirkka', '918364', '4172'],
    ['tauno', '3182907', '802753'],
  ] as const) {
    await stores.customers.add(aCustomer(id, userCode), { audit: [] });
    await setPassword(issue, id, password);
    await giveTable(id);
    await giveNumber(stores, id);
  }
  await stores.customers.block('sirkka', { at: 0, why: 'bank' }, { audit: [] });
  await stores.customers.add(aCustomer('berit', '5290774'), { audit: [] });
  await stores.customers.add({ ...aCustomer('birger', '7740156'), born: '1960-05-12' }, { audit: [] });
  await issueFirstPassword(issue, 'birger', '1960-05-12');
  await giveTable('birger');
  await giveNumber(stores, 'birger');
}

export function aCustomer(id: string, userCode: string): CustomerRecord {
  const identifiers = [{ kind: 'user-code', value: userCode }] as const;
  return {
    id,
    name: id,
    language: 'sv',
    identifiers,
    born: null,
    address: ['Fyrgränd 4'],
    letters: 'ordinary',
    blocked: null,
    closed: null,
    since: 0,
  };
}

/** That there is a number; where it leads is nobody's business here. */
export async function giveNumber(stores: Stores, customer: string): Promise<void> {
  const about = { id: `number of ${customer}`, customer, kind: 'sms-code', version: 0, state: {}, sealed: '', lookup: null };
  await stores.credentials.add({ ...about, added: 0, expires: null }, { atMost: 1, now: 0, audit: [] });
}

const login: Start = { plan: 'code-table', channel: 'web', purpose: 'login', boundTo: { session: 's' } };

/** Begins a login (or what `start` says) and says who. */
export async function begin(
  bank: CredentialsBank,
  userCode: string,
  start: Partial<Start> = {},
  knownTo: string | null = null,
): Promise<View> {
  const { flow } = await bank.identify.begin({ ...login, ...start });
  const view = await bank.identify.claim(flow, userCode, knownTo);
  if (view === 'malformed') throw new Error(`${userCode} is malformed`);
  return view;
}

/** The cell that is asked, as it stands on the paper of this customer. */
export function readCell(bank: CredentialsBank, customer: string, view: View): string {
  const { column, row } = placeOf(view);
  return bank.tables.get(customer)?.cells[row - 1]?.[column.charCodeAt(0) - 65] ?? 'no cell';
}

export function placeOf(view: View): { readonly column: string; readonly row: number; readonly table: string } {
  const [prompt] = view.prompts;
  if (prompt?.message.id !== 'cell') throw new Error(`no cell is asked, but ${prompt?.message.id}`);
  return prompt.message.with as unknown as { column: string; row: number; table: string };
}

/** The SMS code that was sent last, as the sender gets it; undefined if none left. */
export async function readSms({ stores, identify, parts }: CredentialsBank): Promise<string | undefined> {
  const now = parts.clock.now();
  const messages = await stores.outbox.claim('sms', now, now, 1_000);
  let code: string | undefined;
  for (const { id, body } of messages) {
    await stores.outbox.done(id);
    const { is, challenge } = body as { is: string; challenge: string };
    const waiting = is === 'code' ? await identify.sending(challenge) : undefined;
    if (waiting) code = (waiting.data as { code: string }).code;
  }
  return code;
}

type Answers = { readonly password?: string; readonly cell?: string; readonly sms?: string };

/** Answers all that is asked, rightly where nothing else is given. */
export async function goThrough(bank: CredentialsBank, customer: string, begun: View, answers: Answers = {}): Promise<View> {
  let view = begun;
  for (let step = 0; step < 5 && view.is === 'prove'; step++) {
    const asked = view.prompts[0]?.message.id;
    if (asked === 'password') view = await bank.identify.answer(view.flow, answers.password ?? passwords[customer] ?? '0000');
    else if (asked === 'cell') view = await bank.identify.answer(view.flow, answers.cell ?? readCell(bank, customer, view));
    else view = await bank.identify.answer(view.flow, answers.sms ?? (await readSms(bank)) ?? '000000');
  }
  return view;
}

export const passwords: Record<string, string> = { maj: '71946', sirkka: '4172', tauno: '802753', birger: '120560' };
