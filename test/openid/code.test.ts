import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { openOpenidBank, redirectUri } from './provider.ts';

test('a client logs a customer in with a code and PKCE', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  });
  const { address } = await bank.openBrowser().open(url.pathname + url.search);
  const tokens = await openid.authorizationCodeGrant(client, new URL(address), { pkceCodeVerifier, expectedState, expectedNonce });
  assert.equal(tokens.claims()?.sub, 'maj');
  assert.equal(tokens.claims()?.['acr'], 'loa2');
});
