import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import type { OpenidClient } from '#openid';
import { certificates } from './certificates.ts';
import { logIn, pushed } from './log-in.ts';
import { issuer, keyOfClient, openOpenidBank, proxy, redirectUri, webClient } from './provider.ts';

const fapi: OpenidClient = { ...webClient, id: 'payments', profile: 'fapi2', refresh: true };
const tls: OpenidClient = { ...fapi, id: 'treasury', auth: { is: 'tls', subject: 'CN=hamnen.example, O=Hamnen\\, Ab, C=FI' } };

const prover = async (client: openid.Configuration) => openid.getDPoPHandle(client, await openid.randomDPoPKeyPair('ES256'));
const certificate = (der: string) => ({ 'client-cert': `:${der}:` });

test('N15 part: tokens of a FAPI client are bound to its key, and worth nothing in another hand (DPoP)', async () => {
  const bank = await openOpenidBank({ clients: [fapi] });
  const client = await bank.connect(fapi);
  const DPoP = await prover(client);
  const { redeem } = await logIn(bank, client, { by: pushed({ DPoP }), options: { DPoP } });
  const tokens = await redeem();
  assert.equal(tokens.token_type, 'dpop');
  assert.equal((await openid.fetchUserInfo(client, tokens.access_token, 'maj', { DPoP })).sub, 'maj');
  await assert.rejects(openid.fetchUserInfo(client, tokens.access_token, 'maj', { DPoP: await prover(client) }));
  const bearer = await bank.fetch(`${issuer}/openid/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  assert.equal(bearer.status, 401);
});

test('N15 part: a FAPI client is refused without a pushed request, without a bound token, and with another algorithm', async () => {
  const bank = await openOpenidBank({ clients: [fapi] });
  const client = await bank.connect(fapi);
  const { back: plain } = await logIn(bank, client);
  assert.match(plain.search + plain.pathname, /invalid_request|openid/);
  assert.equal(plain.searchParams.get('code'), null);
  const { redeem } = await logIn(bank, client, { by: pushed() });
  await assert.rejects(redeem());
  const rsa = openid.PrivateKeyJwt({
    key: (
      await crypto.subtle.generateKey(
        { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
        false,
        ['sign', 'verify'],
      )
    ).privateKey,
    kid: keyOfClient.kid,
  });
  await assert.rejects(logIn(bank, await bank.connect(fapi, rsa), { by: pushed() }), { error: 'invalid_client' });
});

test('N15 part: the refresh token of a FAPI client is not rotated, and is no use to another client (FAPI 2.0 §5.3.2.1)', async () => {
  const other = { ...fapi, id: 'other' };
  const bank = await openOpenidBank({ clients: [fapi, other] });
  const client = await bank.connect(fapi);
  const DPoP = await prover(client);
  const { redeem } = await logIn(bank, client, { by: pushed({ DPoP }), options: { DPoP } });
  const { refresh_token = '' } = await redeem();
  const again = await openid.refreshTokenGrant(client, refresh_token, undefined, { DPoP });
  assert.equal(again.refresh_token ?? refresh_token, refresh_token);
  await assert.rejects(openid.refreshTokenGrant(await bank.connect(other), refresh_token, undefined, { DPoP }), { error: 'invalid_grant' });
  await assert.rejects(openid.refreshTokenGrant(client, refresh_token), 'without a proof');
});

test('a client proves itself with its certificate, which only the proxy of the bank hands on, and its tokens are bound to it', async () => {
  const bank = await openOpenidBank({ clients: [tls] });
  const own = { address: proxy, headers: certificate(certificates.hamnen) };
  const client = await bank.connect(tls, openid.TlsClientAuth(), {}, own);
  const { redeem } = await logIn(bank, client, { by: pushed() });
  const tokens = await redeem();
  assert.equal((await openid.fetchUserInfo(client, tokens.access_token, 'maj')).sub, 'maj');
  const refused = [
    { address: proxy },
    { address: proxy, headers: certificate(certificates.other) },
    { address: '10.9.9.9', headers: certificate(certificates.hamnen) },
    { address: proxy, headers: certificate('bm90IGEgY2VydGlmaWNhdGU=') },
  ];
  for (const from of refused) {
    const stranger = await bank.connect(tls, openid.TlsClientAuth(), {}, from);
    await assert.rejects(pushed()(stranger, { redirect_uri: redirectUri, scope: 'openid' }), { error: 'invalid_client' });
    await assert.rejects(openid.fetchUserInfo(stranger, tokens.access_token, 'maj'));
  }
  const pem = `-----BEGIN CERTIFICATE-----\n${certificates.hamnen}\n-----END CERTIFICATE-----\n`;
  const nginx = await bank.connect(
    tls,
    openid.TlsClientAuth(),
    {},
    { address: proxy, headers: { 'client-cert': encodeURIComponent(pem) } },
  );
  assert.equal((await openid.fetchUserInfo(nginx, tokens.access_token, 'maj')).sub, 'maj');
});
