import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as openid from 'openid-client';
import { ask, hints, lookOnce, openCibaBank } from './ciba.ts';
import { givePhone } from './phone.ts';

/** Everything that a client hears about one number: answers, states, ends. */
async function hear(login_hint: string) {
  const bank = await openCibaBank({}, { asksPerCustomer: { count: 3, window: 600_000 } });
  await givePhone(bank);
  const heard: unknown[] = [];
  const asked = await ask(bank.centre, { login_hint });
  heard.push({ ...asked, auth_req_id: asked.auth_req_id.length });
  for (const wait of [1, 1_000, 10_000, 20_000, 148_000, 2_000, 60_000]) {
    await bank.clock.advance(wait);
    heard.push(await lookOnce(bank.centre, asked));
  }
  for (let n = 0; n < 3; n++)
    heard.push(
      await ask(bank.centre, { login_hint }).then(
        ({ expires_in, interval }) => ({ expires_in, interval }),
        (error: openid.ResponseBodyError) => ({
          status: error.status,
          cause: error.cause,
          retry: error.response.headers.get('retry-after'),
        }),
      ),
    );
  return heard;
}

test('I7, T16: a number of a customer, of nobody, of somebody blocked and of somebody without the app are answered alike to the end', async () => {
  const known = await hear(hints.maj);
  assert.deepEqual(known.slice(1, 8), [
    'authorization_pending',
    'slow_down',
    'authorization_pending',
    'authorization_pending',
    'authorization_pending',
    'expired_token',
    'expired_token',
  ]);
  for (const other of [hints.unknown, hints.sirkka, '5290774']) assert.deepEqual(await hear(other), known, other);
});

test('I7: a question is asked for whoever has the number, typed in whatever way', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  await ask(bank.centre, { login_hint: '６０４ ２１８' });
  assert.equal((await phone.waiting()).length, 1);
});

test('T16: known and unknown make the same calls to the store', async () => {
  const trace = async (login_hint: string) => {
    const bank = await openCibaBank();
    await givePhone(bank);
    const calls: string[] = [];
    const stores = bank.stores as unknown as Record<string, Record<string, (...given: unknown[]) => unknown>>;
    for (const [name, store] of Object.entries(stores))
      if (typeof store === 'object')
        for (const [method, run] of Object.entries(store)) {
          store[method] = (...given) => {
            calls.push(`${name}.${method}`);
            return run(...given);
          };
        }
    const asked = await ask(bank.centre, { login_hint });
    await lookOnce(bank.centre, asked);
    return calls;
  };
  const known = await trace(hints.maj);
  assert.ok(known.includes('flows.begin'), known.join());
  for (const other of [hints.unknown, hints.sirkka]) assert.deepEqual(await trace(other), known);
});
