import type { AuditEvent, CallNotes, CallRecord, Clock, Effects, Identified, Random, Signals, Stores, Time } from '#ports';
import { drawId, isAlive } from '#ports';

/** A call is dead this long after its node was last heard of, ms; leases are renewed three times as often (T38). */
export const leaseLife = 15_000;
export const leaseRenewal = 5_000;

export type Incoming = { readonly from: string | null; readonly to: string; readonly language: CallRecord['language'] };

export type CallParts = {
  readonly stores: Pick<Stores, 'calls'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly node: string;
};

/** The identified call (N1): opened with the line, identified only while its lease runs, gone at hang-up on every node (S42). */
export type Calls = {
  open(incoming: Incoming): Promise<CallRecord>;
  find(id: string): Promise<CallRecord | undefined>;
  note(id: string, notes: CallNotes): Promise<void>;
  /** Into the queue with the reason that was chosen (S14, S15). */
  queue(id: string, reason: string | null): Promise<void>;
  /** One advisor gets it, however many press at once. */
  take(id: string, advisor: string): Promise<'taken' | 'missed'>;
  /** The caller hears the waiting sound until it is taken back; only the advisor who has the call. */
  hold(id: string, advisor: string, held: boolean): Promise<'done' | 'missed'>;
  /** To another advisor. The identification survives one transfer; a second one ends it (N1, I9). */
  transfer(id: string, from: string, to: string): Promise<'done' | 'missed'>;
  /** Back to its place in the queue: the advisor's own telephone did not answer (N11: nobody is left on a line where nobody is). */
  release(id: string, advisor: string): Promise<'done' | 'missed'>;
  /** The desk or the app wants something of the line; the node that holds it acts. */
  wish(id: string, wish: NonNullable<CallRecord['wish']>): Promise<'wished' | 'missed'>;
  /** What the app answered about this call, told to every desk within a second (T27). */
  alert(id: string, alert: string): Promise<void>;
  hangUp(id: string, why: string): Promise<void>;
  /** Keeps these calls alive; returns those that still are. */
  renew(ids: readonly string[]): Promise<readonly string[]>;
  /** Alive calls, the longest waiting first. */
  list(): Promise<readonly CallRecord[]>;
  inNameOf(customer: string): Promise<readonly CallRecord[]>;
  /** Ends the calls of nodes that died, each after what ran in it. One that cannot be ended keeps none of the others. Returns how many. */
  endLost(endWhatRuns: (call: string) => Promise<void>): Promise<number>;
};

export function createCalls(parts: CallParts): Calls {
  const { stores, clock, signals } = parts;
  const tell = (id: string) => tellChange(parts, id);
  return {
    open: (incoming) => openCall(parts, incoming),
    find: (id) => stores.calls.find(id),
    async note(id, notes) {
      await stores.calls.note(id, notes);
      signals.tell('desk');
    },
    async queue(id, reason) {
      await stores.calls.queue(id, reason, clock.now(), audit(parts, 'call-queued', id, { detail: { reason } }));
      tell(id);
    },
    async take(id, advisor) {
      const taken = await stores.calls.take(id, advisor, clock.now(), audit(parts, 'call-taken', id, { staff: advisor }));
      tell(id);
      return taken;
    },
    async hold(id, advisor, held) {
      const what = held ? 'call-held' : 'call-resumed';
      return told(parts, id, await stores.calls.hold(id, advisor, held, clock.now(), audit(parts, what, id, { staff: advisor })));
    },
    async transfer(id, from, to) {
      const effects = audit(parts, 'call-transferred', id, { staff: from, detail: { to } });
      return told(parts, id, await stores.calls.transfer(id, from, to, clock.now(), effects));
    },
    async release(id, advisor) {
      const effects = audit(parts, 'call-not-answered', id, { staff: advisor });
      return told(parts, id, await stores.calls.release(id, advisor, clock.now(), effects));
    },
    async wish(id, wish) {
      const wished = await stores.calls.wish(id, wish, clock.now());
      tell(id);
      return wished;
    },
    async alert(id, alert) {
      await stores.calls.alert(id, alert, audit(parts, 'call-alert', id, { detail: { alert } }));
      tell(id);
    },
    hangUp: (id, why) => endCall(parts, id, why),
    renew: (ids) => stores.calls.renew(parts.node, ids, clock.now(), clock.now() + leaseLife),
    list: () => stores.calls.alive(clock.now()).then(sortByWaiting),
    inNameOf: (customer) => stores.calls.inNameOf(customer, clock.now()),
    endLost: (endWhatRuns) => endLost(parts, endWhatRuns),
  };
}

function tellChange({ signals }: CallParts, id: string): void {
  signals.tell(`call:${id}`);
  signals.tell('desk');
}

function told<Done>(parts: CallParts, id: string, done: Done): Done {
  tellChange(parts, id);
  return done;
}

function audit({ clock, node }: CallParts, what: string, call: string, more: Pick<AuditEvent, 'staff' | 'detail'>): Effects {
  return { audit: [{ at: clock.now(), node, what, call, ...more }] };
}

async function openCall(parts: CallParts, incoming: Incoming): Promise<CallRecord> {
  const now = parts.clock.now();
  const call: CallRecord = {
    id: drawId(parts.random),
    node: parts.node,
    ...incoming,
    opened: now,
    lease: now + leaseLife,
    ended: null,
    hears: 'greeting',
    failed: [],
    claimed: null,
    identified: null,
    reason: null,
    queued: null,
    advisor: null,
    answered: null,
    held: false,
    transferred: null,
    missed: null,
    wish: null,
    alerts: [],
  };
  const detail = { to: incoming.to, language: incoming.language };
  await parts.stores.calls.open(call, audit(parts, 'call-opened', call.id, { detail }));
  tellChange(parts, call.id);
  return call;
}

async function endCall(parts: CallParts, id: string, why: string): Promise<void> {
  await parts.stores.calls.end(id, parts.clock.now(), audit(parts, 'call-ended', id, { detail: { why } }));
  tellChange(parts, id);
}

async function endLost(parts: CallParts, endWhatRuns: (call: string) => Promise<void>): Promise<number> {
  const lost = await parts.stores.calls.lost(parts.clock.now(), 100);
  const ends = await Promise.allSettled(lost.map(({ id }) => endWhatRuns(id).then(() => endCall(parts, id, 'node-lost'))));
  const failed = ends.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return lost.length;
}

function sortByWaiting(calls: readonly CallRecord[]): readonly CallRecord[] {
  return [...calls].sort(
    (one, other) => (one.queued ?? Number.POSITIVE_INFINITY) - (other.queued ?? Number.POSITIVE_INFINITY) || one.opened - other.opened,
  );
}

/** Who is on the line; null for an unidentified caller and for any call that is over (S42, I9). */
export function identityOf(call: CallRecord, now: Time): Identified | null {
  return isAlive(call, now) ? call.identified : null;
}

export type CallState = 'menu' | 'queued' | 'talking' | 'over';

export function stateOf(call: CallRecord, now: Time): CallState {
  if (!isAlive(call, now)) return 'over';
  if (call.advisor) return 'talking';
  return call.queued === null ? 'menu' : 'queued';
}
