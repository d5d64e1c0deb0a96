import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { createCalls, identityOf, leaseLife } from '#calls';
import { createIdentify, type Parts } from '#identification';
import { choosePolicy } from '#policy';
import { drawNumber, type Stores } from '#ports';
import { toyAuthenticators, toyPlans } from '../engine/toys.ts';
import { createScheduler, runAll, takeTurns } from './scheduler.ts';

export type Report = { readonly seed: number; readonly calls: number; readonly identified: number; readonly broken: readonly string[] };

type Options = { readonly seed: number; readonly calls: number; readonly breakStores?: (stores: Stores) => Stores };

const customers = 6;
const userCode = (customer: number) => String(200_000 + customer);

/**
 * Many calls at once on two nodes, callers and attackers, phones that approve, decline and say "not me", hang-ups, blocks,
 * nodes that die, in an order that chance decides between any two store operations. After every round the invariants are
 * looked at: I1 nobody is identified as somebody else, I2 one approval one identity, I9 none outlives its call (T36).
 */
export async function simulate({ seed, calls, breakStores = (stores) => stores }: Options): Promise<Report> {
  const world = createWorld(seed, breakStores);
  await seedCustomers(world.direct);
  const broken: string[] = [];
  let identified = 0;
  for (let done = 0; done < calls; ) {
    const group = Array.from({ length: Math.min(calls - done, 1 + drawNumber(world.dice, 12)) }, () => playCall(world));
    const ended = await runAll(world, Promise.all(group));
    for (const { id, caller, hungUp } of ended) {
      const call = await world.direct.calls.find(id);
      const who = call && identityOf(call, world.clock.now());
      if (who) identified++;
      if (who && who.customer !== `customer ${caller}`)
        broken.push(`seed ${seed}: call of ${caller ?? 'a stranger'} identified as ${who.customer}`);
      if (who && hungUp) broken.push(`seed ${seed}: identified after hang-up`);
      if (!hungUp) await world.direct.calls.end(id, world.clock.now(), { audit: [] });
    }
    await world.clock.advance(drawNumber(world.dice, 4) === 0 ? leaseLife : 50);
    done += group.length;
  }
  return { seed, calls, identified, broken: [...broken, ...(await findDoubleUse(world, seed))] };
}

type World = ReturnType<typeof createWorld>;

function createWorld(seed: number, breakStores: (stores: Stores) => Stores) {
  const { stores: direct, signals } = openMemory();
  const clock = createVirtualClock();
  const dice = createSeededRandom(seed);
  const scheduler = createScheduler(dice);
  const stores = takeTurns(breakStores(direct), scheduler);
  const node = (name: string) => {
    const parts: Parts = {
      stores,
      signals,
      keys: createPlainKeys(),
      clock,
      random: dice,
      policy: choosePolicy('described'),
      authenticators: toyAuthenticators,
      plans: toyPlans,
      node: name,
    };
    return { identify: createIdentify(parts), calls: createCalls({ stores, clock, random: dice, signals, node: name }) };
  };
  return { direct, clock, dice, scheduler, nodes: [node('a'), node('b')] as const };
}

async function seedCustomers(stores: Stores): Promise<void> {
  for (let n = 0; n < customers; n++) {
    const id = `customer ${n}`;
    await stores.customers.add(
      {
        id,
        name: id,
        language: 'sv',
        identifiers: [{ kind: 'user-code', value: userCode(n) }],
        blocked: null,
        born: null,
        address: [],
        letters: 'ordinary',
        closed: null,
        since: 0,
      },
      { audit: [] },
    );
    await stores.credentials.add(
      { id: `phone ${n}`, customer: id, kind: 'approval', version: 0, state: {}, sealed: 'key', lookup: null, added: 0, expires: null },
      { audit: [], atMost: 5, now: 0 },
    );
  }
}

type Played = { readonly id: string; readonly caller: number | null; readonly hungUp: boolean };

/** One call: the caller keys a user code (an attacker somebody else's); the phone's owner answers by the code that was heard. */
async function playCall(world: World): Promise<Played> {
  const { dice } = world;
  const [here, there] = drawNumber(dice, 2) ? world.nodes : [world.nodes[1], world.nodes[0]];
  const keyed = drawNumber(dice, customers);
  const caller = drawNumber(dice, 3) === 0 ? null : keyed;
  const { id } = await here.calls.open({ from: null, to: '08', language: 'sv' });
  const { flow } = await here.identify.begin({ plan: 'app', channel: 'phone', purpose: 'call', boundTo: { call: id } });
  const view = await here.identify.claim(flow, userCode(keyed));
  const heard = view === 'malformed' ? undefined : view.prompts[0]?.message.with?.['code'];
  const answering = answerOnPhone(world, there, keyed, caller === null ? undefined : heard);
  let hungUp = false;
  if (drawNumber(dice, 4) === 0) {
    await here.calls.hangUp(id, 'test');
    await here.identify.endCall(id);
    hungUp = true;
  }
  if (drawNumber(dice, 40) === 0) await world.direct.customers.block(`customer ${keyed}`, { at: 0, why: 'test' }, { audit: [] });
  else await world.direct.customers.unblock(`customer ${keyed}`, { audit: [] });
  await answering;
  return { id, caller, hungUp };
}

/** Whoever holds the phone approves only what shows the code they heard, often twice at once; anything else they decline or leave. */
async function answerOnPhone(world: World, node: World['nodes'][number], owner: number, heard: string | number | undefined): Promise<void> {
  for (const { challenge, data } of await node.identify.waiting(`customer ${owner}`, 'approval')) {
    const mine = heard !== undefined && (data as { code: string }).code === heard;
    const approve = () => node.identify.approve(challenge, { value: 'yes', credential: `phone ${owner}` });
    if (mine) await Promise.all([approve(), approve()]);
    else if (drawNumber(world.dice, 3) === 0)
      await node.identify.refuse(`customer ${owner}`, challenge, drawNumber(world.dice, 2) ? 'declined' : 'not-me');
  }
}

/** I2: no challenge was judged as accepted more than once. */
async function findDoubleUse(world: World, seed: number): Promise<string[]> {
  const accepted = new Map<string, number>();
  for (const event of await world.direct.audit.since(0, 10_000_000)) {
    if (event.what !== 'flow-identified' || !event.flow) continue;
    accepted.set(event.flow, (accepted.get(event.flow) ?? 0) + 1);
  }
  return [...accepted].filter(([, times]) => times > 1).map(([flow, times]) => `seed ${seed}: ${flow} identified ${times} times`);
}
