import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRecord } from '#ports';
import { addCustomer, type DeskBank, identifiedAs, logIn, openDeskBank } from '../../test/desk-bank.ts';

/** Each long enough not to occur by chance. */
const canary = (number: number) => `9314159265358979${String(number).padStart(8, '0')}`;

/** A record that holds in every field what none may ever hold, or what no desk may see. */
function poisonedCall(bank: DeskBank, id: string): CallRecord {
  const now = bank.clock.now();
  return {
    id,
    node: `node-${canary(1)}`,
    from: canary(2),
    to: canary(3),
    language: 'sv',
    opened: now,
    lease: now + 15_000,
    ended: null,
    hears: `user-code ${canary(4)}`,
    failed: ['app', canary(5)],
    claimed: canary(6),
    identified: identifiedAs('aino', now),
    reason: canary(7),
    queued: now,
    advisor: null,
    answered: null,
    held: false,
    transferred: null,
    missed: null,
    wish: null,
    alerts: ['not-in-a-call', canary(8)],
  };
}

test('I8 S36: whatever a record holds, no desk sees a telephone number, a keyed digit or who was only claimed', async () => {
  const bank = await openDeskBank();
  await addCustomer(bank, 'aino', 'Aino Lindqvist', canary(9));
  await bank.stores.calls.open(poisonedCall(bank, 'poisoned'), { audit: [] });
  await bank.stores.alarms.raise(
    { id: 'alarm', at: bank.clock.now(), kind: 'not-in-a-call', call: 'poisoned', customer: canary(10), detail: canary(11) },
    { audit: [] },
  );
  const anna = await logIn(bank, 'anna');
  const desk = await anna.open();
  desk.say({ do: 'look', call: 'poisoned' });
  const pages = [
    ...(await Promise.all(
      ['/desk/v1/calls', '/desk/v1/calls/poisoned', '/desk', '/desk/calls/poisoned'].map((url) => anna.send('GET', url)),
    )),
    { body: await desk.until(({ call }) => call !== null) },
  ].map(({ body }) => JSON.stringify(body));
  desk.close();
  for (const page of pages) {
    assert.doesNotMatch(page, /9314159265358979/);
    assert.match(page, /Aino Lindqvist/, 'the control: this is where it would be seen');
  }
});
