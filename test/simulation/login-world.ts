import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import { issueTable } from '#authenticators/code-table';
import { setPassword } from '#authenticators/password';
import { type Authenticator, createIdentify, type Identify, type Parts, plans } from '#identification';
import { choosePolicy } from '#policy';
import { drawDigits, type Stores } from '#ports';
import { appSettings, passkeySettings } from '../app-bank.ts';
import { aCustomer, type Cells, giveNumber } from '../credentials/bank.ts';
import { createBench } from './one-at-a-time.ts';
import { createScheduler, takeTurns } from './scheduler.ts';

export type Faults = {
  readonly stores?: (stores: Stores) => Stores;
  readonly authenticators?: (authenticators: readonly Authenticator[]) => readonly Authenticator[];
};

/** What this customer has on paper and in the head; `tables` by their number. */
export type Person = { readonly id: string; readonly userCode: string; readonly password: string; readonly tables: Map<string, Cells> };

/** A node until it dies; what it was doing then is never done. */
export type LoginNode = { readonly identify: Identify; readonly parts: Parts; readonly died: Promise<void>; die(): void };
export type LoginWorld = Awaited<ReturnType<typeof createLoginWorld>>;

export const tries = 5;
/** Cheap, and small, so that tables are used up. */
const hashing = { memory: 8, passes: 1 };
const policy = choosePolicy('described', { tableSize: { columns: 5, rows: 4 }, tableLow: 5, smsSporadic: 3 });
const keys = createPlainKeys();

/** Two nodes on one store, with the real authenticators, under a clock and a chance that repeat themselves. */
export async function createLoginWorld(
  seed: number,
  { stores: breakStores = (stores) => stores, authenticators: spoil = (all) => all }: Faults,
) {
  const { stores: direct, signals } = openMemory();
  const clock = createVirtualClock();
  const dice = createSeededRandom(seed);
  const bench = createBench();
  const scheduler = createScheduler(dice, bench.isBusy);
  const broken: string[] = [];
  const shared = takeTurns(breakStores(watchBudgets(direct, (line) => broken.push(`seed ${seed}: ${line}`))), scheduler);
  const authenticators = bench.seat(spoil(listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings })));
  const start = (name: string): LoginNode => {
    const life = createLife();
    const stores = life.rule(shared);
    const parts: Parts = { stores, signals, keys, clock, random: dice, policy, authenticators, plans, node: name };
    return { identify: createIdentify(parts), parts, died: life.died, die: life.end };
  };
  const nodes: [LoginNode, LoginNode] = [start('a'), start('b')];
  const issue = { stores: direct, keys, clock, random: dice, policy, node: 'office', hashing };
  const people = await Promise.all(Array.from({ length: 5 }, (_, n) => addPerson(issue, n)));
  return { seed, direct, shared, clock, dice, scheduler, nodes, start, issue, people, broken };
}

async function addPerson(issue: { readonly stores: Stores } & Parameters<typeof setPassword>[0], n: number): Promise<Person> {
  const person = { id: `customer ${n}`, userCode: String(200_000 + n), password: drawDigits(issue.random, 5), tables: new Map() };
  await issue.stores.customers.add(aCustomer(person.id, person.userCode), { audit: [] });
  await setPassword(issue, person.id, person.password);
  await issueTable(issue, person.id, keep(person), { inPerson: true });
  await giveNumber(issue.stores, person.id);
  return person;
}

/** The customer takes the letter out of the letter box. */
export function keep({ tables }: Person) {
  return async ({ number, cells }: { readonly number: string; readonly cells: Cells }) => {
    tables.set(number, cells);
    return true;
  };
}

/** I3: looked at after every try that is reserved, not only when all is quiet. */
function watchBudgets(stores: Stores, tell: (line: string) => void): Stores {
  const take: Stores['challenges']['take'] = async (id, now, reservation) => {
    const taken = await stores.challenges.take(id, now, reservation);
    if (reservation?.kind === 'strangers') {
      const { wrong, open } = await stores.tries.state(reservation);
      if (wrong + open > tries) tell(`${wrong} wrong and ${open} open tries of ${reservation.of}`);
    }
    return taken;
  };
  return { ...stores, challenges: { ...stores.challenges, take } };
}

function createLife() {
  let over = false;
  let end = (): void => {};
  const died = new Promise<void>((resolve) => {
    end = () => {
      over = true;
      resolve();
    };
  });
  const rule = (stores: Stores): Stores =>
    Object.fromEntries(
      Object.entries(stores).map(([name, store]) => [
        name,
        new Proxy(store as object, {
          get: (target, operation) => {
            const act = Reflect.get(target, operation) as (...given: unknown[]) => Promise<unknown>;
            return async (...given: unknown[]) => {
              if (over) return new Promise(() => {});
              const outcome = await act.apply(target, given);
              return over ? new Promise(() => {}) : outcome;
            };
          },
        }),
      ]),
    ) as Stores;
  return { died, end, rule };
}
