import assert from 'node:assert/strict';
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose';
import { createJourney, get, readIdToken } from './journey.ts';
import { authenticate, createParty } from './party.ts';
import { issuer, openOpenidBank, webClient } from './provider.ts';
import { runCases } from './run-cases.ts';

const home = 'https://hamnen.example/';
const told = 'https://hamnen.example/logged-out';
const party = await createParty('party');
const auth = { is: 'private-key-jwt' as const, jwks: { keys: [party.jwk] } };
const bank = await openOpenidBank({ clients: [{ ...webClient, id: 'party', auth, backchannelLogoutUri: told }] });
const client = createJourney(bank, 'party', async () => ({ form: await authenticate(party, issuer) }));
/** The client is told on the side, some time after the page has come. */
let hear = (_token: string) => {};
bank.outside.set(told, async (request) => {
  hear(new URLSearchParams(await request.text()).get('logout_token') ?? '');
  return new Response(null, { status: 200 });
});

type Session = Awaited<ReturnType<typeof client.logIn>>;

/** To the address of the log-out, and through what the bank asks there. */
async function leave({ browser }: Session, said: Record<string, string>) {
  const asked = await browser.open(`/openid/logout?${new URLSearchParams(said)}`);
  if (asked.status !== 200 || !asked.html.includes('/openid/logout/confirm')) return asked;
  return browser.post('/openid/logout/confirm', { xsrf: /name="xsrf" value="([^"]*)"/.exec(asked.html)?.[1] ?? '', logout: 'yes' });
}

async function isLoggedIn({ browser }: Session): Promise<boolean> {
  const { back } = await client.ask({ prompt: 'none' }, browser);
  assert.ok(back?.['code'] || back?.['error'] === 'login_required', JSON.stringify(back));
  return back?.['code'] !== undefined;
}

const idToken = ({ tokens: given }: Session) => String(given['id_token']);

/** Logged out, and back where the client has said, with its state. */
const comesBack = (said: Record<string, string>) => async () => {
  const session = await client.logIn();
  const page = await leave(session, { id_token_hint: idToken(session), post_logout_redirect_uri: home, ...said });
  const expected = said['state'] ? `${home}?state=${said['state']}` : home;
  assert.equal(page.address, expected);
  assert.equal(await isLoggedIn(session), false);
};

/** Whoever meant to be led somewhere else is led nowhere. */
const leadsNowhere = (said: (session: Session) => Promise<Record<string, string>> | Record<string, string>) => async () => {
  const session = await client.logIn();
  const page = await leave(session, await said(session));
  assert.ok(!page.address.startsWith('https://'), page.address);
};

/** Logged out, and told so by the bank. */
const saysSo = (said: Record<string, string>) => async () => {
  const session = await client.logIn();
  const page = await leave(session, said);
  assert.equal(page.status, 200);
  assert.match(page.address, /^\/(sv|fi|en)\/login/);
  assert.equal(await isLoggedIn(session), false);
};

async function announces(names: readonly string[]) {
  const { body } = await get(bank, '/.well-known/openid-configuration');
  assert.equal(body['end_session_endpoint'], `${issuer}/openid/logout`);
  for (const name of names) assert.equal(body[name], true, name);
}

runCases('logout-plans.test.ts', {
  'oidcc-rp-initiated-logout-discovery-endpoint-verification: discovery says where one logs out': () => announces([]),
  'oidcc-rp-initiated-logout: whoever logs out at a client is logged out of the bank and comes back to the client': comesBack({
    state: 'bye',
  }),
  'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri: nobody is led to an address that is not registered': leadsNowhere((session) => ({
    id_token_hint: idToken(session),
    post_logout_redirect_uri: 'https://thief.example/',
  })),
  'oidcc-rp-initiated-logout-modified-id-token-hint: nor with a hint whose signature was taken off': leadsNowhere((session) => ({
    id_token_hint: new UnsecuredJWT(decodeJwt(idToken(session))).encode(),
    post_logout_redirect_uri: home,
  })),
  'oidcc-rp-initiated-logout-no-id-token-hint: nor without a hint': leadsNowhere(() => ({ post_logout_redirect_uri: home })),
  'oidcc-rp-initiated-logout-no-params: whoever says nothing is logged out and told so': saysSo({}),
  'oidcc-rp-initiated-logout-no-post-logout-redirect-uri: so is whoever has no address to come back to': async () => {
    const session = await client.logIn();
    await leave(session, { id_token_hint: idToken(session) });
    assert.equal(await isLoggedIn(session), false);
  },
  'oidcc-rp-initiated-logout-no-state: without a state one comes back without one': comesBack({}),
  'oidcc-rp-initiated-logout-only-state: a state alone leads nowhere, and one is logged out': saysSo({ state: 'bye' }),
  'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri: nobody is led to an address with something added': leadsNowhere(
    (session) => ({
      id_token_hint: idToken(session),
      post_logout_redirect_uri: `${home}?foo=bar`,
    }),
  ),
  'oidcc-rp-initiated-logout-bad-id-token-hint: nor with a hint that somebody else has signed': leadsNowhere(async (session) => {
    const [claims, { kid = '' }] = [decodeJwt(idToken(session)), decodeProtectedHeader(idToken(session))];
    const signed = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(party.privateKey);
    return { id_token_hint: signed, post_logout_redirect_uri: home };
  }),
  'oidcc-backchannel-logout-discovery-endpoint-verification: discovery says that clients are told, with the session': () =>
    announces(['backchannel_logout_supported', 'backchannel_logout_session_supported']),
  'oidcc-backchannel-rp-initiated-logout: each client is told with a signed token which session is over': async () => {
    const session = await client.logIn();
    const heard = new Promise<string>((resolve) => {
      hear = resolve;
    });
    await leave(session, { id_token_hint: idToken(session), post_logout_redirect_uri: home });
    const token = await heard;
    assert.equal(decodeProtectedHeader(token).typ, 'logout+jwt');
    const claims = await readIdToken(bank, token);
    assert.equal(typeof claims['sid'], 'string');
    assert.deepEqual([claims['aud'], claims['sub'], claims['sid']], ['party', 'maj', session.claims['sid']]);
    assert.deepEqual(claims['events'], { 'http://schemas.openid.net/event/backchannel-logout': {} });
    assert.equal('nonce' in claims, false);
    assert.equal(await isLoggedIn(session), false);
  },
});
