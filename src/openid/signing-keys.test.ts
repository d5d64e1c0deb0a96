import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compactVerify, createLocalJWKSet, importJWK, type JWK, SignJWT } from 'jose';
import type { JWKS } from 'oidc-provider';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createVirtualClock } from '#adapters/virtual';
import { arrange, type SigningKey } from './key-states.ts';
import { createRecords } from './records.ts';
import { createSigningKeys } from './signing-keys.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Two nodes on one store. */
function openNodes() {
  const { stores } = openMemory();
  const [clock, keys] = [createVirtualClock(), createPlainKeys()];
  const node = () => createSigningKeys({ records: createRecords({ store: stores.openid, keys, clock }), clock });
  return { stores, clock, one: node(), two: node() };
}

const kids = ({ keys }: JWKS) => keys.map(({ kid }) => kid);
const publicOf = ({ keys }: JWKS) => ({ keys: (keys as JWK[]).map(({ d: _, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open }) => open) });

async function sign(jwks: JWKS, alg: string): Promise<string> {
  const jwk = jwks.keys.find(({ kty }) => kty === (alg === 'ES256' ? 'EC' : 'RSA')) ?? assert.fail(`no key for ${alg}`);
  return new SignJWT({}).setProtectedHeader({ alg, kid: jwk.kid ?? '' }).sign(await importJWK(jwk as JWK, alg));
}
const verify = (token: string, jwks: JWKS) => compactVerify(token, createLocalJWKSet(publicOf(jwks)));

test('T51: keys rotate while two nodes sign: what either has signed the other can prove, before, while and after', async () => {
  const { clock, one, two } = openNodes();
  const first = await one.current();
  assert.deepEqual(kids(await two.current()), kids(first));
  assert.equal(await one.current(), first);
  const signed = await Promise.all(['ES256', 'PS256', 'RS256'].map((alg) => sign(first, alg)));
  const added = await two.rotate();
  assert.equal(await one.current(), first);
  await clock.advance(11 * second);
  for (const node of [one, two]) {
    const published = await node.current();
    assert.deepEqual(kids(published), [...kids(first), ...kids(await one.current()).slice(2)]);
    assert.deepEqual(kids(published).slice(2).sort(), [...added].sort());
    signed.push(await sign(published, 'ES256'));
  }
  await clock.advance(60 * minute);
  for (const node of [one, two]) {
    const published = await node.current();
    assert.deepEqual(kids(published).slice(0, 2).sort(), [...added].sort());
    for (const token of signed) await verify(token, published);
    for (const other of [one, two]) await verify(await sign(published, 'ES256'), await other.current());
  }
  await clock.advance(2 * day);
  await one.renew();
  assert.deepEqual(kids(await one.current()).sort(), [...added].sort());
  await assert.rejects(verify(signed[0] ?? '', await two.current()));
});

test('a key that has leaked signs nothing more, and nothing that it has signed is believed', async () => {
  const { stores, clock, one, two } = openNodes();
  const token = await sign(await one.current(), 'ES256');
  const added = await two.rotate('leaked');
  await clock.advance(11 * second);
  for (const node of [one, two]) {
    assert.deepEqual(kids(await node.current()).sort(), [...added].sort());
    await assert.rejects(verify(token, await node.current()));
  }
  assert.equal((await stores.openid.list('SigningKey', 0)).length, 2);
});

test('two nodes that start at once have the same keys; they renew them in time, and one of them does it', async () => {
  const { stores, clock, one, two } = openNodes();
  const both = [one.current(), two.current()] as const;
  const first = await both[0];
  await clock.advance(second);
  assert.equal(kids(first).length, 2);
  assert.deepEqual(kids(await both[1]), kids(first));
  await Promise.all([one.renew(), two.renew()]);
  assert.equal((await stores.openid.list('SigningKey', 0)).length, 2);
  await clock.advance(91 * day);
  await Promise.all([one.renew(), two.renew()]);
  assert.equal((await stores.openid.list('SigningKey', 0)).length, 4);
  const next = await one.current();
  assert.deepEqual(kids(next).slice(0, 2), kids(first));
  await clock.advance(2 * day);
  await one.renew();
  assert.deepEqual(kids(await one.current()), kids(next).slice(2));
});

test('I8: the store has no private key in clear', async () => {
  const { stores, one } = openNodes();
  const { keys } = await one.current();
  const kept = JSON.stringify(await stores.openid.list('SigningKey', 0));
  for (const { d } of keys as JWK[]) assert.ok(d && !kept.includes(d));
});

test('T51: whenever keys rotate, what a node signs is published by every node and was known to clients before', () => {
  const times = fc.array(fc.integer({ min: 0, max: 10 * day }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 12 * day }), fc.nat(10 * second), fc.nat(23 * 60 * minute), (made, now, late, after) => {
      const first: SigningKey = { jwk: { kty: 'EC', kid: 'first' }, from: 0 };
      const keys = made.map((at, n) => ({ at, key: { jwk: { kty: 'EC', kid: `${n}` }, from: at + 60 * minute } }));
      /** What was read so long ago. */
      const known = (at: number) => [first, ...keys.filter((one) => one.at <= at).map(({ key }) => key)];
      const kidsAt = (all: SigningKey[], at: number) => arrange(all, at).map(({ jwk }) => jwk.kid);
      const [signing] = kidsAt(known(now - late), now);
      assert.ok(kidsAt(known(now + after - 10 * second), now + after).includes(signing ?? ''));
      const before = Math.max(0, now - 50 * minute);
      assert.ok(kidsAt(known(before), before).includes(signing ?? ''));
    }),
    { numRuns: 500 },
  );
});
