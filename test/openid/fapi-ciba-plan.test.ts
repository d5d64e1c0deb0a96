import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { sendPings } from '#openid';
import { createJourney, type Form, get, passTime, readIdToken } from './journey.ts';
import { authenticate, type Changes, createParty, createProver, inSeconds, signRequest } from './party.ts';
import { givePhone } from './phone.ts';
import { issuer, openOpenidBank, webClient } from './provider.ts';
import { runCases } from './run-cases.ts';

const ping = 'https://contact-centre.example/ping';
const [polling, pinged, old] = await Promise.all([createParty('polling'), createParty('pinged', 'PS256'), createParty('pinged', 'RS256')]);
const names = { sv: 'Kundtjänst', fi: 'Asiakaspalvelu', en: 'Customer service' };
const ciba = { purposes: [{ id: 'cards', name: names }], advisors: [{ id: 'anna', name: 'Anna Backman' }], initiators: ['user'] as const };
const { redirectUris: _none, postLogoutRedirectUris: _neither, ...plain } = webClient;
const register = ({ id, jwk }: typeof polling, more: object[], mode: object) => ({
  ...plain,
  id,
  profile: 'fapi2' as const,
  refresh: true,
  auth: { is: 'private-key-jwt' as const, jwks: { keys: [jwk, ...more] as (typeof jwk)[] } },
  ciba: { ...ciba, ...mode } as never,
});
const bank = await openOpenidBank({
  clients: [
    register(polling, [], { mode: 'poll' }),
    register(pinged, [{ ...old.jwk, kid: 'old' }], { mode: 'ping', notificationEndpoint: ping }),
  ],
  as: null,
});
const phone = await givePhone(bank);
const prover = await createProver();
const clientOf = (party: typeof polling, changes: Changes = {}) =>
  createJourney(bank, party.id, async () => ({ form: await authenticate(party, issuer, changes) }));
const modes = [polling, pinged] as const;
const unsaid = { client_assertion: undefined, client_assertion_type: undefined };

const request = (party: typeof polling, changes: Record<string, unknown> = {}) => ({
  scope: 'openid profile',
  login_hint: '604218',
  binding_message: '482913',
  ...(party === pinged ? { client_notification_token: 'token-of-the-contact-centre-1234' } : {}),
  ...changes,
});

type Asked = { readonly said?: Record<string, unknown>; readonly signed?: Changes; readonly by?: Changes; readonly form?: Form };

/** Asks, as one signed object; no customer is asked so often that the limit is reached. */
async function ask(party: typeof polling, { said = {}, signed = {}, by = {}, form = {} }: Asked = {}) {
  await bank.clock.advance(bank.parts.policy.asksPerCustomer.window);
  const object = await signRequest(party, issuer, request(party, said), signed);
  return clientOf(party, by).post('/openid/backchannel', { request: object, ...form });
}

async function redeem(party: typeof polling, id: unknown, { by = {}, form = {} }: Pick<Asked, 'by' | 'form'> = {}) {
  const dpop = await prover.prove('POST', `${issuer}/openid/token`);
  const said = { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: String(id), ...form };
  return clientOf(party, by).post('/openid/token', said, { dpop });
}

/** Asked, approved in the app, redeemed. */
async function identify(party: typeof polling, asked: Asked = {}) {
  const answer = await ask(party, asked);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const id = answer.body['auth_req_id'];
  assert.equal((await redeem(party, id)).body['error'], 'authorization_pending');
  await phone.approveNewest();
  const tokens = await redeem(party, id);
  assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
  return { id, asked: answer.body, tokens: tokens.body, claims: await readIdToken(bank, tokens.body['id_token']) };
}

const succeeds =
  (asked: Asked = {}) =>
  async () => {
    for (const party of modes) assert.equal((await identify(party, asked)).claims['sub'], 'maj');
  };

const isRefused = (asked: Asked, error: RegExp) => async () => {
  for (const party of modes) {
    const { status, body } = await ask(party, asked);
    assert.ok([400, 401, 403].includes(status), `${status} ${JSON.stringify(body)}`);
    assert.match(String(body['error']), error);
  }
};

const invalid = /^(invalid_request|invalid_request_object)$/;
const unknown = /^(access_denied|invalid_request|invalid_client)$/;
const badClaims = (claims: Record<string, unknown>) => isRefused({ signed: { claims } }, invalid);

const callOutside: typeof fetch = async (address, options) => {
  const asked = new Request(address as string, options);
  const answer = bank.outside.get(asked.url);
  if (!answer) throw new Error(`nobody is at ${asked.url}`);
  return answer(asked);
};

/** What the client's server says when it is called, and how often it was. */
async function pingAnswered(answer: () => Response): Promise<number> {
  const { body } = await ask(pinged);
  let called = 0;
  bank.outside.set(ping, async (asked) => {
    assert.equal(asked.headers.get('authorization'), 'Bearer token-of-the-contact-centre-1234');
    const said = await asked.json();
    if (said.auth_req_id === body['auth_req_id']) called++;
    assert.deepEqual(Object.keys(said), ['auth_req_id']);
    return answer();
  });
  await phone.approveNewest();
  for (let round = 0; round < 3; round++) {
    await sendPings({ ...bank, ...bank.openid, fetch: callOutside, complain: () => {} });
    await bank.clock.advance(2_000);
  }
  assert.equal((await redeem(pinged, body['auth_req_id'])).status, 200, 'the token is there all the same');
  return called;
}

const later = (ms: number, act: () => Promise<void>) => passTime(bank, ms, act);

runCases('fapi-ciba-plan.test.ts', {
  'fapi-ciba-id1-discovery-end-point-verification: the metadata announce poll and ping, and no push': async () => {
    const { body } = await get(bank, '/.well-known/openid-configuration');
    assert.deepEqual(body['backchannel_token_delivery_modes_supported'], ['poll', 'ping']);
    assert.equal(body['backchannel_authentication_endpoint'], `${issuer}/openid/backchannel`);
    assert.ok((body['grant_types_supported'] as string[]).includes('urn:openid:params:grant-type:ciba'));
    assert.doesNotMatch(String(body['backchannel_authentication_request_signing_alg_values_supported'] ?? ''), /none|HS/);
  },
  'fapi-ciba-id1: two clients learn who it is, each with tokens bound to its key, and each question is redeemed once': async () => {
    for (const party of modes) {
      const { claims, tokens, asked, id } = await identify(party);
      assert.deepEqual([claims['aud'], claims['sub'], claims['acr'], claims['amr']], [party.id, 'maj', 'loa2', ['mfa', 'pin', 'swk']]);
      assert.deepEqual([tokens['token_type'], asked['interval'], typeof asked['expires_in']], ['DPoP', 5, 'number']);
      assert.equal((await redeem(party, id)).body['error'], 'invalid_grant');
    }
  },
  'fapi-ciba-id1-user-rejects-authentication: whoever says no in the app is told to the client as access_denied': async () => {
    for (const party of modes) {
      const { body } = await ask(party);
      await phone.decline((await phone.newest()).id);
      assert.equal((await redeem(party, body['auth_req_id'])).body['error'], 'access_denied');
    }
  },
  'fapi-ciba-id1-multiple-call-to-token-endpoint: whoever asks again at once is told to slow down': async () => {
    for (const party of modes) {
      const { body } = await ask(party);
      const said = [];
      for (let turn = 0; turn < 3; turn++) said.push((await redeem(party, body['auth_req_id'])).body['error']);
      assert.deepEqual(said, ['authorization_pending', 'slow_down', 'slow_down']);
      await phone.approveNewest();
    }
  },
  'fapi-ciba-id1-auth-req-id-expired: a question that nobody answers expires when its client said': async () => {
    for (const party of modes) {
      const { body } = await ask(party, { said: { requested_expiry: 10 } });
      assert.equal(body['expires_in'], 10);
      await later(11_000, async () => assert.equal((await redeem(party, body['auth_req_id'])).body['error'], 'expired_token'));
    }
  },
  'fapi-ciba-id1-ensure-authorization-request-with-binding-message-succeeds: 1234 is a code that may be shown': succeeds({
    said: { binding_message: '1234' },
  }),
  'fapi-ciba-id1-ensure-other-scope-order-succeeds: the order of scopes means nothing': succeeds({ said: { scope: 'profile openid' } }),
  'fapi-ciba-id1-ensure-requested-expiry-as-string-succeeds: requested_expiry may be written as a string': succeeds({
    said: { requested_expiry: '60' },
  }),
  'fapi-ciba-id1-ensure-authorization-request-with-potentially-bad-binding-message: a long message with strange signs is refused, and not shown':
    isRefused(
      { said: { binding_message: 'Betala 250,00 € till Norrskens El \u{1f600} och svara genast, annars spärras ditt konto' } },
      /^invalid_binding_message$/,
    ),
  'fapi-ciba-id1-ensure-request-object-missing-aud-fails: a request for nobody is refused': badClaims({ aud: undefined }),
  'fapi-ciba-id1-ensure-request-object-bad-aud-fails: a request for another server is refused': badClaims({ aud: 'https://other.example' }),
  'fapi-ciba-id1-ensure-request-object-missing-iss-fails: a request from nobody is refused': badClaims({ iss: undefined }),
  'fapi-ciba-id1-ensure-request-object-bad-iss-fails: a request from somebody else is refused': badClaims({ iss: 'another' }),
  'fapi-ciba-id1-ensure-request-object-missing-exp-fails: a request without an end is refused': badClaims({ exp: undefined }),
  'fapi-ciba-id1-ensure-request-object-expired-exp-fails: an old request is refused': badClaims({
    exp: inSeconds(-300),
    nbf: inSeconds(-600),
  }),
  'fapi-ciba-id1-ensure-request-object-exp-is-70-minutes-in-future-fails: one that holds longer than an hour is refused': badClaims({
    exp: inSeconds(70 * 60),
  }),
  'fapi-ciba-id1-ensure-request-object-missing-iat-fails: one that does not say when it was made is refused': badClaims({ iat: undefined }),
  'fapi-ciba-id1-ensure-request-object-missing-nbf-fails: one that does not say from when it holds is refused': badClaims({
    nbf: undefined,
  }),
  'fapi-ciba-id1-ensure-request-object-nbf-is-10-minutes-in-future-fails: one that does not hold yet is refused': badClaims({
    nbf: inSeconds(600),
    exp: inSeconds(900),
  }),
  'fapi-ciba-id1-ensure-request-object-nbf-is-70-minutes-in-past-fails: one that has held longer than an hour is refused': badClaims({
    nbf: inSeconds(-70 * 60),
  }),
  'fapi-ciba-id1-ensure-request-object-missing-jti-fails: one without a name of its own is refused': badClaims({ jti: undefined }),
  'fapi-ciba-id1-ensure-request-object-signature-algorithm-is-none-fails: an unsigned one is refused': isRefused(
    { signed: { header: { alg: 'none' } } },
    invalid,
  ),
  'fapi-ciba-id1-ensure-request-object-signature-algorithm-is-bad-fails: one signed with a shared secret is refused': isRefused(
    { signed: { header: { alg: 'HS256' }, key: new TextEncoder().encode('a-secret-of-more-than-thirty-two-letters') } },
    invalid,
  ),
  'fapi-ciba-id1-ensure-request-object-signature-algorithm-is-RS256-fails: RS256 is refused, also with a registered key': async () => {
    const { status, body } = await ask(pinged, { signed: { header: { alg: 'RS256', kid: 'old' }, key: old.privateKey } });
    assert.equal(status, 400);
    assert.match(String(body['error']), invalid);
  },
  'fapi-ciba-id1-ensure-request-object-signed-by-other-client-fails: one that another client has signed is refused': async () => {
    const { body } = await ask(polling, { signed: { header: { alg: 'PS256', kid: pinged.kid }, key: pinged.privateKey } });
    assert.match(String(body['error']), invalid);
  },
  'fapi-ciba-id1-ensure-authorization-request-with-multiple-hints-fails: two hints are one too many': isRefused(
    { said: { id_token_hint: 'a.b.c' } },
    invalid,
  ),
  'fapi-ciba-id1-ensure-wrong-auth-req-id-in-token-endpoint-request: a question is no use to another client': async () => {
    const { body } = await ask(polling);
    await phone.approveNewest();
    assert.equal((await redeem(pinged, body['auth_req_id'])).body['error'], 'invalid_grant');
    assert.equal((await redeem(polling, body['auth_req_id'])).status, 200);
    assert.equal((await redeem(polling, 'nobody-asked-this')).body['error'], 'invalid_grant');
  },
  'fapi-ciba-id1-ensure-different-client-id-and-issuer-in-backchannel-authorization-request: a client_id beside the request that is not its own is refused':
    isRefused({ form: { client_id: 'another' } }, unknown),
  'fapi-ciba-id1-ensure-wrong-client-id-in-token-endpoint-request: a client_id that is not its own is refused at the token endpoint':
    async () => {
      const { body } = await ask(polling);
      assert.match(String((await redeem(polling, body['auth_req_id'], { form: { client_id: 'pinged' } })).body['error']), unknown);
      await phone.approveNewest();
    },
  'fapi-ciba-id1-ensure-wrong-client-id-in-backchannel-authorization-request: another registered client_id is refused as well': isRefused(
    { form: { client_id: 'web-bank' } },
    unknown,
  ),
  'fapi-ciba-id1-ensure-without-client-assertion-in-token-endpoint-request: a client_id alone does not authenticate at the token endpoint':
    async () => {
      const { body } = await ask(polling);
      assert.match(String((await redeem(polling, body['auth_req_id'], { form: unsaid })).body['error']), unknown);
      await phone.approveNewest();
    },
  'fapi-ciba-id1-ensure-without-client-assertion-in-backchannel-authorization-request: nor where it asks': isRefused(
    { form: unsaid },
    unknown,
  ),
  'fapi-ciba-id1-ensure-client-assertion-signature-algorithm-in-backchannel-authorization-request-is-RS256-fails: an assertion with RS256 is refused, also with a registered key':
    async () => {
      const { body } = await ask(pinged, { by: { header: { alg: 'RS256', kid: 'old' }, key: old.privateKey } });
      assert.match(String(body['error']), unknown);
    },
  'fapi-ciba-id1-ensure-client-assertion-signature-algorithm-in-token-endpoint-request-is-RS256-fails: at the token endpoint too':
    async () => {
      const { body } = await ask(pinged);
      const by = { header: { alg: 'RS256', kid: 'old' }, key: old.privateKey };
      assert.match(String((await redeem(pinged, body['auth_req_id'], { by })).body['error']), unknown);
      await phone.approveNewest();
    },
  'fapi-ciba-id1-ensure-client-assertion-with-iss-aud-to-token-endpoint-succeeds: the issuer is the audience of an assertion': succeeds(),
  'fapi-ciba-id1-ping-backchannel-notification-endpoint-response-has-body: what the client answers to the ping is not read': async () => {
    assert.equal(await pingAnswered(() => Response.json({ thanks: true })), 1);
  },
  'fapi-ciba-id1-ping-backchannel-notification-endpoint-response-401: a client that refuses the ping has its token all the same':
    async () => {
      assert.equal(await pingAnswered(() => new Response(null, { status: 401 })), 1);
    },
  'fapi-ciba-id1-ping-backchannel-notification-endpoint-response-403: one that forbids it too': async () => {
    assert.equal(await pingAnswered(() => new Response(null, { status: 403 })), 1);
  },
  'fapi-ciba-id1-ping-with-mtls-ciba-notification-endpoint-response-401-and-require-server-does-not-retry: who has refused is not called again':
    async () => {
      assert.equal(await pingAnswered(() => new Response('no', { status: 401 })), 1);
    },
  'fapi-ciba-id1-ping-backchannel-notification-endpoint-return-redirect-request: a redirect is not followed': async () => {
    let led = 0;
    bank.outside.set('https://elsewhere.example/', () => {
      led++;
      return new Response(null, { status: 204 });
    });
    assert.equal(await pingAnswered(() => Response.redirect('https://elsewhere.example/', 301)), 1);
    assert.equal(led, 0);
  },
  'fapi-ciba-id1-ensure-unsigned-backchannel-authorization-request-fails: a FAPI client asks with one signed object and not otherwise':
    async () => {
      for (const party of modes) {
        const { status, body } = await clientOf(party).post('/openid/backchannel', request(party) as Form);
        assert.deepEqual([status, body['error']], [400, 'invalid_request']);
        const unsigned = new UnsecuredJWT(request(party)).encode();
        assert.match(String((await clientOf(party).post('/openid/backchannel', { request: unsigned })).body['error']), invalid);
      }
    },
  'fapi-ciba-id1-refresh-token: a refresh token works for its client alone, with its proof': async () => {
    const { tokens } = await identify(polling);
    const prove = async () => ({ dpop: await prover.prove('POST', `${issuer}/openid/token`) });
    assert.equal((await clientOf(pinged).refresh(tokens['refresh_token'], {}, await prove())).body['error'], 'invalid_grant');
    assert.notEqual((await clientOf(polling).refresh(tokens['refresh_token'])).status, 200);
    assert.equal((await clientOf(polling).refresh(tokens['refresh_token'], {}, await prove())).status, 200);
  },
  'fapi-ciba-id1-ensure-mtls-holder-of-key-required: without the proof of its key a client gets no tokens': async () => {
    const { body } = await ask(polling);
    await phone.approveNewest();
    const form = { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: String(body['auth_req_id']) };
    const bare = await clientOf(polling).post('/openid/token', form);
    assert.equal(bare.status, 400);
    assert.equal(bare.body['access_token'], undefined);
  },
});
