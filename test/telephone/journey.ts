import assert from 'node:assert/strict';
import type { CallRecord } from '#ports';
import type { PhoneBank } from './bank.ts';
import { type Caller, createCaller } from './caller.ts';

export const swedish = '08-465 004 10';

export async function ring(bank: PhoneBank, to = swedish): Promise<Caller & { id: string }> {
  const call = await bank.line.open({ to, from: '0701740605' }, { name: 'test', is: 'address' });
  assert.ok(typeof call === 'object');
  const caller = createCaller(call, bank.clock);
  await bank.clock.advance(0);
  return Object.assign(caller, { id: call.id });
}

/** Presses, lets so many milliseconds pass, and says which sentences were begun. */
export async function press({ clock }: PhoneBank, caller: Caller, keys: string, then = 0): Promise<string[]> {
  caller.press(keys);
  await clock.advance(then);
  return caller.news();
}

/** Waits until so many sentences were begun, however long their recordings are: these, and no others. */
export async function hears({ clock }: PhoneBank, caller: Caller, ...prompts: string[]): Promise<void> {
  const heard = caller.news();
  for (let waited = 0; heard.length < prompts.length && waited < 300_000; waited += 250) {
    await clock.advance(250);
    heard.push(...caller.news());
  }
  assert.deepEqual(heard, prompts);
}

export async function wait({ clock }: PhoneBank, caller: Caller, seconds: number): Promise<string[]> {
  await clock.advance(seconds * 1_000);
  return caller.news();
}

export function idsOf(caller: Caller): string[] {
  return caller.heard.map(({ prompt }) => prompt);
}

export async function recordOf(bank: PhoneBank, caller: { readonly id: string }): Promise<CallRecord> {
  const record = await bank.calls.find(caller.id);
  assert.ok(record);
  return record;
}
