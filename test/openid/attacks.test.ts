import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { decodeJwt, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import * as openid from 'openid-client';
import { createJourney, get, ordinary, verifier } from './journey.ts';
import { authenticate, type Changes, createParty, signRequest } from './party.ts';
import { issuer, openOpenidBank, redirectUri, webClient } from './provider.ts';

const [party, signing] = await Promise.all([createParty('party'), createParty('signing')]);
const secret = 'a-secret-of-more-than-thirty-two-letters';
const secretHash = createHash('sha256').update(secret).digest('hex');
const register = ({ id, jwk }: typeof party) => ({ ...webClient, id, auth: { is: 'private-key-jwt' as const, jwks: { keys: [jwk] } } });
const clients = [register(party), register(signing), { ...webClient, id: 'secretive', auth: { is: 'secret' as const, secretHash } }];
const bank = await openOpenidBank({ clients });
const clientOf = (changes: Changes = {}) =>
  createJourney(bank, 'party', async () => ({ form: await authenticate(party, issuer, changes) }));
const client = clientOf();
const inBytes = (text: string) => new TextEncoder().encode(text);

test('T51: every answer names its issuer, also where it is an error, and the client refuses one that names another bank (RFC 9207)', async () => {
  const [good, refused] = [await client.ask(), await client.ask({ prompt: 'none' })];
  assert.deepEqual([good.back?.['iss'], refused.back?.['error'], refused.back?.['iss']], [issuer, 'login_required', issuer]);
  const library = await bank.connect(register(party), openid.PrivateKeyJwt({ key: party.privateKey, kid: party.kid }));
  for (const iss of ['https://other.example', undefined]) {
    const { back } = await client.ask();
    const mixed = new URL(redirectUri);
    mixed.search = new URLSearchParams({ ...back, ...(iss ? { iss } : {}) }).toString();
    if (!iss) mixed.searchParams.delete('iss');
    const checks = { pkceCodeVerifier: verifier, expectedState: 'a-state', expectedNonce: 'a-nonce' };
    await assert.rejects(openid.authorizationCodeGrant(library, mixed, checks), ({ cause }: Error) => /iss/.test(String(cause)));
  }
});

test('T51: a signed answer (JARM) names issuer and client inside the signature', async () => {
  const { page } = await client.ask({ response_mode: 'jwt' });
  const claims = decodeJwt(new URL(page.address).searchParams.get('response') ?? '');
  assert.deepEqual([claims['iss'], claims['aud'], typeof claims['code']], [issuer, 'party', 'string']);
});

test('T51: PKCE cannot be left out, nor weakened, nor forgotten on the way, whichever client asks', async () => {
  const weak = [
    { code_challenge: undefined, code_challenge_method: undefined },
    { code_challenge: verifier, code_challenge_method: 'plain' },
    { code_challenge: verifier, code_challenge_method: undefined },
    { code_challenge: '', code_challenge_method: 'S256' },
    { code_challenge: undefined },
  ];
  const secretive = createJourney(bank, 'secretive', async () => ({ form: { client_id: 'secretive', client_secret: secret } }));
  for (const by of [client, secretive])
    for (const changes of weak) {
      const { back } = await by.ask(changes);
      assert.deepEqual([back?.['code'], back?.['error']], [undefined, 'invalid_request'], JSON.stringify(changes));
      assert.equal((await by.post('/openid/par', { ...ordinary, ...changes })).body['error'], 'invalid_request');
    }
  for (const code_verifier of [undefined, '', 'w'.repeat(43), ordinary['code_challenge']]) {
    const { back } = await client.ask();
    assert.match(String((await client.redeem(back?.['code'], { code_verifier })).body['error']), /^invalid_(grant|request)$/);
  }
});

/** The public key of the client, in each form in which a careless server may take it for a shared secret. */
async function publicForms(jwk: Record<string, unknown>): Promise<Record<string, Uint8Array>> {
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return {
    pem: inBytes(key.export({ type: 'spki', format: 'pem' }) as string),
    der: key.export({ type: 'spki', format: 'der' }),
    json: inBytes(JSON.stringify(jwk)),
  };
}

test('T51: an assertion of a client is never believed unsigned, nor signed with what everybody knows', async () => {
  const forged: Changes[] = [
    { header: { alg: 'none' } },
    ...Object.values(await publicForms(party.jwk)).map((key) => ({ header: { alg: 'HS256' }, key })),
    ...Object.values(await publicForms(party.jwk)).map((key) => ({ header: { alg: 'HS512', kid: undefined }, key })),
    { header: { alg: 'HS256' }, key: inBytes(secretHash) },
    { key: signing.privateKey },
    { key: signing.privateKey, header: { jwk: signing.jwk } },
    { key: signing.privateKey, header: { kid: 'signing-1' } },
  ];
  for (const changes of forged) {
    const { status, body } = await clientOf(changes).post('/openid/par', { ...ordinary });
    assert.deepEqual([status, body['error']], [401, 'invalid_client'], JSON.stringify(changes.header));
  }
  const asSecret = createJourney(bank, 'secretive', async () => ({
    form: await authenticate({ ...party, id: 'secretive' }, issuer, { header: { alg: 'HS256' }, key: inBytes(secretHash) }),
  }));
  assert.equal((await asSecret.post('/openid/par', { ...ordinary })).body['error'], 'invalid_client', 'the hash is no key');
});

test('T51: a request object is never believed unsigned, nor signed with what everybody knows', async () => {
  const request = { ...ordinary, client_id: 'party' };
  const forged = [
    await signRequest(party, issuer, request, { header: { alg: 'none' } }),
    new UnsecuredJWT(request).encode(),
    ...(await Promise.all(
      Object.values(await publicForms(party.jwk)).map((key) => signRequest(party, issuer, request, { header: { alg: 'HS256' }, key })),
    )),
    await signRequest(party, issuer, request, { key: signing.privateKey }),
    await signRequest(party, 'https://other.example', request),
  ];
  for (const one of forged) {
    const { back } = await client.visit({ ...ordinary, request: one });
    assert.match(String(back?.['error'] ?? 'invalid_request_object'), /^(invalid_request_object|request_not_supported)$/, one);
    assert.equal(back?.['code'], undefined, one);
  }
  const { back } = await client.visit({ ...ordinary, request: await signRequest(party, issuer, ordinary) });
  assert.ok(back?.['code'], 'a right one is');
});

test('T51: a hint that was never signed by this bank lets nobody pass and logs nobody out', async () => {
  const { tokens, browser } = await client.logIn();
  const claims = decodeJwt(String(tokens['id_token'])) as Record<string, unknown>;
  const { body } = await get(bank, '/openid/jwks');
  const [published = {}] = body['keys'] as Record<string, unknown>[];
  const known = (await publicForms(published))['pem'] as Uint8Array;
  const forged = [
    new UnsecuredJWT(claims).encode(),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: String(published['kid']) }).sign(known),
    await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: String(published['kid']) }).sign(party.privateKey),
    await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(createPublicKey({ key: party.jwk, format: 'jwk' })) })
      .sign(party.privateKey),
  ];
  for (const hint of forged) {
    const { back } = await client.ask({ prompt: 'none', id_token_hint: hint }, browser);
    assert.deepEqual([back?.['code'], back?.['error']], [undefined, 'invalid_request'], hint);
    const out = await browser.open(`/openid/logout?${new URLSearchParams({ id_token_hint: hint })}`);
    assert.equal(out.status, 400, hint);
  }
  assert.ok((await client.ask({ prompt: 'none' }, browser)).back?.['code'], 'still logged in');
});

test('T51: keys change while customers log in, and every ID token can be checked with the keys published then', async () => {
  const signers = new Set<unknown>();
  await bank.openid.signingKeys.rotate();
  await bank.clock.advance(59 * 60_000 + 50_000);
  const { browser } = await client.logIn();
  const comeAgain = async () => signers.add(((await client.logIn({ prompt: 'none' }, browser)).claims['header'] as { kid: string }).kid);
  for (let second = 0; second < 30; second += 2) {
    const comes = Array.from({ length: 3 }, comeAgain);
    await bank.clock.advance(2_000);
    await Promise.all(comes);
  }
  assert.equal(signers.size, 2, `signed by ${[...signers].join(', ')}`);
});

test('what a stranger leaves in the database by asking for the log-out is gone within the hour', async () => {
  const bank = await openOpenidBank();
  const lives: number[] = [];
  const { put } = bank.stores.openid;
  bank.stores.openid.put = (record, uses) => {
    if (record.kind === 'Session') lives.push((record.expires ?? Number.POSITIVE_INFINITY) - bank.clock.now());
    return put.call(bank.stores.openid, record, uses);
  };
  assert.equal((await bank.fetch(`${issuer}/openid/logout`)).status, 200);
  assert.ok(lives.length > 0 && Math.max(...lives) < 60 * 60_000, String(lives));
});
