import { identityOf } from '#calls';
import type { CallRecord } from '#ports';
import { readBoxes } from './boxes.ts';
import { buildState, linedUp, type Reading } from './build-state.ts';
import type { DeskState } from './desk-state.ts';
import type { BackOfficeParts } from './parts.ts';
import { createReads, type Reads } from './reads.ts';
import { readWrongCodes } from './wrong-codes.ts';

export type Looker = { readonly staff: string; readonly look: string | null };

/** Reads the stores for any number of desks at once. Who is no advisor gets undefined. */
export type Feed = { states(lookers: readonly Looker[]): Promise<readonly (DeskState | undefined)[]>; readonly reads: Reads };

export function createFeed(parts: BackOfficeParts): Feed {
  const reads = createReads(parts);
  // Only of calls that are alive: asked for once, forgotten at hang-up.
  let names: Reading['names'] = new Map();
  return {
    reads,
    async states(lookers) {
      const reading = await readAll(parts, lookers, names);
      names = reading.names;
      // Not before: a lease that ran out while the stores were read must not be shown as alive (T38).
      const now = parts.clock.now();
      const states = lookers.map((looker) => buildState(reading, looker, now));
      const seen = lookers.filter((_, at) => states[at]);
      const inQueue = seen.map(({ staff }) => ({ staff, where: 'queue' as const }));
      await reads.note(linedUp(reading.calls, now), inQueue, now);
      for (const [at, state] of states.entries()) await noteCard(reads, reading, lookers[at]?.staff, state);
      return states;
    },
  };
}

/** Only where a name is really shown: not of a call that another advisor has. */
async function noteCard(reads: Reads, { calls }: Reading, staff: string | undefined, state: DeskState | undefined): Promise<void> {
  const shown = state?.call?.identified ? calls.find(({ id }) => id === state.call?.id) : undefined;
  if (shown && state && staff) await reads.note([shown], [{ staff, where: 'call' }], state.now);
}

async function readAll(parts: BackOfficeParts, lookers: readonly Looker[], known: Reading['names']): Promise<Reading> {
  const [alive, staff, alarms] = await Promise.all([parts.calls.list(), parts.stores.staff.all(), parts.stores.alarms.latest(20)]);
  const calls = [...alive, ...(await findOthers(parts, alive, lookers))];
  const heard = lookers.map((looker) => looker.staff);
  const now = parts.clock.now();
  const [names, wrongCodes, codeBoxes] = await Promise.all([
    readNames(parts, calls, known),
    readWrongCodes(parts.stores, calls, heard, now),
    readBoxes(parts.boxes, calls, heard, now),
  ]);
  return { calls, staff, alarms, names, wrongCodes, codeBoxes };
}

/** A desk that looks at a call keeps seeing it when it is over: that its identification has ended (S42). */
async function findOthers({ calls }: BackOfficeParts, alive: readonly CallRecord[], lookers: readonly Looker[]): Promise<CallRecord[]> {
  const wanted = new Set(lookers.flatMap(({ look }) => (look === null || alive.some(({ id }) => id === look) ? [] : [look])));
  const found = await Promise.all([...wanted].map((id) => calls.find(id)));
  return found.filter((call) => call !== undefined);
}

async function readNames(
  { stores, clock }: BackOfficeParts,
  calls: readonly CallRecord[],
  known: Reading['names'],
): Promise<Reading['names']> {
  const now = clock.now();
  const ids = [...new Set(calls.flatMap((call) => identityOf(call, now)?.customer ?? []))];
  const names = await Promise.all(ids.map(async (id) => [id, known.get(id) ?? (await stores.customers.find(id))?.name] as const));
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}
