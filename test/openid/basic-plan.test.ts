import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { createJourney, get, ordinary, passTime } from './journey.ts';
import { issuer, openOpenidBank, redirectUri, webClient } from './provider.ts';
import { runCases } from './run-cases.ts';

const secret = 'a-secret-of-more-than-thirty-two-letters';
const registered = {
  ...webClient,
  id: 'basic',
  refresh: true,
  redirectUris: [redirectUri, `${redirectUri}2`],
  auth: { is: 'secret', secretHash: createHash('sha256').update(secret).digest('hex') },
} as const;
const bank = await openOpenidBank({ clients: [registered, { ...registered, id: 'other' }] });
const basic = (id: string) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });
const client = createJourney(bank, 'basic', async () => ({ headers: basic('basic') }));
const other = createJourney(bank, 'other', async () => ({ headers: basic('other') }));
const byPost = createJourney(bank, 'basic', async () => ({ form: { client_id: 'basic', client_secret: secret } }));

const later = (ms: number, act: () => Promise<void>) => passTime(bank, ms, act);

/** The customer is logged in and comes again, with this in the request: whether they had to log in anew, by `auth_time`. */
async function comesAgain(changes: Record<string, string>, after = 3_000) {
  const first = await client.logIn();
  let again: Awaited<ReturnType<typeof client.ask>> | undefined;
  let anew = false;
  await later(after, async () => {
    again = await client.ask(changes, first.browser);
    const code = again.back?.['code'];
    if (!code) return;
    const { claims } = await client.logIn(changes, first.browser);
    assert.equal(claims['sub'], first.claims['sub']);
    anew = claims['auth_time'] !== first.claims['auth_time'];
  });
  return { first, back: again?.back, anew };
}

const succeedsWith = (changes: Record<string, string | undefined>) => async () => {
  const { claims, back } = await client.logIn(changes);
  assert.deepEqual([claims['sub'], back?.['state'], back?.['iss']], ['maj', 'state' in changes ? changes['state'] : 'a-state', issuer]);
};

/** Nothing is told to the client: whoever it is may not be a client. */
async function showsError(changes: Record<string, string | undefined>) {
  const { page, back } = await client.ask(changes);
  assert.equal(back, undefined);
  assert.equal(page.status, 400);
}

const userinfoBy = (method: string, asForm: boolean) => async () => {
  const { tokens } = await client.logIn();
  const token = String(tokens['access_token']);
  const answer = await bank.fetch(`${issuer}/openid/userinfo`, {
    method,
    ...(asForm ? { body: new URLSearchParams({ access_token: token }) } : { headers: { authorization: `Bearer ${token}` } }),
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(Object.keys((await answer.json()) as object).toSorted(), ['locale', 'name', 'sub']);
};

async function refusesSecondUse(after: number) {
  const { code, tokens } = await client.logIn();
  assert.equal((await client.userinfo(tokens['access_token'])).status, 200);
  await later(after, async () => {
    const second = await client.redeem(code);
    assert.deepEqual([second.status, second.body['error']], [400, 'invalid_grant']);
    assert.equal((await client.userinfo(tokens['access_token'])).status, 401, 'what it gave is revoked (RFC 6749 §4.1.2)');
  });
}

runCases('basic-plan.test.ts', {
  'oidcc-server: a customer logs in with a code, and the ID token says who, to whom, and answers this request': async () => {
    const { claims, back, tokens } = await client.logIn();
    assert.deepEqual([claims['iss'], claims['sub'], claims['aud'], claims['nonce']], [issuer, 'maj', 'basic', 'a-nonce']);
    assert.deepEqual([back?.['state'], back?.['iss']], ['a-state', issuer]);
    assert.match(String(tokens['token_type']), /^bearer$/i);
    const { headers } = await client.redeem('nothing');
    assert.match(headers.get('cache-control') ?? '', /no-store/);
  },
  'oidcc-response-type-missing: a request that does not say what it wants is refused': async () => {
    const { back } = await client.ask({ response_type: undefined });
    assert.equal(back?.['error'], 'invalid_request');
  },
  'oidcc-idtoken-signature: the ID token is signed by a published key, and says which': async () => {
    const { claims } = await client.logIn();
    const { alg, kid } = claims['header'] as { alg: string; kid: string };
    const { body } = await get(bank, '/openid/jwks');
    assert.ok((body['keys'] as { kid: string; alg?: string }[]).some((key) => key.kid === kid && key.alg === alg));
  },
  'oidcc-idtoken-unsigned: no ID token is ever unsigned, and none is announced (D13)': async () => {
    const { body } = await get(bank, '/.well-known/openid-configuration');
    assert.doesNotMatch(JSON.stringify(Object.entries(body).filter(([name]) => name.includes('_alg_'))), /"none"|"HS/);
  },
  'oidcc-userinfo-get: whoever has the token asks for the claims with GET': userinfoBy('GET', false),
  'oidcc-userinfo-post-header: or with POST and the token in a header': userinfoBy('POST', false),
  'oidcc-userinfo-post-body: or with POST and the token in the form': userinfoBy('POST', true),
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow: the nonce may be left out': async () => {
    const { claims } = await client.logIn({ nonce: undefined });
    assert.equal('nonce' in claims, false);
  },
  'oidcc-scope-profile: the scope profile tells name and language': async () => {
    const { tokens } = await client.logIn({ scope: 'openid profile' });
    const { body } = await client.userinfo(tokens['access_token']);
    assert.deepEqual([body['name'], body['locale']], ['maj', 'sv']);
  },
  'oidcc-scope-email: Styrka knows no e-mail address; the scope is left out and the log-in succeeds': async () => {
    const { tokens } = await client.logIn({ scope: 'openid email' });
    assert.equal(tokens['scope'], 'openid');
    assert.deepEqual(Object.keys((await client.userinfo(tokens['access_token'])).body), ['sub']);
  },
  'oidcc-scope-address: nobody is told where a customer lives; the log-in succeeds': async () => {
    const { tokens } = await client.logIn({ scope: 'openid address' });
    assert.deepEqual(Object.keys((await client.userinfo(tokens['access_token'])).body), ['sub']);
  },
  'oidcc-scope-phone: nobody is told a number that is for codes alone (S63); the log-in succeeds': async () => {
    const { tokens } = await client.logIn({ scope: 'openid phone' });
    assert.deepEqual(Object.keys((await client.userinfo(tokens['access_token'])).body), ['sub']);
  },
  'oidcc-scope-all: of many scopes those are given that the client has': async () => {
    const { tokens } = await client.logIn({ scope: 'openid profile email address phone' });
    assert.equal(tokens['scope'], 'openid profile');
  },
  'oidcc-alternate-happy-flow: the order of scopes and parameters means nothing': async () => {
    const turned = Object.fromEntries(Object.entries({ client_id: 'basic', ...ordinary, scope: 'profile openid' }).reverse());
    const { back } = await client.visit(turned);
    assert.equal((await client.redeem(back?.['code'])).status, 200);
  },
  'oidcc-display-page: display=page is no error': succeedsWith({ display: 'page' }),
  'oidcc-display-popup: display=popup is no error': succeedsWith({ display: 'popup' }),
  'oidcc-prompt-login: prompt=login asks whoever is logged in to log in anew': async () => {
    assert.equal((await comesAgain({ prompt: 'login' })).anew, true);
  },
  'oidcc-prompt-none-not-logged-in: prompt=none says login_required of a stranger and asks nothing': async () => {
    const { back } = await client.ask({ prompt: 'none' });
    assert.equal(back?.['error'], 'login_required');
  },
  'oidcc-prompt-none-logged-in: prompt=none lets pass whoever is logged in, with the same auth_time': async () => {
    const { anew, back } = await comesAgain({ prompt: 'none' });
    assert.deepEqual([anew, back?.['error']], [false, undefined]);
  },
  'oidcc-max-age-1: a log-in older than max_age is done anew': async () => {
    assert.equal((await comesAgain({ max_age: '1' })).anew, true);
  },
  'oidcc-max-age-10000: a younger one is not, and auth_time says when it was': async () => {
    const { first, anew } = await comesAgain({ max_age: '10000' });
    assert.equal(anew, false);
    assert.equal(typeof first.claims['auth_time'], 'number');
  },
  'oidcc-ensure-request-with-unknown-parameter-succeeds: what nobody knows is ignored': succeedsWith({ extra: 'foobar' }),
  'oidcc-id-token-hint: prompt=none with a hint lets the same customer pass, and nobody else': async () => {
    const { tokens, browser } = await client.logIn();
    const same = await client.ask({ prompt: 'none', id_token_hint: String(tokens['id_token']) }, browser);
    assert.ok(same.back?.['code']);
    const stranger = await client.ask({ prompt: 'none', id_token_hint: String(tokens['id_token']) });
    assert.equal(stranger.back?.['error'], 'login_required');
  },
  'oidcc-login-hint: a login_hint is no error and proves nothing': succeedsWith({ login_hint: 'somebody@example.com' }),
  'oidcc-ui-locales: ui_locales is no error, also with a language that the bank does not have': succeedsWith({ ui_locales: 'se fi' }),
  'oidcc-claims-locales: claims_locales is no error': succeedsWith({ claims_locales: 'se' }),
  'oidcc-ensure-request-with-acr-values-succeeds: each announced class can be asked for': async () => {
    const { body } = await get(bank, '/.well-known/openid-configuration');
    for (const acr of body['acr_values_supported'] as string[]) {
      const { claims } = await client.logIn({ acr_values: acr });
      assert.equal(claims['acr'], 'loa2');
    }
  },
  'oidcc-codereuse: a code is redeemed once': () => refusesSecondUse(0),
  'oidcc-codereuse-30seconds: half a minute later too, and what the first use gave is revoked': () => refusesSecondUse(30_000),
  'oidcc-ensure-registered-redirect-uri: a redirect_uri that is not registered is shown an error and is told nothing': async () => {
    for (const strange of ['https://thief.example/', `${redirectUri}/`, `${redirectUri}?a=b`, redirectUri.toUpperCase(), `${redirectUri}3`])
      await showsError({ redirect_uri: strange });
    await showsError({ redirect_uri: undefined });
  },
  'oidcc-ensure-post-request-succeeds: the request may be posted': async () => {
    const page = await bank.openBrowser().post('/openid/authorize', { client_id: 'basic', ...ordinary } as Record<string, string>);
    const code = new URL(page.address).searchParams.get('code');
    assert.equal((await client.redeem(code ?? undefined)).status, 200);
  },
  'oidcc-server-client-secret-post: a client may send its secret in the form; a wrong one is refused': async () => {
    assert.equal((await byPost.logIn()).claims['sub'], 'maj');
    const { status, body } = await byPost.redeem('code', { client_secret: `${secret}x` });
    assert.deepEqual([status, body['error']], [401, 'invalid_client']);
  },
  'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported: requests by reference are not fetched': async () => {
    const { back, page } = await client.ask({ request_uri: 'https://hamnen.example/request.jwt' });
    assert.match(`${back?.['error']} ${page.status}`, /^(request_uri_not_supported|invalid_request_uri|undefined 400)/);
    assert.equal(back?.['code'], undefined);
  },
  'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported: an unsigned request object is refused': async () => {
    const { back } = await client.ask({ request: new UnsecuredJWT({ ...ordinary, client_id: 'basic' }).encode() });
    assert.match(String(back?.['error']), /^(request_not_supported|invalid_request_object)$/);
  },
  'oidcc-claims-essential: an essential claim is told at the userinfo endpoint': async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { tokens } = await client.logIn({ scope: 'openid profile', claims });
    assert.equal((await client.userinfo(tokens['access_token'])).body['name'], 'maj');
  },
  'oidcc-ensure-request-object-with-redirect-uri: of two redirect_uris the one in an unsigned object is never used': async () => {
    const request = new UnsecuredJWT({ ...ordinary, client_id: 'basic', redirect_uri: `${redirectUri}2` }).encode();
    const { page, back } = await client.ask({ request });
    assert.equal(back?.['code'], undefined);
    assert.ok(!page.address.startsWith(`${redirectUri}2?code`));
  },
  'oidcc-refresh-token: a refresh token gives new tokens once, and to its client alone': async () => {
    const { tokens } = await client.logIn();
    const stolen = await other.refresh(tokens['refresh_token']);
    assert.deepEqual([stolen.status, stolen.body['error']], [400, 'invalid_grant']);
    const next = await client.refresh(tokens['refresh_token']);
    assert.equal(next.status, 200);
    assert.notEqual(next.body['refresh_token'], tokens['refresh_token']);
    assert.equal((await client.refresh(tokens['refresh_token'])).body['error'], 'invalid_grant');
    assert.equal((await client.refresh(next.body['refresh_token'])).body['error'], 'invalid_grant', 'a token used twice ends the family');
  },
  'oidcc-ensure-request-with-valid-pkce-succeeds: a request with PKCE succeeds': succeedsWith({}),
});
