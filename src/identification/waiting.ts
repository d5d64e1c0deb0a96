import type { ChallengeRecord, Json, Time } from '#ports';
import { isOpen } from './advance.ts';
import { readQuestion } from './ask.ts';
import { isCallAlive } from './claim.ts';
import type { Purpose, VoidReason } from './flow.ts';
import { loadFlow, moveFlow } from './move.ts';
import type { Parts } from './parts.ts';
import { callOf, fromRecord } from './records.ts';

/** A question that waits for the app: its authenticator knows what the data means. */
export type Waiting = {
  readonly challenge: string;
  readonly flow: string;
  readonly customer: string;
  readonly call: string | null;
  readonly purpose: Purpose;
  readonly about: Json;
  readonly data: Json;
  readonly opened: Time;
  readonly expires: Time;
};

/** What has become of a request of this customer. 'being-answered': another answer is compared at this moment. */
export type Fate = 'waiting' | 'being-answered' | 'voided' | 'approved' | 'call-over' | 'over';

/** What waits for this customer, the oldest first (S10). Nothing of a call that is over (S42). */
export async function listWaiting(parts: Parts, customer: string, authenticator: string): Promise<readonly Waiting[]> {
  const records = await parts.stores.challenges.waiting(customer, authenticator, parts.clock.now());
  const all = await Promise.all(records.map((record) => readWaiting(parts, record, customer)));
  return all.filter((waiting) => waiting !== undefined);
}

/** Undefined for a question that its flow no longer asks, and for one from the future: the clock was put back (T7). */
async function readWaiting(parts: Parts, record: ChallengeRecord, customer: string): Promise<Waiting | undefined> {
  const { id: challenge, flow: of, opened, expires } = record;
  const flow = fromRecord(await loadFlow(parts, of));
  const call = callOf(flow);
  if (!isOpen(flow, challenge) || opened > parts.clock.now() || (call && !(await isCallAlive(parts, call)))) return undefined;
  const { data } = await readQuestion(parts, record);
  return { challenge, flow: of, customer, call, purpose: flow.purpose, about: flow.about ?? null, data, opened, expires };
}

/** What is to be sent for this challenge: nothing once it was answered, followed by a newer one, or its call is over. */
export async function findSending(parts: Parts, id: string): Promise<Waiting | undefined> {
  const record = await parts.stores.challenges.find(id);
  return record?.customer && record.expires > parts.clock.now() ? readWaiting(parts, record, record.customer) : undefined;
}

export async function findFate(parts: Parts, customer: string, id: string): Promise<Fate> {
  const record = await parts.stores.challenges.find(id);
  if (record?.customer !== customer) return 'over';
  const flow = fromRecord(await loadFlow(parts, record.flow));
  const call = callOf(flow);
  if (flow.outcome === 'identified') return 'approved';
  if (call && !(await isCallAlive(parts, call))) return 'call-over';
  if (flow.outcome || flow.asked?.challenge !== id) return 'over';
  if (flow.asked.voided) return 'voided';
  const waiting = await parts.stores.challenges.waiting(customer, record.authenticator, parts.clock.now());
  return waiting.some((one) => one.id === id) ? 'waiting' : 'being-answered';
}

/** The customer says no. Only to a request of their own (T26). */
export async function refuse(parts: Parts, customer: string, id: string, why: VoidReason): Promise<'voided' | 'gone'> {
  const record = await parts.stores.challenges.find(id);
  if (record?.customer !== customer) return 'gone';
  let voided = false;
  await moveFlow(parts, record.flow, (flow) => {
    voided = isOpen(flow, id);
    return voided ? { is: 'voided', challenge: id, why } : undefined;
  });
  return voided ? 'voided' : 'gone';
}
