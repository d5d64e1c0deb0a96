import assert from 'node:assert/strict';
import { challenge, createJourney, type Form, get, ordinary, passTime, readIdToken, verifier } from './journey.ts';
import { ath, authenticate, type Changes, createParty, createProver, inSeconds } from './party.ts';
import { issuer, openOpenidBank, redirectUri, webClient } from './provider.ts';
import { runCases } from './run-cases.ts';

const [first, second, old] = await Promise.all([createParty('first'), createParty('second', 'PS256'), createParty('second', 'RS256')]);
const register = ({ id, jwk }: typeof first, more: object[] = []) => ({
  ...webClient,
  id,
  profile: 'fapi2' as const,
  refresh: true,
  auth: { is: 'private-key-jwt' as const, jwks: { keys: [jwk, ...more] as (typeof jwk)[] } },
});
const bank = await openOpenidBank({ clients: [register(first), register(second, [{ ...old.jwk, kid: 'old' }])] });
const clientOf = (party: typeof first, changes: Changes = {}) =>
  createJourney(bank, party.id, async () => ({ form: await authenticate(party, issuer, changes) }));
const client = clientOf(first);
const another = clientOf(second);
const prover = await createProver();
const stranger = await createProver();

const dpop = async (path: string, by = prover, changes: Changes = {}, method = 'POST') => ({
  dpop: await by.prove(method, `${issuer}${path}`, changes),
});

/** Pushes a request; what comes back, and the address that stands for it. */
async function push(changes: Form = {}, headers: Record<string, string> = {}, by = client) {
  const answer = await by.post('/openid/par', { ...ordinary, ...changes }, headers);
  return { ...answer, address: answer.body['request_uri'] as string | undefined };
}

/** Pushed, logged in, come back. */
async function come(changes: Form = {}, headers: Record<string, string> = {}, by = client) {
  const { address, status, body } = await push(changes, headers, by);
  assert.equal(status, 201, JSON.stringify(body));
  return { address, ...(await by.visit({ request_uri: address })) };
}

/** From the push to the tokens, bound to the prover's key. */
async function logIn(changes: Form = {}, by = client) {
  const { back, browser, address } = await come(changes, {}, by);
  const tokens = await by.redeem(back?.['code'], {}, await dpop('/openid/token'));
  assert.equal(tokens.status, 200, JSON.stringify({ ...tokens.body, back }));
  return { back, browser, address, code: back?.['code'], tokens: tokens.body };
}

async function useToken(
  token: unknown,
  { by = prover, claims = {}, header = {}, key, scheme = 'DPoP' }: Changes & { by?: typeof prover; scheme?: string } = {},
) {
  const changes = { claims: { ath: ath(token), ...claims }, header, ...(key ? { key } : {}) };
  const proof = await dpop('/openid/userinfo', by, changes, 'GET');
  return client.userinfo('', { ...proof, authorization: `${scheme} ${token}` });
}

/** Refused when pushed, or told so when it comes back; there is no code. */
async function isRefused(
  changes: Form,
  error = /^(invalid_request|request_uri_not_supported|unsupported_response_type|unauthorized_client)$/,
) {
  const { status, body, address } = await push(changes);
  if (status !== 201) return assert.match(String(body['error']), error);
  const { back } = await client.visit({ request_uri: address });
  assert.match(String(back?.['error']), error);
}

const refusesAssertion =
  (changes: Changes, party = first) =>
  async () => {
    for (const path of ['/openid/par', '/openid/token']) {
      const { status, body } = await clientOf(party, changes).post(path, { ...ordinary, grant_type: 'authorization_code', code: 'a' });
      assert.ok(status === 400 || status === 401, `${path} ${status}`);
      assert.match(String(body['error']), /^invalid_(client|request)$/, path);
    }
  };

const comesWith = (changes: Form) => async () => {
  const { tokens, back } = await logIn(changes);
  const claims = await readIdToken(bank, tokens['id_token']);
  assert.deepEqual([claims['nonce'], back?.['state']], [{ ...ordinary, ...changes }['nonce'], { ...ordinary, ...changes }['state']]);
};

/** The browser brings other values than were pushed: only what was pushed counts. */
const ignoresOutside = (changes: Form, outside: Form) => async () => {
  const { address } = await push(changes);
  const { back } = await client.visit({ request_uri: address, ...outside });
  assert.equal(back?.['state'], { ...ordinary, ...changes }['state']);
  const tokens = await client.redeem(back?.['code'], {}, await dpop('/openid/token'));
  assert.equal((await readIdToken(bank, tokens.body['id_token']))['nonce'], 'a-nonce');
};

const proofAged = (seconds: number) => async () => {
  const { back } = await come({}, await dpop('/openid/par', prover, { claims: { iat: inSeconds(seconds) } }));
  const tokens = await client.redeem(back?.['code'], {}, await dpop('/openid/token', prover, { claims: { iat: inSeconds(seconds) } }));
  assert.equal(tokens.status, 200);
  assert.equal((await useToken(tokens.body['access_token'], { claims: { iat: inSeconds(seconds) } })).status, 200);
};

const redeemsWrongly = (changes: Form, error: RegExp, headers?: () => Promise<Record<string, string>>) => async () => {
  const { back } = await come();
  const answer = await client.redeem(back?.['code'], changes, await (headers ?? (() => dpop('/openid/token')))());
  assert.equal(answer.status, 400);
  assert.match(String(answer.body['error']), error);
};

const later = (ms: number, act: () => Promise<void>) => passTime(bank, ms, act);

runCases('fapi2-plan.test.ts', {
  'fapi2-security-profile-final-discovery-end-point-verification: the metadata announce what the profile asks for': async () => {
    const { body } = await get(bank, '/.well-known/openid-configuration');
    assert.equal(body['issuer'], issuer);
    assert.equal(body['authorization_response_iss_parameter_supported'], true);
    assert.deepEqual(body['code_challenge_methods_supported'], ['S256']);
    assert.ok((body['token_endpoint_auth_methods_supported'] as string[]).includes('private_key_jwt'));
    assert.ok((body['dpop_signing_alg_values_supported'] as string[]).includes('ES256'));
    assert.equal(typeof body['pushed_authorization_request_endpoint'], 'string');
  },
  'fapi2-security-profile-final-happy-flow: two clients log the customer in, each with tokens of its own': async () => {
    for (const by of [client, another]) {
      const { tokens, back } = await logIn({}, by);
      assert.deepEqual([tokens['token_type'], back?.['iss']], ['DPoP', issuer]);
      const claims = await readIdToken(bank, tokens['id_token']);
      assert.deepEqual([claims['aud'], claims['sub'], claims['acr']], [by.id, 'maj', 'loa2']);
      assert.equal((await useToken(tokens['access_token'])).status, 200);
    }
  },
  'fapi2-security-profile-final-user-rejects-authentication: a customer who cancels is sent back with access_denied': async () => {
    const open = await openOpenidBank({ clients: [register(first)], as: null });
    const asks = createJourney(open, 'first', async () => ({ form: await authenticate(first, issuer) }));
    const { address } = await push({}, {}, asks);
    const { page, browser } = await asks.visit({ request_uri: address });
    const to = new URL(page.address, issuer).searchParams.get('to') ?? '';
    const cancelled = await browser.post('/en/login/cancel', { to });
    const said = new URL(cancelled.address).searchParams;
    assert.deepEqual([said.get('error'), said.get('state'), said.get('iss')], ['access_denied', 'a-state', issuer]);
  },
  'fapi2-security-profile-final-ensure-authorization-request-without-state-success: the state may be left out': comesWith({
    state: undefined,
  }),
  'fapi2-security-profile-final-ensure-authorization-request-without-nonce-success: the nonce may be left out': comesWith({
    nonce: undefined,
  }),
  'fapi2-security-profile-final-ensure-authorization-request-with-64-char-nonce-success: a nonce of 64 letters comes back whole': comesWith(
    { nonce: 'n'.repeat(64) },
  ),
  'fapi2-security-profile-final-ensure-other-scope-order-succeeds: the order of scopes means nothing': comesWith({
    scope: 'profile openid',
  }),
  'fapi2-security-profile-final-test-claims-parameter-identity-claims: each claim that the client may have can be asked for by name':
    async () => {
      const claims = JSON.stringify({ userinfo: { name: null, birthdate: null, locale: { essential: true } } });
      const { tokens } = await logIn({ claims, scope: 'openid profile' });
      assert.equal((await useToken(tokens['access_token'])).body['name'], 'maj');
    },
  'fapi2-security-profile-final-access-token-type-header-case-sensitivity: the scheme DPoP is read in any case': async () => {
    const { tokens } = await logIn();
    for (const scheme of ['DPoP', 'dpop', 'DPOP']) assert.equal((await useToken(tokens['access_token'], { scheme })).status, 200);
  },
  'fapi2-security-profile-final-check-dpop-proof-nbf-exp: nbf and exp in a proof are understood': async () => {
    const { back } = await come();
    const changes = { claims: { nbf: inSeconds(-1), exp: inSeconds(60) } };
    assert.equal((await client.redeem(back?.['code'], {}, await dpop('/openid/token', prover, changes))).status, 200);
  },
  'fapi2-security-profile-final-ensure-dpopproof-with-iat-10seconds-before-succeeds: a clock ten seconds behind is borne': proofAged(-10),
  'fapi2-security-profile-final-ensure-dpopproof-with-iat-10seconds-after-succeeds: a clock ten seconds ahead is borne': proofAged(10),
  'fapi2-security-profile-final-ensure-mismatched-dpop-jkt-fails: a pushed request whose dpop_jkt is not the key of its proof is refused':
    async () => {
      const { status, body } = await push({ dpop_jkt: stranger.jkt }, await dpop('/openid/par'));
      assert.equal(status, 400, JSON.stringify(body));
    },
  'fapi2-security-profile-final-ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt: a code is bound to the key that was proved when it was asked for':
    async () => {
      const { back } = await come({}, await dpop('/openid/par'));
      const { status, body } = await client.redeem(back?.['code'], {}, await dpop('/openid/token', stranger));
      assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
    },
  'fapi2-security-profile-final-ensure-token-endpoint-fails-with-mismatched-dpop-jkt: or to the key that was named': async () => {
    const { back } = await come({ dpop_jkt: prover.jkt });
    const { status, body } = await client.redeem(back?.['code'], {}, await dpop('/openid/token', stranger));
    assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
  },
  'fapi2-security-profile-final-ensure-dpopproof-at-par-endpoint-binding-success: the same key redeems it': async () => {
    const { back } = await come({}, await dpop('/openid/par'));
    assert.equal((await client.redeem(back?.['code'], {}, await dpop('/openid/token'))).status, 200);
  },
  'fapi2-security-profile-final-ensure-dpop-auth-code-binding-success: so does the key that was named': async () => {
    const { back } = await come({ dpop_jkt: prover.jkt }, await dpop('/openid/par'));
    assert.equal((await client.redeem(back?.['code'], {}, await dpop('/openid/token'))).status, 200);
  },
  'fapi2-security-profile-final-ensure-different-nonce-inside-and-outside-request-object: a nonce that the browser brings is ignored':
    ignoresOutside({}, { nonce: 'another' }),
  'fapi2-security-profile-final-ensure-different-state-inside-and-outside-request-object: a state that the browser brings is ignored':
    ignoresOutside({}, { state: 'another' }),
  'fapi2-security-profile-final-ensure-authorization-request-with-long-nonce: a nonce of 384 letters comes back whole': comesWith({
    nonce: 'n'.repeat(384),
  }),
  'fapi2-security-profile-final-ensure-authorization-request-with-long-state: a state of 1,000 letters comes back whole': comesWith({
    state: 's'.repeat(1_000),
  }),
  'fapi2-security-profile-final-state-only-outside-request-object-not-used: a state that was not pushed is not there': ignoresOutside(
    { state: undefined },
    { state: 'outside' },
  ),
  'fapi2-security-profile-final-ensure-request-object-without-redirect-uri-fails: a pushed request without redirect_uri is refused': () =>
    isRefused({ redirect_uri: undefined }),
  'fapi2-security-profile-final-ensure-registered-redirect-uri: a redirect_uri that is not registered is refused when it is pushed':
    async () => {
      for (const strange of ['https://thief.example/', `${redirectUri}/`, `${redirectUri}?a=b`])
        await isRefused({ redirect_uri: strange }, /^invalid_re(quest|direct_uri)$/);
    },
  'fapi2-security-profile-final-plain-fapi-tolerate-unregistered-redirect-uri: the plain profile may take it; Styrka does not': () =>
    isRefused({ redirect_uri: 'https://thief.example/' }, /^invalid_re(quest|direct_uri)$/),
  'fapi2-security-profile-final-ensure-unsigned-authorization-request-without-using-par-fails: a request that was not pushed gets no code':
    async () => {
      const { back } = await client.ask();
      assert.equal(back?.['code'], undefined);
      assert.equal(back?.['error'] ?? 'invalid_request', 'invalid_request');
    },
  'fapi2-security-profile-final-ensure-redirect-uri-in-authorization-request: also with one registered it must be said': () =>
    isRefused({ redirect_uri: undefined }),
  'fapi2-security-profile-final-ensure-response-type-code-idtoken-fails: code id_token is refused': () =>
    isRefused({ response_type: 'code id_token' }),
  'fapi2-security-profile-final-ensure-response-type-token-fails: token is refused': () => isRefused({ response_type: 'token' }),
  'fapi2-security-profile-final-ensure-client-id-in-token-endpoint: a client_id that is not the one of the assertion is refused':
    async () => {
      const { back } = await come();
      const { status, body } = await client.redeem(back?.['code'], { client_id: 'second' }, await dpop('/openid/token'));
      assert.ok([400, 401].includes(status));
      assert.match(String(body['error']), /^invalid_(client|request)$/);
    },
  'fapi2-security-profile-final-ensure-holder-of-key-required: without a proof there are no tokens': redeemsWrongly(
    {},
    /^invalid_(request|grant|dpop_proof)$/,
    async () => ({}),
  ),
  'fapi2-security-profile-final-ensure-authorization-code-is-bound-to-client: a code is no use to another client': async () => {
    const { back } = await come();
    const { status, body } = await another.redeem(back?.['code'], {}, await dpop('/openid/token'));
    assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
  },
  'fapi2-security-profile-final-attempt-reuse-authorization-code-after-one-second: a code is redeemed once, and what it gave is revoked':
    async () => {
      const { code, tokens } = await logIn();
      await later(1_000, async () => {
        const { status, body } = await client.redeem(code, {}, await dpop('/openid/token'));
        assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
        assert.equal((await useToken(tokens['access_token'])).status, 401);
      });
    },
  'fapi2-security-profile-final-ensure-token-endpoint-fails-with-expired-auth-code: a code lives a minute': async () => {
    const { back } = await come();
    await later(62_000, async () => {
      const { status, body } = await client.redeem(back?.['code'], {}, await dpop('/openid/token'));
      assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
    });
  },
  'fapi2-security-profile-final-ensure-signed-client-assertion-with-RS256-fails: RS256 is refused of a FAPI client, also with a registered key':
    refusesAssertion({ header: { alg: 'RS256', kid: 'old' }, key: old.privateKey }, second),
  'fapi2-security-profile-final-ensure-client-assertion-in-token-endpoint: a client_id alone does not authenticate': async () => {
    const { back } = await come();
    const { status, body } = await client.redeem(
      back?.['code'],
      { client_assertion: undefined, client_assertion_type: undefined },
      await dpop('/openid/token'),
    );
    assert.ok([400, 401].includes(status));
    assert.match(String(body['error']), /^invalid_(client|request)$/);
  },
  'fapi2-security-profile-final-ensure-client-assertion-with-exp-is-5-minutes-in-past-fails: an old assertion is refused': refusesAssertion(
    { claims: { exp: inSeconds(-300) } },
  ),
  'fapi2-security-profile-final-ensure-client-assertion-with-wrong-aud-fails: an assertion for another server is refused': refusesAssertion(
    { claims: { aud: 'https://other.example' } },
  ),
  'fapi2-security-profile-final-ensure-client-assertion-with-no-sub-fails: an assertion about nobody is refused': refusesAssertion({
    claims: { sub: undefined },
  }),
  'fapi2-security-profile-final-ensure-invalid-client-assertions-fail: every other wrong assertion is refused, none twice, and a right one accepted':
    async () => {
      const wrong: Changes[] = [
        { claims: { iss: 'second' } },
        { claims: { iss: undefined } },
        { claims: { sub: 'second' } },
        { claims: { exp: undefined } },
        { claims: { jti: undefined } },
        { claims: { aud: undefined } },
        { claims: { aud: [] } },
        { key: second.privateKey, header: { alg: 'PS256' } },
        { header: { alg: 'none' } },
      ];
      for (const changes of wrong) await refusesAssertion(changes)();
      const twice = { claims: { jti: `twice-${Date.now()}` } };
      assert.equal((await push({}, {}, clientOf(first, twice))).status, 201);
      assert.equal((await push({}, {}, clientOf(first, twice))).body['error'], 'invalid_client');
    },
  'fapi2-security-profile-final-dpop-negative-tests: a token is of no use with another key, another request, an old proof or the same proof again':
    async () => {
      const { tokens } = await logIn();
      const token = tokens['access_token'];
      const wrong: [string, Parameters<typeof useToken>[1]][] = [
        ['another key', { by: stranger }],
        ['another method', { claims: { htm: 'POST' } }],
        ['another address', { claims: { htu: `${issuer}/openid/token` } }],
        ['another token', { claims: { ath: ath('other') } }],
        ['no token', { claims: { ath: undefined } }],
        ['no jti', { claims: { jti: undefined } }],
        ['no iat', { claims: { iat: undefined } }],
        ['an hour old', { claims: { iat: inSeconds(-3_600) } }],
        ['an hour ahead', { claims: { iat: inSeconds(3_600) } }],
        ['another type', { header: { typ: 'JWT' } }],
        ['unsigned', { header: { alg: 'none' } }],
        ['as a bearer token', { scheme: 'Bearer' }],
      ];
      for (const [why, changes] of wrong) assert.ok([400, 401].includes((await useToken(token, changes)).status), why);
      const proof = { claims: { jti: 'the-same' } };
      assert.equal((await useToken(token, proof)).status, 200);
      assert.equal((await useToken(token, proof)).status, 401, 'the same proof again');
      assert.equal((await useToken(token)).status, 200);
    },
  'fapi2-security-profile-final-refresh-token: a refresh token works for its client with its proof, and is not rotated': async () => {
    const { tokens } = await logIn();
    const token = tokens['refresh_token'];
    assert.equal((await another.refresh(token, {}, await dpop('/openid/token'))).body['error'], 'invalid_grant');
    assert.notEqual((await client.refresh(token)).status, 200, 'without a proof');
    const next = await client.refresh(token, {}, await dpop('/openid/token'));
    assert.deepEqual([next.status, next.body['refresh_token']], [200, token]);
    assert.equal((await useToken(next.body['access_token'])).status, 200);
  },
  'fapi2-security-profile-final-par-ensure-reused-request-uri-prior-to-auth-completion-succeeds: a request that was only looked at may be opened again':
    async () => {
      const { address } = await push();
      const response = await bank.fetch(
        `${issuer}/openid/authorize?${new URLSearchParams({ client_id: 'first', request_uri: address ?? '' })}`,
      );
      assert.equal(response.status, 303);
      const { back } = await client.visit({ request_uri: address });
      assert.ok(back?.['code']);
    },
  'fapi2-security-profile-final-par-attempt-reuse-request_uri: once somebody is logged in with it, it is used up': async () => {
    const { address } = await logIn();
    const { back } = await client.visit({ request_uri: address });
    assert.equal(back?.['code'], undefined);
  },
  'fapi2-security-profile-final-par-attempt-to-use-expired-request_uri: a pushed request does not live longer than it says': async () => {
    const { address, body } = await push();
    await later(Number(body['expires_in']) * 1_000 + 1_000, async () => {
      assert.equal((await client.visit({ request_uri: address })).back?.['code'], undefined);
    });
  },
  'fapi2-security-profile-final-par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted: a clock eight seconds ahead is borne':
    async () => {
      const ahead = clientOf(first, { claims: { nbf: inSeconds(8), iat: inSeconds(8) } });
      assert.equal((await push({}, {}, ahead)).status, 201);
    },
  'fapi2-security-profile-final-par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails: more than a minute is not':
    refusesAssertion({ claims: { nbf: inSeconds(70), iat: inSeconds(70), exp: inSeconds(130) } }),
  'fapi2-security-profile-final-par-attempt-to-use-request_uri-for-different-client: a pushed request is no use to another client':
    async () => {
      const { address } = await push();
      assert.equal((await another.visit({ request_uri: address })).back?.['code'], undefined);
    },
  'fapi2-security-profile-final-par-authorization-request-containing-request_uri-form-param: a request cannot be pushed by reference': () =>
    isRefused({ request_uri: 'urn:ietf:params:oauth:request_uri:abc' }),
  'fapi2-security-profile-final-par-attempt-invalid-http-method: only POST pushes': async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await bank.fetch(`${issuer}/openid/par`, { method });
      assert.ok(answer.status >= 400, `${method} ${answer.status}`);
    }
  },
  'fapi2-security-profile-final-par-ensure-pkce-required: a pushed request without PKCE is refused': () =>
    isRefused({ code_challenge: undefined, code_challenge_method: undefined }),
  'fapi2-security-profile-final-ensure-pkce-code-verifier-required: without the verifier there are no tokens': redeemsWrongly(
    { code_verifier: undefined },
    /^invalid_(grant|request)$/,
  ),
  'fapi2-security-profile-final-incorrect-pkce-code-verifier-rejected: nor with another one': redeemsWrongly(
    { code_verifier: 'w'.repeat(43) },
    /^invalid_grant$/,
  ),
  'fapi2-security-profile-final-par-plain-pkce-rejected: plain PKCE is refused': () =>
    isRefused({ code_challenge: verifier, code_challenge_method: 'plain' }),
  'fapi2-security-profile-final-par-without-duplicate-parameters: client_id and request_uri are enough at the authorization endpoint':
    async () => {
      assert.ok((await come({ code_challenge: challenge })).back?.['code']);
    },
  'fapi2-security-profile-final-par-test-array-as-audience-fails: a list as audience is refused': refusesAssertion({
    claims: { aud: [issuer] },
  }),
  'fapi2-security-profile-final-par-test-par-endpoint-url-as-audience-fails: the address of the endpoint as audience is refused':
    refusesAssertion({ claims: { aud: `${issuer}/openid/par` } }),
  'fapi2-security-profile-final-par-test-token-endpoint-url-as-audience-fails: the address of the token endpoint too': refusesAssertion({
    claims: { aud: `${issuer}/openid/token` },
  }),
});
