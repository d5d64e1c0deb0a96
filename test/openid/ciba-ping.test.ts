import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendPings } from '#openid';
import { ask, contactCentre, lookOnce, openCibaBank } from './ciba.ts';
import { givePhone } from './phone.ts';

const endpoint = 'https://contact-centre.example/told';
const token = 'token-of-this-request-0123456789';

type Told = { readonly authorization: string | null; readonly body: { auth_req_id?: string }; readonly redirect: string };

async function openPinged(answers: readonly (number | 'nobody')[]) {
  const ciba = { ...contactCentre.ciba, mode: 'ping', notificationEndpoint: endpoint } as NonNullable<typeof contactCentre.ciba>;
  const bank = await openCibaBank({ ciba });
  const told: Told[] = [];
  const left = [...answers];
  bank.outside.set(endpoint, async (request) => {
    told.push({ authorization: request.headers.get('authorization'), body: await request.json(), redirect: request.redirect });
    const status = left.shift() ?? 204;
    if (status === 'nobody') throw new Error('nobody is there');
    return new Response(null, { status, headers: status === 302 ? { location: 'https://elsewhere.example/' } : {} });
  });
  const parts = { ...bank.parts, stores: bank.stores, identify: bank.identify, records: bank.openid.records, clients: bank.openid.clients };
  const answer = (request: Request) => bank.outside.get(request.url)?.(request) ?? Promise.reject(new Error(`nobody at ${request.url}`));
  const fetch = (async (url: string, options: RequestInit) => answer(new Request(url, options))) as typeof globalThis.fetch;
  const complaints: string[] = [];
  const carry = () => sendPings({ ...parts, clock: bank.clock, fetch, complain: (code) => complaints.push(code) });
  const carryFor = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      await bank.clock.advance(1_000);
      await carry();
    }
  };
  return { bank, told, complaints, carry, carryFor, ask: () => ask(bank.centre, { client_notification_token: token }) };
}

test('a client that is told by ping is told once, with its own token, when the customer has approved, and redeems it then', async () => {
  const { bank, told, carryFor, ask } = await openPinged([]);
  const phone = await givePhone(bank);
  const asked = await ask();
  await carryFor(20);
  assert.equal(told.length, 0, 'nothing to tell yet');
  await phone.approveNewest();
  await carryFor(20);
  assert.deepEqual(told, [{ authorization: `Bearer ${token}`, body: { auth_req_id: asked.auth_req_id }, redirect: 'manual' }]);
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});

test('a client is told as well that the customer has said no, and that nobody has answered', async () => {
  const { bank, told, carryFor, ask } = await openPinged([]);
  const phone = await givePhone(bank);
  const declined = await ask();
  await phone.decline((await phone.newest()).id);
  await carryFor(3);
  assert.equal(told.length, 1);
  assert.equal(await lookOnce(bank.centre, declined), 'access_denied');
  const over = await ask();
  await carryFor(182);
  assert.equal(told.length, 2);
  assert.equal(await lookOnce(bank.centre, over), 'expired_token');
});

test('T30: a client that does not answer for a moment is told again, less and less often, and at last given up', async () => {
  const { bank, told, complaints, carryFor, ask } = await openPinged(['nobody', 503, 500, 204]);
  const phone = await givePhone(bank);
  await ask();
  await phone.approveNewest();
  await carryFor(30);
  assert.equal(told.length, 4);
  assert.deepEqual(complaints, []);
  const silent = await openPinged(Array(1_000).fill('nobody'));
  const other = await givePhone(silent.bank);
  await silent.ask();
  await other.approveNewest();
  await silent.carryFor(700);
  assert.ok(silent.told.length > 8 && silent.told.length < 30, String(silent.told.length));
  assert.deepEqual(silent.complaints, ['ping-failed']);
  const tries = silent.told.length;
  await silent.carryFor(100);
  assert.equal(silent.told.length, tries);
});

test('a refusal is not tried again, and a redirect is not followed', async () => {
  for (const status of [401, 403, 302, 200]) {
    const { bank, told, carryFor, ask } = await openPinged([status]);
    const phone = await givePhone(bank);
    await ask();
    await phone.approveNewest();
    await carryFor(30);
    assert.equal(told.length, 1, String(status));
  }
});

test('I7: who is told by ping hears of an unknown number when it hears of a question that nobody answers', async () => {
  const times: number[] = [];
  for (const login_hint of ['604218', '604219']) {
    const { bank, told, carryFor } = await openPinged([]);
    await givePhone(bank);
    await ask(bank.centre, { login_hint, client_notification_token: token });
    let seconds = 0;
    while (told.length === 0 && seconds < 300) {
      await carryFor(1);
      seconds++;
    }
    times.push(seconds);
  }
  assert.equal(times[0], times[1]);
  assert.ok((times[0] ?? 0) >= 180);
});

test('I8: neither auth_req_id nor notification token stand in the store in clear', async () => {
  const { bank, ask } = await openPinged([]);
  const put: string[] = [];
  const listen = <Store extends object>(store: Store, name: keyof Store & string) => {
    const run = (store[name] as (...given: unknown[]) => unknown).bind(store);
    Object.assign(store, { [name]: (...given: unknown[]) => run(...given, void put.push(JSON.stringify(given))) });
  };
  listen(bank.stores.openid, 'put');
  listen(bank.stores.sessions, 'begin');
  const asked = await ask();
  const all = put.join('\n');
  assert.ok(all.includes('CibaRequest') && all.includes('ping'));
  for (const secret of [asked.auth_req_id, token]) assert.ok(!all.includes(secret));
});

test('a ping client says with which token it is to be told', async () => {
  const { bank } = await openPinged([]);
  await assert.rejects(ask(bank.centre));
  await assert.rejects(ask(bank.centre, { client_notification_token: 'no token at all' }));
});
