import { blockBox, giveBox } from '#authenticators/code-box';
import { setPassword } from '#authenticators/password';
import { drawDigits, drawNumber } from '#ports';
import { computeHotp, readKey } from '../../src/authenticators/code-box/hotp.ts';
import { aCustomer } from '../credentials/bank.ts';
import { findBrokenBoxRules, type PlayedBox } from './box-rules.ts';
import { createLoginWorld, type Faults, type LoginNode, type LoginWorld } from './login-world.ts';
import { runAll } from './scheduler.ts';

export type BoxReport = {
  readonly seed: number;
  readonly logins: number;
  readonly identified: number;
  readonly refused: number;
  readonly blocked: number;
  readonly synchronised: number;
  readonly broken: readonly string[];
};

type Box = { readonly serial: string; readonly secret: Uint8Array; next: number };
/** `seen`: the last code that somebody looked at over their shoulder. */
type Owner = {
  readonly id: string;
  readonly number: string;
  readonly password: string;
  box: Box;
  seen?: { serial: string; place: number };
};
type World = { readonly at: LoginWorld; readonly owners: readonly Owner[]; readonly played: PlayedBox[]; boxes: number };

const numbers = ['9020000015', '9020000023', '9020000031', '9020000049'];

/**
 * Many logins with code boxes at once on two nodes: mistakes, double presses, boxes that run ahead and are brought back by two
 * codes, boxes that are lost and replaced, thieves who know the password and saw a code, in an order that chance decides.
 */
export async function simulateBoxes(options: { readonly seed: number; readonly logins: number } & Faults): Promise<BoxReport> {
  const { seed, logins } = options;
  const at = await createLoginWorld(seed, options);
  const world: World = { at, owners: [], played: [], boxes: 0 };
  const owners = [];
  for (const [n, number] of numbers.entries()) owners.push(await addOwner(world, `owner ${n}`, number));
  const full = { ...world, owners };
  while (full.played.length < logins) {
    const [only] = drawNumber(at.dice, 2) ? [] : [drawNumber(at.dice, owners.length)];
    const acts = Array.from({ length: 2 + drawNumber(at.dice, 8) }, () => act(full, only));
    await runAll(at, Promise.all(acts));
    await passTime(full);
  }
  const audit = await at.direct.audit.since(0, 10_000_000);
  const count = (what: string, plan?: string) =>
    audit.filter((event) => event.what === what && (!plan || event.detail?.['plan'] === plan)).length;
  const counted = { identified: count('flow-identified'), refused: count('flow-refused'), blocked: count('code-box-blocked') };
  const broken = [...at.broken, ...findBrokenBoxRules(seed, audit, full.played)];
  return { seed, logins: full.played.length, ...counted, synchronised: count('flow-identified', 'two-codes'), broken };
}

async function addOwner(world: World, id: string, number: string): Promise<Owner> {
  const { issue } = world.at;
  const password = drawDigits(issue.random, 4);
  await issue.stores.customers.add({ ...aCustomer(id, ''), identifiers: [{ kind: 'customer-number', value: number }] }, { audit: [] });
  await setPassword(issue, id, password);
  return { id, number, password, box: await handOver(world, id) };
}

async function handOver(world: World, id: string): Promise<Box> {
  world.boxes += 1;
  const [serial, secret] = [`LB-${world.boxes}`, world.at.dice.bytes(20)];
  await giveBox(world.at.issue, id, { serial, secret, status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } });
  return { serial, secret, next: 0 };
}

async function act(world: World, only?: number): Promise<void> {
  const { dice, nodes } = world.at;
  const node = nodes[drawNumber(dice, 2)] as LoginNode;
  const owner = world.owners[only ?? drawNumber(dice, world.owners.length)] as Owner;
  const chance = drawNumber(dice, 20);
  if (chance < 10) return logIn(world, node, owner);
  if (chance < 13) return guess(world, node, owner);
  if (chance < 17) return steal(world, node, owner);
  if (chance < 19) return comeBackInStep(world, node, owner);
  return loseBox(world, owner);
}

function press(box: Box): number {
  box.next += 1;
  return box.next - 1;
}

const codeAt = ({ secret }: Box, place: number) => computeHotp(readKey(secret), place, 8);

async function logIn(world: World, node: LoginNode, owner: Owner): Promise<void> {
  const { dice } = world.at;
  const { box } = owner;
  // Codes that are shown and not used put the box ahead, now and then further than one code can tell.
  if (drawNumber(dice, 5) === 0) box.next += drawNumber(dice, 30);
  const place = press(box);
  if (drawNumber(dice, 2)) owner.seen = { serial: box.serial, place };
  const right = codeAt(box, place);
  const chance = drawNumber(dice, 20);
  const code = chance === 0 ? drawDigits(dice, 8) : right;
  const password = chance === 1 ? drawDigits(dice, 4) : owner.password;
  await answer(world, node, { owner, by: owner.id, plan: 'code-box', password, code, places: [place], box, twice: chance < 6 });
}

/** A stranger with the password or without it, and no box. */
async function guess(world: World, node: LoginNode, owner: Owner): Promise<void> {
  const { dice } = world.at;
  const password = drawNumber(dice, 2) ? owner.password : drawDigits(dice, 4);
  await answer(world, node, {
    owner,
    by: null,
    plan: 'code-box',
    password,
    code: drawDigits(dice, 8),
    places: [],
    box: owner.box,
    twice: false,
  });
}

/** Somebody who knows the password and saw a code types it, before its owner, after them or at the same moment. */
async function steal(world: World, node: LoginNode, owner: Owner): Promise<void> {
  const { seen, box } = owner;
  if (seen?.serial !== box.serial) return;
  const code = codeAt(box, seen.place);
  await answer(world, node, {
    owner,
    by: 'thief',
    plan: 'code-box',
    password: owner.password,
    code,
    places: [seen.place],
    box,
    twice: true,
  });
}

async function comeBackInStep(world: World, node: LoginNode, owner: Owner): Promise<void> {
  const { box } = owner;
  const places = [press(box), press(box)];
  const code = places.map((place) => codeAt(box, place)).join('');
  await answer(world, node, { owner, by: owner.id, plan: 'two-codes', password: owner.password, code, places, box, twice: true });
}

/** Lost and blocked, and then the next one comes; three are all that a customer may have. */
async function loseBox(world: World, owner: Owner): Promise<void> {
  const { at } = world;
  const { box } = owner;
  if (drawNumber(at.dice, 3)) return;
  await blockBox({ ...at.issue, stores: at.shared }, owner.id, box.serial, 'lost');
  const held = await at.direct.credentials.of(owner.id, 'code-box', at.clock.now());
  for (const old of held.slice(0, Math.max(0, held.length - 2))) await at.direct.credentials.end(old.id, at.clock.now(), { audit: [] });
  owner.box = await handOver(world, owner.id);
}

type Given = {
  readonly owner: Owner;
  readonly by: string | null;
  readonly plan: 'code-box' | 'two-codes';
  readonly password: string;
  readonly code: string;
  readonly places: readonly number[];
  readonly box: Box;
  /** The same answer on both nodes at once. */
  readonly twice: boolean;
};

async function answer(
  { at, played }: World,
  node: LoginNode,
  { owner, by, plan, password, code, places, box, twice }: Given,
): Promise<void> {
  const { flow } = await node.identify.begin({ plan, channel: 'web', purpose: 'login', boundTo: { session: 'browser' } });
  played.push({ flow, of: owner.id, by, uses: places.map((place) => `${box.serial} ${place}`), serial: box.serial });
  if ((await node.identify.claim(flow, owner.number)) === 'malformed') throw new Error(`${owner.number} is malformed`);
  await node.identify.answer(flow, password);
  const other = at.nodes.find((one) => one !== node) ?? node;
  await Promise.all([node.identify.answer(flow, code), ...(twice ? [other.identify.answer(flow, code)] : [])]);
}

/** Whoever comes to the service point gets the locks opened. */
async function passTime({ at: { clock, dice, direct }, owners }: World): Promise<void> {
  await clock.advance(50);
  for (const { id } of owners)
    for (const kind of ['strangers', 'code-box']) {
      const { locked } = await direct.tries.state({ of: id, kind });
      if (locked === null || drawNumber(dice, 2)) continue;
      const audit = [{ at: clock.now(), node: 'office', what: 'codes-unlocked', customer: id }];
      await direct.tries.unlock({ of: id, kind }, { audit });
    }
}
