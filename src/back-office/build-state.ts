import { identityOf, stateOf } from '#calls';
import type { AlarmRecord, CallRecord, StaffRecord, Time } from '#ports';
import type { BoxesOfCallers } from './boxes.ts';
import { type Alarming, alarming, type DeskAlert, type DeskCall, type DeskState } from './desk-state.ts';
import { heardBy } from './heard.ts';
import { callOf, findFree } from './own-call.ts';
import { isAdvisor } from './roles.ts';
import type { WrongCodes } from './wrong-codes.ts';

/** What one reading of the stores gave; every desk of the node is drawn from it. */
export type Reading = {
  /** Alive calls, the longest waiting first, and those over that a desk looks at. */
  readonly calls: readonly CallRecord[];
  readonly staff: readonly StaffRecord[];
  /** Names by customer, of the calls' identified customers only. */
  readonly names: ReadonlyMap<string, string>;
  readonly alarms: readonly AlarmRecord[];
  readonly wrongCodes: WrongCodes;
  readonly codeBoxes: BoxesOfCallers;
};

/** An alarm about a call that is over stays on the desks so long, ms. */
const alarmStays = 10 * 60_000;

/** Undefined when `staff` is no advisor (any more). `look`: the call this desk has opened. */
export function buildState(reading: Reading, { staff, look }: { staff: string; look: string | null }, now: Time): DeskState | undefined {
  const me = reading.staff.find(({ id }) => id === staff);
  if (!me || !isAdvisor(me)) return undefined;
  const { id, name, language, available } = me;
  const show = (call: CallRecord) => showCall(reading, call, staff, now);
  const looked = reading.calls.find((call) => call.id === look);
  return {
    now,
    me: { id, name, language, available },
    available: reading.staff.filter((member) => isAdvisor(member) && member.available).length,
    menu: reading.calls.filter((call) => stateOf(call, now) === 'menu').length,
    queue: linedUp(reading.calls, now).map(show),
    colleagues: findFree(reading, staff, now).map((one) => ({ id: one.id, name: one.name })),
    mine: callOf(reading.calls, staff, now)?.id ?? null,
    look,
    call: looked ? show(looked) : null,
    alerts: alertsOf(reading, now),
  };
}

export function queueOf(calls: readonly CallRecord[], now: Time): readonly CallRecord[] {
  return calls.filter((call) => stateOf(call, now) === 'queued');
}

/** S2: the queue, and behind it who is identified and still says why they call: the desk sees them coming, nobody can take them yet. */
export function linedUp(calls: readonly CallRecord[], now: Time): readonly CallRecord[] {
  return [...queueOf(calls, now), ...calls.filter((call) => stateOf(call, now) === 'menu' && identityOf(call, now))];
}

type CallReading = Pick<Reading, 'staff' | 'names' | 'wrongCodes' | 'codeBoxes'>;

/** Each field by name: what stands in no line here (numbers, who was claimed) reaches no desk. */
export function showCall(reading: CallReading, call: CallRecord, staff: string, now: Time): DeskCall {
  const is = stateOf(call, now);
  const advisor = reading.staff.find(({ id }) => id === call.advisor)?.name ?? null;
  const closed = { ...nothing, id: call.id, is, yours: call.advisor === staff, advisor };
  if (call.advisor !== null && call.advisor !== staff) return closed;
  if (is === 'over') return { ...closed, wasIdentified: call.identified !== null };
  const identified = showIdentity(reading.names, call, now);
  return {
    ...closed,
    language: call.language,
    opened: call.opened,
    queued: call.queued,
    identified,
    failed: [...new Set(call.failed)].filter(isWord),
    reason: call.reason !== null && isWord(call.reason) ? call.reason : null,
    hears: heardBy(call),
    held: call.held,
    handedOn: identified !== null && call.transferred !== null && identified.at <= call.transferred,
    unanswered: call.missed === staff && is === 'queued',
    asked: call.wish === 'identify',
    alerts: call.alerts.filter(isAlarming),
    // An identification may have ended while the stores were read (T38).
    wrongCodes: identified && closed.yours ? [...(reading.wrongCodes.get(call.id) ?? [])] : [],
    codeBoxes: identified && closed.yours ? (reading.codeBoxes.get(call.id) ?? null) : null,
  };
}

const nothing: Omit<DeskCall, 'id' | 'is' | 'yours' | 'advisor'> = {
  language: null,
  opened: null,
  queued: null,
  identified: null,
  wasIdentified: false,
  failed: [],
  reason: null,
  hears: null,
  held: false,
  handedOn: false,
  unanswered: false,
  asked: false,
  alerts: [],
  wrongCodes: [],
  codeBoxes: null,
};

function showIdentity(names: ReadonlyMap<string, string>, call: CallRecord, now: Time): DeskCall['identified'] {
  const identity = identityOf(call, now);
  const name = identity ? names.get(identity.customer) : undefined;
  if (!identity || name === undefined) return null;
  const { plan, acr, amr, elements, at } = identity;
  return { name, plan, acr, amr: [...amr], elements: [...elements], at };
}

/** N4: from the calls that are alive, and from the alarms about those that ended meanwhile; each once. */
function alertsOf({ calls, alarms }: Reading, now: Time): DeskAlert[] {
  const ofCalls = calls
    .filter((call) => stateOf(call, now) !== 'over')
    .flatMap((call) => call.alerts.filter(isAlarming).map((is) => ({ id: `${call.id} ${is}`, opened: call.opened, is })));
  const ofAlarms = alarms
    .filter(({ at }) => at > now - alarmStays)
    .flatMap(({ id, call, kind }) => (isAlarming(kind) ? [{ id: call === null ? id : `${call} ${kind}`, opened: null, is: kind }] : []));
  return [...ofCalls, ...ofAlarms].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
}

/** Names of ways and reasons: no digit can hide in one (I8). */
export function isWord(name: string): boolean {
  return /^[a-z-]{1,40}$/.test(name);
}

export function isAlarming(kind: string): kind is Alarming {
  return alarming.some((one) => one === kind);
}
