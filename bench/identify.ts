import { type Caller, openCaller } from './caller.ts';
import type { Node } from './nodes.ts';
import { type Holder, type Proof, proofs } from './phones.ts';

/** Calls, keys the user code, and holds the line at the wait for the app. */
export async function callIn(caller: Caller, userCode: string): Promise<void> {
  await caller.dial();
  await caller.enter('1', 'key', 'user-code');
  await caller.enter(userCode, 'hash', 'app-request');
}

/** A request as the app has read it, signed and ready to be sent. */
export async function readAndSign({ phone }: Holder, proof: Proof): Promise<{ send(): Promise<void> }> {
  const [waiting] = await phone.waiting();
  if (!waiting) throw new Error('Nothing waited in the app.');
  const approval = phone.makeApproval(await phone.read(waiting.id), proofs[proof]);
  return {
    async send() {
      const { status, body } = await phone.call('POST', `/requests/${waiting.id}/approve`, approval);
      if (status >= 300) throw new Error(`An approval was refused: ${status} ${JSON.stringify(body)}`);
    },
  };
}

/**
 * One whole identification, from dialling to hanging up, on a line of its own as each caller has one (only so many messages a
 * second are taken on one). Gives back how long it took from the moment the approval was sent to the moment the caller's phone
 * had the step that says it, ms.
 */
export async function identify({ addresses }: Node, holder: Holder, proof: Proof, around: Around = nothing): Promise<number> {
  const caller = await openCaller(addresses.main, 'browser');
  await callIn(caller, holder.userCode);
  const request = await readAndSign(holder, proof);
  await around.before();
  const heard = caller.hear('identified');
  const sent = performance.now();
  const [{ at }] = await Promise.all([heard, request.send()]);
  await around.after();
  await caller.close();
  return at - sent;
}

/** What is done just before the approval is sent, and when it has been heard. */
export type Around = { before(): Promise<void>; after(): Promise<void> };
const nothing: Around = { before: async () => {}, after: async () => {} };
