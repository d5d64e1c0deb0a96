import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createVirtualClock } from '#adapters/virtual';
import { createForgetting, remembered } from './forget.ts';

const hour = 60 * 60_000;
const nothing = { audit: [] };

async function openBank() {
  const { stores } = openMemory();
  const clock = createVirtualClock();
  const count = 2_500;
  const end = clock.now();
  const flow = { version: 0, call: null, customer: null, ended: true, expires: end, body: {} };
  for (let n = 0; n < count; n += 1) await stores.flows.begin({ ...flow, id: `flow ${n}` }, nothing);
  await stores.sessions.begin({ id: 'session', kind: 'desk', of: 'anna', began: end, expires: end + hour }, nothing);
  const identifiers = [{ kind: 'user-code' as const, value: '47110823' }];
  const person = { id: 'aino', name: 'Aino', language: 'sv' as const, identifiers, born: null, address: [], letters: 'ordinary' as const };
  await stores.customers.add(
    { ...person, blocked: null, closed: null, since: end },
    { audit: [{ at: end, what: 'customer-added', node: 'n', customer: 'aino' }] },
  );
  await stores.customers.close('aino', end, nothing);
  return { stores, clock, forget: createForgetting({ stores, clock }), count };
}

test('thirteen months after it was over, all of it is forgotten, however much it is, and the audit stays', async () => {
  const { stores, clock, forget, count } = await openBank();
  await clock.advance(remembered);
  await forget();
  assert.ok((await stores.flows.find('flow 0')) && (await stores.flows.find(`flow ${count - 1}`)) && (await stores.customers.find('aino')));
  await clock.advance(hour);
  await forget();
  const left = await Promise.all(Array.from({ length: count }, (_, n) => stores.flows.find(`flow ${n}`)));
  assert.deepEqual([left.filter(Boolean).length, await stores.customers.find('aino')], [0, undefined]);
  assert.equal((await stores.audit.since(0, 9)).length, 1);
});

test('it looks once an hour, and not each second', async () => {
  const { stores, clock, forget } = await openBank();
  const { forget: forgetFlows } = stores.flows;
  let looked = 0;
  stores.flows.forget = (...given) => {
    looked += 1;
    return forgetFlows(...given);
  };
  for (let minute = 0; minute < 60; minute += 1) {
    await forget();
    await clock.advance(60_000);
  }
  assert.equal(looked, 1);
  await forget();
  assert.equal(looked, 2);
});

test('a session is forgotten a day after its end, so that nodes whose clocks differ agree on it', async () => {
  const { stores, clock, forget } = await openBank();
  const { forget: forgetSessions } = stores.sessions;
  const counts: number[] = [];
  stores.sessions.forget = async (...given) => {
    const count = await forgetSessions(...given);
    counts.push(count);
    return count;
  };
  await clock.advance(25 * hour);
  await forget();
  await clock.advance(hour);
  await forget();
  assert.deepEqual(counts, [0, 1]);
});

test('what the OpenID Provider has given is forgotten when it is over, and a client that was added is not', async () => {
  const { stores, clock, forget } = await openBank();
  const record = { id: 'id', body: 'sealed', grant: null, uid: null, consumed: null };
  for (let n = 0; n < 1_200; n += 1) await stores.openid.put({ ...record, kind: 'AccessToken', id: `${n}`, expires: clock.now() + hour });
  await stores.openid.put({ ...record, kind: 'Client', expires: null });
  const left = async () => [(await stores.openid.list('AccessToken', 0)).length, (await stores.openid.list('Client', 0)).length];
  await forget();
  assert.deepEqual(await left(), [1_200, 1]);
  await clock.advance(2 * hour);
  await forget();
  assert.deepEqual(await left(), [0, 1]);
});
