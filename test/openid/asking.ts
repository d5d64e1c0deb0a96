import * as openid from 'openid-client';
import type { TestBrowser } from '../web/browser.ts';
import { redirectUri } from './provider.ts';

/** A request for a code with what is drawn anew for each, and what the client then checks. `request`: what it says beside the ordinary. */
export async function draw(request: Record<string, string>) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
  const parameters: Record<string, string> = {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...request,
  };
  return { parameters, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } };
}

/** A client has sent this browser to the bank: the page it sees, and what the client does once the browser is back. */
export async function ask(
  client: openid.Configuration,
  browser: TestBrowser,
  request: Record<string, string> = {},
  by: 'address' | 'pushed' = 'address',
) {
  const { parameters, checks } = await draw(request);
  const url =
    by === 'pushed' ? await openid.buildAuthorizationUrlWithPAR(client, parameters) : openid.buildAuthorizationUrl(client, parameters);
  const page = await browser.open(url.pathname + url.search, { 'sec-fetch-site': 'cross-site' });
  return {
    page,
    url,
    /** At the client's own address. Throws what the client is told in place of tokens. */
    redeem: (address: string) => openid.authorizationCodeGrant(client, new URL(address), checks),
  };
}

/** What the client's address says, where the browser was sent back with an error. */
export function errorIn(address: string): string | null {
  return address.startsWith(redirectUri) ? new URL(address).searchParams.get('error') : `not at the client, but at ${address}`;
}
