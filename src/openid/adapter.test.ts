import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdapterPayload } from 'oidc-provider';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createVirtualClock } from '#adapters/virtual';
import { createAdapter } from './adapter.ts';
import { type Granted, writeGranted } from './granted.ts';
import { createRecords } from './records.ts';

const minute = 60_000;
const customer = 'aino';

async function open() {
  const { stores } = openMemory();
  const [clock, keys] = [createVirtualClock(), createPlainKeys()];
  const person = { name: 'Aino Virtanen', language: 'fi', identifiers: [], born: '1980-01-01', address: [], letters: 'ordinary' } as const;
  await stores.customers.add({ id: customer, ...person, blocked: null, closed: null, since: clock.now() }, { audit: [] });
  const records = createRecords({ store: stores.openid, keys, clock });
  const stands = async (flow: string) => (flow === 'flow' ? ([{ is: 'in-force', customer }] as const) : undefined);
  const adapter = createAdapter({ records, clock, node: 'north', stands, isOutlived: async () => false });
  const grant = async (change: Partial<Granted> = {}, id = 'the-grant') => {
    const own: Granted = { flow: 'flow', customer, session: null, acr: 'loa2', amr: ['pwd'], authTime: 1, asking: null };
    await adapter('Grant').upsert(id, { clientId: 'hamnen', accountId: customer }, 3_600);
    await writeGranted(records, id, { ...own, ...change }, 60 * minute);
    return id;
  };
  const code = async (id = 'the-code', grantId: string | null = 'the-grant', kind = 'AuthorizationCode') => {
    await adapter(kind).upsert(id, { kind, jti: id, clientId: 'hamnen', ...(grantId ? { grantId } : {}) } as AdapterPayload, 60);
    return id;
  };
  const block = () => stores.customers.block(customer, { at: clock.now(), why: 'lost' }, { audit: [] });
  return { stores, clock, adapter, grant, code, block };
}

const refused = { error: 'invalid_grant' };
const redeem = ({ adapter }: Awaited<ReturnType<typeof open>>, kind: string, id: string) => adapter(kind).consume(id);

test('I8: of what opens something by itself the store has neither the id nor a word of the body in clear', async () => {
  const bank = await open();
  await bank.adapter('Session').upsert('the-cookie', { uid: 'the-uid', accountId: customer } as AdapterPayload, 60);
  await bank.code('the-code', await bank.grant());
  const rows = await Promise.all(
    ['Session', 'AuthorizationCode', 'Grant', 'Identification'].map((kind) => bank.stores.openid.list(kind, 0)),
  );
  assert.deepEqual(
    rows.map(({ length }) => length),
    [1, 1, 1, 1],
  );
  const kept = JSON.stringify(rows.flat().map(({ body: _, ...clear }) => clear));
  for (const secret of ['the-cookie', 'the-uid', 'the-code', 'the-grant', customer]) assert.ok(!kept.includes(`"${secret}`), secret);
  assert.ok(!JSON.stringify(rows).includes(customer));
});

test('what was stored is found by its id and its second name, and no longer when it was destroyed', async () => {
  const { adapter } = await open();
  const [sessions, payload] = [adapter('Session'), { uid: 'uid', accountId: customer, jti: 'cookie' }];
  await sessions.upsert('cookie', payload, 60);
  assert.deepEqual([await sessions.find('cookie'), await sessions.findByUid('uid')], [payload, payload]);
  assert.deepEqual([await adapter('Interaction').find('cookie'), await sessions.findByUserCode('uid')], [undefined, undefined]);
  await sessions.destroy('cookie');
  assert.deepEqual([await sessions.find('cookie'), await sessions.findByUid('uid')], [undefined, undefined]);
});

test('what has expired is there a little longer, so that the library can say so; a client is for ever', async () => {
  const bank = await open();
  await bank.code();
  await bank.adapter('Client').upsert('hamnen', { client_id: 'hamnen' });
  await bank.clock.advance(5 * minute);
  assert.ok(await bank.adapter('AuthorizationCode').find('the-code'));
  await bank.clock.advance(10 * minute);
  assert.equal(await bank.adapter('AuthorizationCode').find('the-code'), undefined);
  await bank.clock.advance(10_000 * minute);
  assert.ok(await bank.adapter('Client').find('hamnen'));
});

for (const kind of ['AuthorizationCode', 'RefreshToken', 'BackchannelAuthenticationRequest']) {
  const isStolen = kind !== 'BackchannelAuthenticationRequest';
  const then = isStolen ? 'then all of its grant ends, for it may be stolen' : 'what it was given stays, for a client polls and is told';
  test(`I2: of forty that redeem one ${kind} at once one does; ${then}`, async () => {
    const bank = await open();
    const id = await bank.code('once', await bank.grant(), kind);
    await bank.code('other', 'the-grant', 'RefreshToken');
    assert.equal((await bank.adapter(kind).find(id))?.consumed, undefined);
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => redeem(bank, kind, id)));
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.equal(lost.length, 39);
    assert.deepEqual([...new Set(lost.map(({ error }) => error))], ['invalid_grant']);
    for (const [of, gone] of [['RefreshToken', 'other'] as const, ['Grant', 'the-grant'] as const])
      assert.equal((await bank.adapter(of).find(gone)) === undefined, isStolen);
  });
}

test('a code that was redeemed says so when it comes again, and who it stood for is in the audit', async () => {
  const bank = await open();
  await redeem(bank, 'AuthorizationCode', await bank.code('the-code', await bank.grant()));
  assert.equal((await bank.adapter('AuthorizationCode').find('the-code'))?.consumed, Math.floor(bank.clock.now() / 1_000));
  const told = (await bank.stores.audit.since(0, 99)).filter(({ what }) => what === 'openid-redeemed');
  assert.deepEqual(
    told.map(({ flow, customer: of, detail }) => ({ flow, of, detail })),
    [{ flow: 'flow', of: customer, detail: { kind: 'AuthorizationCode', client: 'hamnen' } }],
  );
});

test('T12: a block between approval and redemption gives no token', async () => {
  const bank = await open();
  await bank.code('the-code', await bank.grant());
  await bank.block();
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'the-code'), refused);
  await bank.stores.customers.unblock(customer, { audit: [] });
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'the-code'), refused);
});

test('T12: whoever has logged out since gets no token from what was approved before', async () => {
  const bank = await open();
  const [began, expires] = [bank.clock.now(), bank.clock.now() + 5 * minute];
  await bank.stores.sessions.begin({ id: 'session', kind: 'web', of: customer, began, expires }, { audit: [] });
  await bank.code('first', await bank.grant({ session: 'session' }));
  await bank.code('second');
  await redeem(bank, 'AuthorizationCode', 'first');
  await bank.stores.sessions.end('session');
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'second'), refused);
});

test('T12: a refresh token that is not consumed, since it is bound to its sender, gives nothing after a block either', async () => {
  const bank = await open();
  await bank.grant();
  const refresh = (id: string) =>
    bank.adapter('AccessToken').upsert(id, { grantId: 'the-grant', gty: 'authorization_code refresh_token' } as AdapterPayload, 60);
  await refresh('first');
  assert.ok(await bank.adapter('AccessToken').find('first'));
  await bank.block();
  await assert.rejects(refresh('second'), refused);
  assert.deepEqual(await Promise.all(['first', 'second'].map((id) => bank.adapter('AccessToken').find(id))), [undefined, undefined]);
});

test('a grant for which nobody was identified, or whose identification is not finished, gives no token', async () => {
  const bank = await open();
  await bank.code('nobody', 'another grant');
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'nobody'), refused);
  await bank.code('unfinished', await bank.grant({ flow: 'another flow' }));
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'unfinished'), refused);
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'no such code'), refused);
});

test('with its grant goes the identification that it rested on', async () => {
  const bank = await open();
  await bank.code('the-code', await bank.grant());
  await bank.adapter('Grant').destroy('the-grant');
  await assert.rejects(redeem(bank, 'AuthorizationCode', 'the-code'), refused);
});

test('a CIBA request that was refused stands for nobody, and is told once', async () => {
  const bank = await open();
  const denied = await bank.code('denied', null, 'BackchannelAuthenticationRequest');
  await redeem(bank, 'BackchannelAuthenticationRequest', denied);
  await assert.rejects(redeem(bank, 'BackchannelAuthenticationRequest', denied), refused);
});

test('I2: a pushed request is used once', async () => {
  const bank = await open();
  const id = await bank.code('pushed', null, 'PushedAuthorizationRequest');
  await redeem(bank, 'PushedAuthorizationRequest', id);
  await assert.rejects(redeem(bank, 'PushedAuthorizationRequest', id), { error: 'invalid_request_uri' });
});

test('I2: of two assertions or proofs with one jti that come at once one is taken, and the library finds it known afterwards', async () => {
  const { adapter } = await open();
  const seen = adapter('ReplayDetection');
  assert.equal(await seen.find('jti'), undefined);
  const outcomes = await Promise.allSettled([1, 2].map(() => seen.upsert('jti', { iss: 'hamnen' } as AdapterPayload, 60)));
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.ok(await seen.find('jti'));
});
