import { randomBytes } from 'node:crypto';
import type {
  AuditEvent,
  BudgetKey,
  BudgetRule,
  CallRecord,
  ChallengeRecord,
  CredentialRecord,
  CustomerRecord,
  FlowRecord,
  Reservation,
  Settlement,
  Stores,
} from '#ports';

export type At = () => Stores;

/** The present of the tests. */
export const now = Date.UTC(2026, 10, 21, 14, 2);
export const minute = 60_000;
export const nothing = { audit: [] } as const;

export function newId(what: string): string {
  return `${what}-${randomBytes(9).toString('base64url')}`;
}

export function aFlow(change: Partial<FlowRecord> = {}): FlowRecord {
  const body = { plan: 'app', steps: ['claim', { name: 'approve', notes: [1, null, true, 'åäö'] }] };
  return { id: newId('flow'), version: 0, call: null, customer: null, ended: false, expires: now + 30 * minute, body, ...change };
}

export function aChallenge(flow: string, change: Partial<ChallengeRecord> = {}): ChallengeRecord {
  const own = { id: newId('challenge'), flow, authenticator: 'app-approval', customer: null, sealed: 'sealed' };
  return { ...own, opened: now, expires: now + 5 * minute, ...change };
}

export function aCustomer(change: Partial<CustomerRecord> = {}): CustomerRecord {
  const identifiers = [{ kind: 'user-code' as const, value: newId('code') }];
  const person = { name: 'Anna Backman', language: 'sv', identifiers, born: '1972-03-18' } as const;
  const letters = { address: ['Fyrgränd 4', '123 45 Lykthamn'], letters: 'ordinary' } as const;
  return { id: newId('customer'), ...person, ...letters, blocked: null, closed: null, since: now, ...change };
}

export function aCredential(change: Partial<CredentialRecord> = {}): CredentialRecord {
  const own = { id: newId('credential'), customer: newId('customer'), kind: 'app', version: 0, state: { counter: 0 }, sealed: 'sealed' };
  return { ...own, lookup: null, added: now, expires: null, ...change };
}

export function aCall(change: Partial<CallRecord> = {}): CallRecord {
  const line = { id: newId('call'), node: 'north', from: '+358401234567', to: '018', language: 'sv' as const };
  const times = { opened: now, lease: now + 15_000, ended: null, queued: null, answered: null };
  const rest = { hears: 'greeting', failed: [], claimed: null, identified: null, reason: null, advisor: null, wish: null, alerts: [] };
  const held = { held: false, transferred: null, missed: null };
  return { ...line, ...times, ...rest, ...held, ...change };
}

export const fiveThenLock: BudgetRule = { tries: 5, then: 'lock' };

export function aReservation(key: BudgetKey, rule: BudgetRule = fiveThenLock): Reservation {
  return { ...key, id: newId('try'), rule, node: 'north' };
}

export function aSettlement(tryId: string, as: Settlement['as'], change: Partial<Settlement> = {}): Settlement {
  return { tryId, as, rule: fiveThenLock, now, ...change };
}

export function anEvent(what = 'tested', change: Partial<AuditEvent> = {}): AuditEvent {
  return { at: now, what, node: 'north', detail: { id: newId('event') }, ...change };
}

/** Reserves a try; the test goes on only if it was given. */
export async function reserve(at: At, key: BudgetKey, rule = fiveThenLock, time = now): Promise<string> {
  const reservation = aReservation(key, rule);
  const outcome = await at().tries.reserve(reservation, time);
  if (outcome !== 'reserved') throw new Error(`The try was not reserved: ${outcome}`);
  return reservation.id;
}

/** A try keyed wrongly, from reservation to settlement. */
export async function missOnce(at: At, key: BudgetKey, rule = fiveThenLock, time = now): Promise<void> {
  await at().tries.settle(aSettlement(await reserve(at, key, rule, time), 'wrong', { rule, now: time }), nothing);
}

/** A flow that stands at a question. */
export async function beginAsking(at: At, challenge: Partial<ChallengeRecord> = {}, flow: Partial<FlowRecord> = {}) {
  const begun = aFlow(flow);
  await at().flows.begin(begun, nothing);
  const asked = { ...begun, version: 1 };
  const open = aChallenge(begun.id, challenge);
  await at().flows.move(asked, { ...nothing, open });
  return { flow: asked, challenge: open };
}

/** Where the audit stood when the test began. */
const marks = new WeakMap<Stores, number>();

export async function markAudit(stores: Stores): Promise<void> {
  const last = (await readAudit(stores)).at(-1);
  if (last) marks.set(stores, last.sequence);
}

/** What was written since the test began. */
export async function readAudit(stores: Stores) {
  const all = [];
  for (let from = marks.get(stores) ?? 0; ; from = all.at(-1)?.sequence ?? from) {
    const events = await stores.audit.since(from, 1_000);
    if (events.length === 0) return all;
    all.push(...events);
  }
}

/** Tells whether an event with this detail was written since the test began. */
export async function wasWritten(at: At, event: AuditEvent): Promise<boolean> {
  const id = event.detail?.['id'];
  return (await readAudit(at())).some((one) => one.detail?.['id'] === id);
}
