import type { Start, View } from '#identification';
import { drawDigits, drawId, drawNumber } from '#ports';
import type { LoginNode, LoginWorld, Person } from './login-world.ts';

/** What became of one identification. `by`: who sat there; null: not the customer. `place`: which cell of which table was asked. */
export type Played = { readonly flow: string; readonly of: Person; readonly by: Person | null; place?: string };

/** A login by the customer, who may mistype, hang up, press twice at once, or be known in this browser. */
export async function logIn(world: LoginWorld, node: LoginNode, person: Person, played: Played[]): Promise<void> {
  const { dice } = world;
  const { view: begun, told } = await begin(world, node, person, person, played);
  let view = begun;
  while (view.is === 'prove') {
    const right = await findRight(node, person, view, told);
    const chance = drawNumber(dice, 20);
    if (chance === 0) return node.identify.end(view.flow, 'hung-up');
    const value = chance === 1 ? drawDigits(dice, right.length) : right;
    view = await answerOnce(world, node, view.flow, value, chance === 2);
  }
}

/** A stranger with a user code, or with the password too, or who has even seen the cell; the codes that are sent they never see. */
export async function attack(world: LoginWorld, node: LoginNode, person: Person, played: Played[]): Promise<void> {
  const knows = drawNumber(world.dice, 3);
  const { view: begun, told } = await begin(world, node, person, null, played);
  let view = begun;
  while (view.is === 'prove') {
    const asked = view.prompts[0]?.message.id;
    const right = asked === 'sms' ? drawDigits(world.dice, 6) : await findRight(node, person, view, told);
    const isKnown = (asked === 'password' && knows > 0) || (asked === 'cell' && knows > 1);
    view = await answerOnce(world, node, view.flow, isKnown ? right : drawDigits(world.dice, right.length), false);
  }
}

/** A customer who has seen another one's password and table, and answers with the code that was sent to themselves. */
export async function steal(
  world: LoginWorld,
  node: LoginNode,
  [thief, victim]: readonly [Person, Person],
  played: Played[],
): Promise<void> {
  const own = await goToSms(world, node, thief, thief, played);
  const theirs = await goToSms(world, node, victim, null, played);
  if (!own || !theirs) return;
  await answerOnce(world, node, theirs.flow, await findSms(node, own), false);
  await answerOnce(world, node, own.flow, await findSms(node, own), false);
}

async function goToSms(world: LoginWorld, node: LoginNode, person: Person, by: Person | null, played: Played[]): Promise<View | undefined> {
  const { view: begun, told } = await begin(world, node, person, by, played, null);
  let view = begun;
  for (let step = 0; step < 2 && view.is === 'prove'; step++)
    view = await answerOnce(world, node, view.flow, await findRight(node, person, view, told), false);
  return view.is === 'prove' ? view : undefined;
}

async function begin(
  world: LoginWorld,
  { identify, parts }: LoginNode,
  person: Person,
  by: Person | null,
  played: Played[],
  knownTo = by && drawNumber(world.dice, 2) ? person.id : null,
) {
  const isCall = drawNumber(world.dice, 2) === 0;
  const start: Start = isCall
    ? { plan: 'code-table', channel: 'phone', purpose: 'call', boundTo: { call: await openCall(world, parts.node) } }
    : { plan: 'code-table', channel: 'web', purpose: 'login', boundTo: { session: 'browser' } };
  const { flow } = await identify.begin(start);
  const told: Played = { flow, of: person, by };
  played.push(told);
  const view = await identify.claim(flow, person.userCode, isCall ? null : knownTo);
  if (view === 'malformed') throw new Error('malformed');
  return { view, told };
}

/** Also twice at once, on both nodes. */
async function answerOnce(world: LoginWorld, node: LoginNode, flow: string, value: string, twice: boolean): Promise<View> {
  const other = world.nodes.find((one) => one !== node) ?? node;
  const second = twice ? Promise.race([other.identify.answer(flow, value), other.died]) : undefined;
  const view = await node.identify.answer(flow, value);
  await second;
  return view;
}

/** What would be right now; the cell that is asked is remembered. */
async function findRight(node: LoginNode, person: Person, view: View, told: Played): Promise<string> {
  const message = view.prompts[0]?.message;
  if (message?.id === 'password') return person.password;
  if (message?.id === 'sms') return findSms(node, view);
  const { column = '', row = 0, table = '' } = (message?.with ?? {}) as { column?: string; row?: number; table?: string };
  told.place = `${table} ${column} ${row}`;
  return person.tables.get(table)?.[row - 1]?.[column.charCodeAt(0) - 65] ?? '000000';
}

async function findSms({ identify, parts }: LoginNode, { flow }: View): Promise<string> {
  const record = await parts.stores.flows.find(flow);
  const body = record?.body as { readonly asked?: { readonly challenge: string } } | undefined;
  const sending = body?.asked && (await identify.sending(body.asked.challenge));
  return (sending?.data as { readonly code: string } | undefined)?.code ?? '000000';
}

async function openCall({ direct, clock, dice }: LoginWorld, node: string): Promise<string> {
  const id = drawId(dice);
  const opened = clock.now();
  const times = { opened, lease: opened + 60 * 60_000, ended: null, queued: null, answered: null };
  const rest = { hears: 'greeting', failed: [], claimed: null, identified: null, reason: null, advisor: null, wish: null, alerts: [] };
  const held = { held: false, transferred: null, missed: null };
  await direct.calls.open({ id, node, from: null, to: '018', language: 'sv', ...times, ...rest, ...held }, { audit: [] });
  return id;
}
