import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import * as openid from 'openid-client';
import { type OpenidClient, publicPartOf, readEntityKey } from '#openid';
import { logIn, pushed, signed } from './log-in.ts';
import { issuer, makeKey, openOpenidBank, privateKeyOf, redirectUri, webClient } from './provider.ts';

const [signing, decrypting, owner] = [makeKey('RS256', 'ftn-sig'), makeKey('RSA-OAEP-256', 'ftn-enc'), makeKey('ES256', 'owner')];
const keys = [signing.publicJwk, decrypting.publicJwk];
const broker: OpenidClient = {
  id: 'broker',
  name: { sv: 'Förmedlaren', fi: 'Välittäjä', en: 'The Broker' },
  profile: 'ftn',
  redirectUris: [redirectUri],
  auth: { is: 'private-key-jwt', jwks: { keys } },
  idToken: { encrypted: { alg: 'RSA-OAEP-256', enc: 'A256GCM' } },
  scopes: ['profile', 'ftn_hetu'],
};
const loa2 = 'http://ftn.ficora.fi/2017/loa2';

type Bank = Awaited<ReturnType<typeof openOpenidBank>>;

async function connectBroker(bank: Bank, client = broker) {
  const proof = openid.PrivateKeyJwt(await privateKeyOf(signing));
  const config = await bank.connect(client, proof, { id_token_signed_response_alg: 'RS256', userinfo_signed_response_alg: 'RS256' });
  openid.enableDecryptingResponses(config, ['A256GCM'], await privateKeyOf(decrypting));
  return config;
}

async function giveNumber({ stores }: Bank): Promise<void> {
  await stores.customers.change(
    'maj',
    { born: '1970-01-01', identifiers: [{ kind: 'personal-number', value: '7001019996' }] },
    { audit: [] },
  );
}

test('N15, T53: a broker of the Finnish Trust Network signs its request, and what it is told only it can read', async () => {
  const bank = await openOpenidBank({ clients: [broker, webClient] });
  await giveNumber(bank);
  const client = await connectBroker(bank);
  const by = signed(await privateKeyOf(signing));
  const request = { scope: 'openid profile ftn_hetu', acr_values: loa2, ftn_spname: 'Sjöboden Ab', ui_locales: 'sv' };
  const { redeem } = await logIn(bank, client, { by, request });
  const tokens = await redeem();
  assert.equal(tokens.id_token?.split('.').length, 5, 'encrypted around what is signed');
  assert.deepEqual([tokens.claims()?.['acr'], tokens.claims()?.['amr']], [loa2, bank.shown[0]?.amr]);
  const sub = tokens.claims()?.sub ?? '';
  const told = await openid.fetchUserInfo(client, tokens.access_token, sub);
  assert.deepEqual([told['urn:oid:1.2.246.21'], told['urn:oid:1.3.6.1.5.5.7.9.1'], told.name], ['7001019996', '1970-01-01', 'maj']);
  assert.notEqual(sub, 'maj', 'a third party learns no name that the bank or another party has for her');
  const again = await (await logIn(bank, client, { by, request })).redeem();
  assert.equal(again.claims()?.sub, sub);
});

test('N15 part: a broker is refused with a request that nobody has signed, or with a service whose name cannot be shown', async () => {
  const bank = await openOpenidBank({ clients: [broker] });
  const client = await connectBroker(bank);
  for (const by of [undefined, pushed()]) {
    const asking = logIn(bank, client, by ? { by } : {}).then(({ back }) => assert.equal(back.searchParams.get('code'), null));
    await asking.catch((error: { error?: string }) => assert.match(String(error.error), /invalid_request/));
  }
  const by = signed(await privateKeyOf(signing));
  for (const ftn_spname of ['https://evil.example', '‮bank', 'x'.repeat(61), '<b>Bank</b>']) {
    const { back } = await logIn(bank, client, { by, request: { ftn_spname } });
    assert.equal(back.searchParams.get('error'), 'invalid_request', ftn_spname);
  }
});

test('T51 part: no algorithm but the registered ones opens anything, and none is none', async () => {
  const bank = await openOpenidBank({ clients: [broker] });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const about = { iss: 'broker', aud: issuer, client_id: 'broker', response_type: 'code', redirect_uri: redirectUri, scope: 'openid' };
  const withPublicKey = new TextEncoder().encode(JSON.stringify(signing.publicJwk));
  const forged = [
    `${encode({ alg: 'none' })}.${encode(about)}.`,
    await new SignJWT(about).setProtectedHeader({ alg: 'HS256', kid: signing.kid }).sign(withPublicKey),
    await new SignJWT(about).setProtectedHeader({ alg: 'ES256', kid: signing.kid }).sign((await privateKeyOf(owner)).key),
  ];
  for (const request of forged) {
    const asked = new URLSearchParams({ client_id: 'broker', request });
    const { html, address } = await bank.openBrowser().open(`/openid/authorize?${asked}`);
    assert.doesNotMatch(address, /[?&]code=/);
    assert.match(html + address, /Error 400|invalid_request_object/);
  }
});

test('the keys of a broker lie where it says, and count only if its owner has signed them', async () => {
  const jwksUri = 'https://broker.example/signed-jwks';
  const fetched: OpenidClient = { ...broker, auth: { is: 'private-key-jwt', jwksUri, signedBy: owner.publicJwk } };
  const sign = async (by: typeof owner) =>
    new SignJWT({ keys })
      .setProtectedHeader({ alg: 'ES256', kid: by.kid, typ: 'jwk-set+jwt' })
      .setIssuedAt()
      .sign((await privateKeyOf(by)).key);
  const by = signed(await privateKeyOf(signing));
  for (const [text, isTaken] of [
    [await sign(owner), true],
    [await sign(makeKey('ES256', 'owner')), false],
    [JSON.stringify({ keys }), false],
  ] as const) {
    const bank = await openOpenidBank({ clients: [fetched] });
    bank.outside.set(jwksUri, () => new Response(text));
    const { back } = await logIn(bank, await connectBroker(bank, fetched), { by });
    assert.equal(back.searchParams.has('code'), isTaken, text.slice(0, 20));
  }
});

test('the keys of the provider are vouched for by one that the other side was given by hand', async () => {
  const bank = await openOpenidBank();
  const { signed_jwks_uri, jwks_uri } = await (await bank.fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const answer = await bank.fetch(signed_jwks_uri);
  assert.equal(answer.headers.get('content-type'), 'application/jwk-set+jwt');
  const entity = publicPartOf(await readEntityKey(bank.openid.records));
  const { payload } = await jwtVerify(await answer.text(), await importJWK(entity, 'ES256'), { issuer, typ: 'jwk-set+jwt' });
  const named = (list: { kid: string }[]) => list.map(({ kid }) => kid).sort();
  const { keys: plain } = await (await bank.fetch(jwks_uri)).json();
  assert.deepEqual(named(payload['keys'] as { kid: string }[]), named(plain));
  assert.doesNotMatch(JSON.stringify([payload, plain]), /"(d|p|q|dp|dq|qi|k)":/);
});
