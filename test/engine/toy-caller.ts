import assert from 'node:assert/strict';
import type { Identify, View } from '#identification';
import { lastSent, type openToyBank } from './toys.ts';

export type Bank = Awaited<ReturnType<typeof openToyBank>>;

export const start = { plan: 'long', channel: 'phone', purpose: 'call', boundTo: { session: 's' } } as const;

/** The phone with which Aino approves. */
export const phone = 'approval of aino';

/** An identification whose customer has said who. */
export async function begin(identify: Identify, userCode = '47110823', plan = 'long'): Promise<string> {
  const { flow } = await identify.begin({ ...start, plan });
  const view = await identify.claim(flow, userCode);
  assert.notEqual(view, 'malformed');
  return flow;
}

/** Answers with this password and with the code that was sent, if one was. */
export async function finish({ identify, stores, clock }: Bank, flow: string, password = '5863'): Promise<View> {
  await identify.answer(flow, password);
  return identify.answer(flow, (await lastSent(stores, clock.now())) ?? '000000');
}

/** The oldest request that waits in this customer's app. */
export async function waitingOf({ identify }: Bank, customer = 'aino') {
  const [first] = await identify.waiting(customer, 'approval');
  assert.ok(first);
  return first;
}
