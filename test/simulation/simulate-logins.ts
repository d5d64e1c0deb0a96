import { activateTable, issueTable } from '#authenticators/code-table';
import { Broken, drawNumber } from '#ports';
import { attack, logIn, type Played, steal } from './log-in.ts';
import { findBrokenRules } from './login-rules.ts';
import { createLoginWorld, type Faults, keep, type LoginNode, type LoginWorld, type Person } from './login-world.ts';
import { runAll } from './scheduler.ts';

export type LoginReport = {
  readonly seed: number;
  readonly logins: number;
  readonly identified: number;
  readonly locked: number;
  readonly activated: number;
  readonly deaths: number;
  readonly broken: readonly string[];
};

/**
 * Many logins by phone and web at once on two nodes with password, table and SMS code: mistakes, hang-ups, guessing, new tables,
 * locks and blocks that come and go, nodes that die and start again, in an order that chance decides between any two store
 * operations. The rules that must hold are in login-rules.ts.
 */
export async function simulateLogins(options: { readonly seed: number; readonly logins: number } & Faults): Promise<LoginReport> {
  const { seed, logins } = options;
  const world = await createLoginWorld(seed, options);
  const played: Played[] = [];
  let deaths = 0;
  while (played.length < logins) {
    // Now and then all of it concerns one customer.
    const [only] = drawNumber(world.dice, 3) ? [] : [drawNumber(world.dice, world.people.length)];
    const acts = Array.from({ length: 2 + drawNumber(world.dice, 9) }, () => act(world, played, only));
    if (drawNumber(world.dice, 5) === 0) {
      deaths += 1;
      acts.push(dieAfter(world, drawNumber(world.dice, 60)));
    }
    await runAll(world, Promise.all(acts));
    await passTime(world);
  }
  const audit = await world.direct.audit.since(0, 10_000_000);
  const count = (what: string) => audit.filter((event) => event.what === what).length;
  const counted = { identified: count('flow-identified'), locked: count('codes-locked'), activated: count('code-table-activated') };
  return { seed, logins: played.length, ...counted, deaths, broken: [...world.broken, ...findBrokenRules(seed, audit, played)] };
}

/** Whatever is being done on a node ends with it. */
async function act(world: LoginWorld, played: Played[], only?: number): Promise<void> {
  const { dice, nodes, people } = world;
  const node = nodes[drawNumber(dice, 2)] as LoginNode;
  const at = only ?? drawNumber(dice, people.length);
  const [person, neighbour] = [people[at], people[(at + 1) % people.length]] as [Person, Person];
  const chance = drawNumber(dice, 20);
  const doing =
    chance < 9
      ? logIn(world, node, person, played)
      : chance < 14
        ? attack(world, node, person, played)
        : chance < 16
          ? steal(world, node, [person, neighbour], played)
          : chance < 18
            ? renewTable(world, person)
            : blockForAWhile(world, person);
  await Promise.race([doing, node.died]);
}

/** A new table comes by post and is activated; the old one dies then. */
async function renewTable(world: LoginWorld, person: Person): Promise<void> {
  const issue = { ...world.issue, stores: world.shared };
  try {
    await issueTable(issue, person.id, keep(person));
    await activateTable(issue, person.id);
  } catch (error) {
    // Two at once: there are two already.
    if (!(error instanceof Broken)) throw error;
  }
}

async function blockForAWhile({ shared, clock, dice, scheduler }: LoginWorld, { id }: Person): Promise<void> {
  const note = (what: string) => ({ audit: [{ at: clock.now(), node: 'office', what, customer: id }] });
  await shared.customers.block(id, { at: clock.now(), why: 'test' }, note('agreement-blocked'));
  for (let turns = 10 + drawNumber(dice, 60); turns > 0; turns--) await scheduler.turn();
  await shared.customers.unblock(id, note('agreement-unblocked'));
}

async function dieAfter(world: LoginWorld, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await world.scheduler.turn();
  const at = drawNumber(world.dice, 2);
  const dying = world.nodes[at] as LoginNode;
  dying.die();
  world.nodes[at] = world.start(dying.parts.node);
}

/** The jobs of the bank: what died counts as wrong, and whoever comes to the service point gets the lock opened. */
async function passTime({ clock, dice, direct, people }: LoginWorld): Promise<void> {
  await clock.advance(drawNumber(dice, 6) === 0 ? 31_000 : 50);
  await direct.tries.settleOrphans(clock.now() - 30_000, clock.now(), () => ({ audit: [] }));
  for (const { id } of people) {
    const { locked } = await direct.tries.state({ of: id, kind: 'strangers' });
    if (locked === null || drawNumber(dice, 3)) continue;
    const audit = [{ at: clock.now(), node: 'office', what: 'codes-unlocked', customer: id }];
    await direct.tries.unlock({ of: id, kind: 'strangers' }, { audit });
  }
}
