import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { logIn, pushed } from './log-in.ts';
import { openOpenidBank, redirectUri, webClient } from './provider.ts';

test('a client logs a customer in with a code and PKCE, and reads what its scope lets it know', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  const { redeem } = await logIn(bank, client, { request: { scope: 'openid profile' } });
  const tokens = await redeem();
  assert.equal(tokens.claims()?.sub, 'maj');
  assert.deepEqual([tokens.expires_in, tokens.refresh_token], [600, undefined]);
  const { name, sub } = await openid.fetchUserInfo(client, tokens.access_token, 'maj');
  assert.deepEqual([name, sub], ['maj', 'maj']);
  assert.equal(tokens.claims()?.['name'], undefined, 'an ID token says who and how, and no more');
  const { redeem: asked } = await logIn(bank, client);
  assert.deepEqual(Object.keys(await openid.fetchUserInfo(client, (await asked()).access_token, 'maj')), ['sub']);
});

test('T52: acr, amr and auth_time are what was shown, asked for or not', async () => {
  const bank = await openOpenidBank();
  const began = Math.floor(bank.clock.now() / 1_000);
  const { redeem } = await logIn(bank, await bank.connect());
  const claims = (await redeem()).claims();
  assert.deepEqual([claims?.['acr'], claims?.['amr']], [bank.shown[0]?.acr, bank.shown[0]?.amr]);
  assert.ok((claims?.auth_time ?? 0) >= began);
});

test('T51 part: without PKCE, or with a verifier that fits another challenge, there are no tokens', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  const url = openid.buildAuthorizationUrl(client, { redirect_uri: redirectUri, scope: 'openid' });
  const page = await bank.openBrowser().open(url.pathname + url.search);
  assert.match(page.address, /error=invalid_request/);
  const plain = openid.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'plain',
  });
  assert.match((await bank.openBrowser().open(plain.pathname + plain.search)).address, /error=invalid_request/);
  const { back } = await logIn(bank, client);
  await assert.rejects(
    openid.authorizationCodeGrant(client, back, {
      pkceCodeVerifier: openid.randomPKCECodeVerifier(),
      expectedState: back.searchParams.get('state') ?? '',
      expectedNonce: openid.skipStateCheck as unknown as string,
    }),
    { error: 'invalid_grant' },
  );
});

test('T51: every answer says which provider it is from, so that a client of several mixes none up', async () => {
  const bank = await openOpenidBank();
  const { back } = await logIn(bank, await bank.connect());
  assert.equal(back.searchParams.get('iss'), 'http://localhost:8420');
  const { back: refused } = await logIn(bank, await bank.connect(), { request: { prompt: 'none' } });
  assert.deepEqual([refused.searchParams.get('error'), refused.searchParams.get('iss')], ['login_required', 'http://localhost:8420']);
});

test('a code is redeemed once, and whoever brings it again ends what the first has got', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  const { redeem } = await logIn(bank, client);
  const { access_token } = await redeem();
  await assert.rejects(redeem(), { error: 'invalid_grant' });
  await assert.rejects(openid.fetchUserInfo(client, access_token, 'maj'));
});

test('the answer comes signed where a client asks for it (JARM)', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  openid.useJwtResponseMode(client);
  const { back, redeem } = await logIn(bank, client, { request: { response_mode: 'jwt' } });
  assert.deepEqual([...back.searchParams.keys()], ['response']);
  assert.equal((await redeem()).claims()?.sub, 'maj');
});

test('a request that was pushed is known by its name alone, and once', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  let url: URL | undefined;
  const by = async (...given: Parameters<ReturnType<typeof pushed>>) => (url = await pushed()(...given));
  const { redeem } = await logIn(bank, client, { by });
  assert.deepEqual([...(url?.searchParams.keys() ?? [])].sort(), ['client_id', 'request_uri']);
  assert.equal((await redeem()).claims()?.sub, 'maj');
  const again = await bank.openBrowser().open(`${url?.pathname}${url?.search}`);
  assert.notEqual(again.status, 303);
});

test('a client with a secret is known by its hash alone, and the hash opens nothing', async () => {
  const secret = 'a secret of forty letters that nobody guesses';
  const secretHash = createHash('sha256').update(secret).digest('hex');
  const client = { ...webClient, auth: { is: 'secret', secretHash } } as const;
  const bank = await openOpenidBank({ clients: [client] });
  for (const auth of [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)]) {
    const { redeem } = await logIn(bank, await bank.connect(client, auth));
    assert.equal((await redeem()).claims()?.sub, 'maj');
  }
  for (const auth of [
    openid.ClientSecretBasic(secretHash),
    openid.ClientSecretJwt(secretHash),
    openid.ClientSecretJwt(secret),
    openid.None(),
  ]) {
    const { redeem } = await logIn(bank, await bank.connect(client, auth));
    await assert.rejects(redeem());
  }
});

test('a client is told what it is registered for, also if it names more (OpenID Connect Core §5.5)', async () => {
  const claims = { name: { essential: true }, birthdate: null, 'urn:oid:1.2.246.21': null };
  const request = { claims: JSON.stringify({ id_token: claims, userinfo: claims }) };
  for (const [scopes, told] of [
    [[], []],
    [['profile'], ['birthdate', 'name']],
    [['ftn_hetu'], ['urn:oid:1.2.246.21']],
  ] as const) {
    const bank = await openOpenidBank({ clients: [{ ...webClient, scopes }] });
    const number = { kind: 'personal-number', value: '7001019996' } as const;
    await bank.stores.customers.change('maj', { born: '1970-01-01', identifiers: [number] }, { audit: [] });
    const client = await bank.connect();
    const tokens = await (await logIn(bank, client, { request })).redeem();
    const named = (given: object = {}) =>
      Object.keys(given)
        .filter((claim) => claim in claims)
        .sort();
    assert.deepEqual(named(tokens.claims()), told);
    assert.deepEqual(named(await openid.fetchUserInfo(client, tokens.access_token, 'maj')), told);
  }
});
