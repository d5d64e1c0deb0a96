import { systemRandom } from '#adapters/system';
import { blockBox } from '#authenticators/code-box';
import type { View } from '#identification';
import { drawId } from '#ports';
import type { Engine } from './engines.ts';

/** What a customer knows and holds: `cells[row][column]` of the table they use. */
export type Person = {
  readonly id: string;
  readonly userCode: string;
  readonly password: string;
  readonly cells: readonly (readonly string[])[];
};

export type Visit = {
  readonly person: Person;
  readonly channel: 'web' | 'phone';
  /** From a browser that has shown an SMS code before: it is asked for none (S59). */
  readonly known?: boolean;
  /** Stops where this is asked; without it the visit goes on to its end. */
  readonly upTo?: Asked;
  /** Answers this wrongly, with these digits. */
  readonly wrong?: { readonly at: Asked; readonly digits: string };
};

export type Asked = 'password' | 'cell' | 'sms' | 'new-password';
/** Where an identification stands. `right`: what would be the right answer. `given`: what was answered on the way. */
export type Stand = {
  readonly flow: string;
  readonly at: Asked | 'identified' | 'refused' | 'ended' | 'other';
  readonly place: string | null;
  readonly right: string;
  readonly given: readonly string[];
};

export type BoxVisit = { readonly number: string; readonly password: string; readonly plan?: 'code-box' | 'two-codes' };
export type Answered = { readonly flow: string; readonly value: string };

/** What a node can be told to do, all of it at once. */
export const acts = {
  visit: (engine: Engine, visits: readonly Visit[]) => together(visits, (visit) => goThrough(engine, visit)),

  /** One after the other; what was right and what was wrong comes back, and the codes that were sent. */
  visitInTurn: async (engine: Engine, visits: readonly Visit[]) => {
    const stands: Stand[] = [];
    for (const visit of visits) stands.push(await goThrough(engine, visit));
    return stands;
  },

  /** Up to the code of the box: the flows that ask for it, or for two where the plan does. */
  visitWithBox: (engine: Engine, visits: readonly BoxVisit[]) => together(visits, (visit) => standAtBox(engine, visit)),

  block: (engine: Engine, { customer, serial }: { customer: string; serial: string }) =>
    blockBox({ ...engine.parts, stores: engine.stores }, customer, serial, 'lost'),

  answer: (engine: Engine, answers: readonly Answered[]) =>
    together(answers, async ({ flow, value }) => nameView(await engine.identify.answer(flow, value))),

  renew: (engine: Engine, answers: readonly Answered[]) =>
    together(answers, async ({ flow, value }) => {
      const view = await engine.identify.renew(flow, value);
      return view.is === 'refused' ? view.why : nameView(view);
    }),

  /** Writes it where a program writes what nobody should see: into its log. */
  log: async (_: Engine, { line }: { line: string }) => {
    console.log(line);
    console.error(line);
    return 'logged';
  },
};

export type Acts = typeof acts;
export type Act = keyof Acts;
export type Given<Name extends Act> = Parameters<Acts[Name]>[1];
export type Outcome<Name extends Act> = Awaited<ReturnType<Acts[Name]>>;

function together<Thing, Word>(things: readonly Thing[], act: (thing: Thing) => Promise<Word>): Promise<Word[]> {
  return Promise.all(things.map(act));
}

function nameView(view: View): Stand['at'] {
  if (view.outcome) return view.outcome;
  const asked = view.prompts[0]?.message.id;
  return asked === 'password' || asked === 'cell' || asked === 'sms' || asked === 'new-password' ? asked : 'other';
}

async function goThrough(engine: Engine, { person, channel, known, upTo, wrong }: Visit): Promise<Stand> {
  const { identify } = engine;
  const { flow } = await identify.begin({
    plan: 'code-table',
    channel,
    ...(channel === 'phone'
      ? { purpose: 'call' as const, boundTo: { call: await openCall(engine) } }
      : { purpose: 'login' as const, boundTo: { session: 'browser' } }),
  });
  let view = await identify.claim(flow, person.userCode, known ? person.id : null);
  const given: string[] = [];
  for (let step = 0; view !== 'malformed' && step < 5; step++) {
    const stand = await describe(engine, person, view);
    if (stand.at === upTo || view.outcome || view.is !== 'prove') return { ...stand, given };
    given.push(wrong?.at === stand.at ? wrong.digits : stand.right);
    view = await identify.answer(flow, given.at(-1) ?? '');
  }
  throw new Error('an identification without an end');
}

async function describe(engine: Engine, person: Person, view: View): Promise<Omit<Stand, 'given'>> {
  const at = nameView(view);
  const place = at === 'cell' ? placeOf(view) : null;
  const cell = place && person.cells[place.row - 1]?.[place.column.charCodeAt(0) - 65];
  const right = at === 'password' ? person.password : at === 'sms' ? await readSms(engine, view.flow) : (cell ?? '');
  return { flow: view.flow, at, place: place && `${place.table} ${place.column} ${place.row}`, right };
}

async function standAtBox({ identify }: Engine, { number, password, plan = 'code-box' }: BoxVisit): Promise<string> {
  const { flow } = await identify.begin({ plan, channel: 'web', purpose: 'login', boundTo: { session: 'browser' } });
  if ((await identify.claim(flow, number)) === 'malformed') throw new Error(`${number} is malformed`);
  await identify.answer(flow, password);
  return flow;
}

function placeOf(view: View) {
  return view.prompts[0]?.message.with as unknown as { readonly column: string; readonly row: number; readonly table: string };
}

/** As whoever sends it gets it; a customer who is doomed is sent none. */
async function readSms({ identify, stores }: Engine, flow: string): Promise<string> {
  const record = await stores.flows.find(flow);
  const body = record?.body as { readonly asked?: { readonly challenge: string } } | undefined;
  const sending = body?.asked && (await identify.sending(body.asked.challenge));
  return sending ? (sending.data as { readonly code: string }).code : '000000';
}

async function openCall({ stores, parts }: Engine): Promise<string> {
  const id = drawId(systemRandom);
  const now = parts.clock.now();
  const times = { opened: now, lease: now + 60 * 60_000, ended: null, queued: null, answered: null };
  const rest = { hears: 'greeting', failed: [], claimed: null, identified: null, reason: null, advisor: null, wish: null, alerts: [] };
  const held = { held: false, transferred: null, missed: null };
  await stores.calls.open({ id, node: parts.node, from: null, to: '018', language: 'sv', ...times, ...rest, ...held }, { audit: [] });
  return id;
}
