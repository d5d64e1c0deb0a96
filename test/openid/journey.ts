import { createHash } from 'node:crypto';
import { mock } from 'node:test';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { issuer, type OpenidBank, redirectUri } from './provider.ts';

export type Form = Readonly<Record<string, string | undefined>>;
export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };
type Browser = ReturnType<OpenidBank['openBrowser']>;
type Bank = Pick<OpenidBank, 'fetch' | 'openBrowser'>;

export const verifier = 'styrka-'.repeat(8);
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** What every request for a code says, where a test says nothing else; `undefined` leaves a parameter out. */
export const ordinary: Form = {
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid profile',
  state: 'a-state',
  nonce: 'a-nonce',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

/** What a client does by hand, so that it can do it wrongly. `prove`: the form fields or headers with which it authenticates. */
export function createJourney(bank: Bank, id: string, prove: () => Promise<{ form?: Form; headers?: Record<string, string> }>) {
  const post = async (path: string, form: Form, headers: Record<string, string> = {}, method = 'POST'): Promise<Answer> => {
    const own = await prove();
    const body = new URLSearchParams(said({ ...own.form, ...form }));
    return read(await bank.fetch(`${issuer}${path}`, { method, body, headers: { ...own.headers, ...headers } }));
  };
  /** Where the browser ends: `back` is what the client is told, undefined where it is told nothing. */
  const visit = async (request: Form, browser: Browser = bank.openBrowser()) => {
    const page = await browser.open(`/openid/authorize?${new URLSearchParams(said({ client_id: id, ...request }))}`);
    return { page, browser, back: readBack(page.address) };
  };
  const ask = (changes: Form = {}, browser?: Browser) => visit({ ...ordinary, ...changes }, browser);
  const redeem = (code: string | undefined, changes: Form = {}, headers: Record<string, string> = {}) =>
    post(
      '/openid/token',
      { grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: verifier, code: code ?? 'none', ...changes },
      headers,
    );
  return {
    id,
    post,
    visit,
    ask,
    redeem,
    refresh: (token: unknown, changes: Form = {}, headers: Record<string, string> = {}) =>
      post('/openid/token', { grant_type: 'refresh_token', refresh_token: String(token), ...changes }, headers),
    /** From the request to the tokens; throws if there are none. */
    logIn: async (changes: Form = {}, browser?: Browser) => {
      const went = await ask(changes, browser);
      const code = went.back?.['code'];
      if (!code) throw new Error(`no code, but ${JSON.stringify(went.back ?? went.page.text)}`);
      const tokens = await redeem(code);
      if (tokens.status !== 200) throw new Error(`no tokens, but ${JSON.stringify(tokens.body)}`);
      return { ...went, code, tokens: tokens.body, claims: await readIdToken(bank, tokens.body['id_token']) };
    },
    userinfo: async (token: unknown, headers: Record<string, string> = {}) =>
      read(await bank.fetch(`${issuer}/openid/userinfo`, { headers: { authorization: `Bearer ${token}`, ...headers } })),
  };
}

export type Journey = ReturnType<typeof createJourney>;

/** Checked with the published keys, as any client does. */
export async function readIdToken(bank: Bank, token: unknown): Promise<Record<string, unknown>> {
  const { body } = await get(bank, '/openid/jwks');
  const { payload, protectedHeader } = await jwtVerify(String(token), createLocalJWKSet(body as unknown as JSONWebKeySet), { issuer });
  return { ...payload, header: protectedHeader };
}

export async function get(bank: Bank, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return read(await bank.fetch(`${issuer}${path}`, { headers }));
}

function readBack(address: string): Record<string, string> | undefined {
  return address.startsWith(redirectUri) ? Object.fromEntries(new URL(address).searchParams) : undefined;
}

async function read(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : { text } };
}

/** Both clocks go on: the bank's, and that of this process, by which the library counts. */
export async function passTime({ clock }: Pick<OpenidBank, 'clock'>, ms: number, act: () => Promise<void>): Promise<void> {
  await clock.advance(ms);
  mock.timers.enable({ apis: ['Date'], now: Date.now() + ms });
  await act().finally(() => mock.timers.reset());
}

export function said(form: Form): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
