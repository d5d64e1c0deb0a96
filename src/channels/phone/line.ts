import { type Calls, leaseRenewal, stateOf } from '#calls';
import type { Clock } from '#ports';
import { hangUp, type LiveCall, type LiveCallParts, look, movePlace, openLiveCall } from './live-call.ts';
import { describe } from './run-command.ts';
import { findNumber } from './settings.ts';

export type LineLimits = {
  /** Calls at once on this node. */
  readonly calls: number;
  /** Calls at once of one address, for browser phones. */
  readonly callsOfOne: number;
  /** A collector that speaks HTTPS and was not heard of for so long has gone, ms. */
  readonly collectorSilence: number;
};

export const usualLimits: LineLimits = { calls: 200, callsOfOne: 20, collectorSilence: 60_000 };

export type LineParts = LiveCallParts & { readonly limits: LineLimits };

/** Whose calls these are. A client carries the calls of a whole bank, an address those of one browser or a few. */
export type Owner = { readonly name: string; readonly is: 'client' | 'address' };

/** The live calls of this node. */
export type Line = {
  /** 'no-such-number': nobody answers there. 'busy': a limit is reached. Throws what the store throws. */
  open(incoming: { readonly to: string; readonly from: string | null }, owner: Owner): Promise<LiveCall | 'no-such-number' | 'busy'>;
  /** Also a call that ended lately; another owner's does not exist. */
  find(id: string, owner: string): LiveCall | undefined;
  /** How many go on. */
  count(owner?: string): number;
  /** When the node stops: hangs up. */
  close(): Promise<void>;
};

const pollEvery = 2_000;
const placesEvery = 300;
const remembered = 60_000;

export function createLine(parts: LineParts): Line {
  const { clock, calls, settings, limits } = parts;
  const lines = new Map<string, LiveCall>();
  const going = () => [...lines.values()].filter((call) => call.ended === null);
  const count = (owner?: string) => going().filter((call) => owner === undefined || call.owner === owner).length;
  const places = createPlaces(parts, going);
  const stops = [
    repeat(clock, pollEvery, () => {
      for (const call of lines.values()) look(call);
      places.move();
    }),
    repeat(clock, leaseRenewal, () => {
      forgetAndHangUp(parts, lines);
      return renew(calls, going());
    }),
    parts.signals.listen('desk', places.move),
  ];
  // With whose they are: many that come at the same moment must not pass a limit together.
  const opening: string[] = [];
  return {
    async open({ to, from }, owner) {
      const number = findNumber(settings, to);
      if (!number) return 'no-such-number';
      const ofOne = count(owner.name) + opening.filter((name) => name === owner.name).length;
      if (count() + opening.length >= limits.calls || (owner.is === 'address' && ofOne >= limits.callsOfOne)) return 'busy';
      opening.push(owner.name);
      try {
        const call = await openLiveCall(parts, { to: number.number, from, language: number.language }, owner.name);
        lines.set(call.id, call);
        return call;
      } finally {
        opening.splice(opening.indexOf(owner.name), 1);
      }
    },
    find: (id, owner) => (lines.get(id)?.owner === owner ? lines.get(id) : undefined),
    count,
    async close() {
      for (const stop of stops) stop();
      const all = [...lines.values()];
      await Promise.all(all.map((call) => hangUp(call, 'node-stopped')));
      // Also of those who hung up just now: the store is closed next.
      await Promise.all(all.map(({ tidied }) => tidied));
    },
  };
}

/** Tells those in the queue their place, at most every so often however much moves. */
function createPlaces({ clock, calls, complain }: LineParts, going: () => LiveCall[]) {
  let due = false;
  const tell = async () => {
    due = false;
    const waiting = going().filter(isQueued);
    if (waiting.length === 0) return;
    const queue = (await calls.list()).filter((call) => stateOf(call, clock.now()) === 'queued').map(({ id }) => id);
    for (const call of waiting) if (queue.includes(call.record)) movePlace(call, queue.indexOf(call.record) + 1);
  };
  return {
    move() {
      if (due || !going().some(isQueued)) return;
      due = true;
      clock.at(clock.now() + placesEvery, () => void tell().catch((error: unknown) => complain('phone-places', describe(error))));
    },
  };
}

/** A call whose lease could not be renewed in time is dead on every node; its line goes on as a new one. */
async function renew(calls: Calls, going: readonly LiveCall[]): Promise<void> {
  if (going.length === 0) return;
  const renewed = new Set(await calls.renew(going.map(({ record }) => record)));
  for (const call of going) if (!renewed.has(call.record)) look(call);
}

function forgetAndHangUp({ clock, limits }: LineParts, lines: Map<string, LiveCall>): void {
  for (const [id, call] of lines) {
    if (call.ended !== null && call.ended + remembered < clock.now()) lines.delete(id);
    else if (call.ended === null && isSilent(call, clock.now() - limits.collectorSilence)) void hangUp(call, 'collector-gone');
  }
}

function isQueued(call: LiveCall): boolean {
  return call.state.stage.at === 'queue';
}

function isSilent(call: LiveCall, since: number): boolean {
  return !call.board.isWatched && call.heard < since;
}

function repeat(clock: Clock, every: number, work: () => void | Promise<void>): () => void {
  let cancel = (): void => {};
  let stopped = false;
  const begin = () => {
    cancel = clock.at(clock.now() + every, async () => {
      // A store that is out of order now is asked again the next time.
      await Promise.resolve(work()).catch(() => {});
      if (!stopped) begin();
    });
  };
  begin();
  return () => {
    stopped = true;
    cancel();
  };
}
