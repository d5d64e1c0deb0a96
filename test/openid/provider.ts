import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import * as openid from 'openid-client';
import { type Clients, createLive, type PersonalParts, sendLogoutPage } from '#channels/web';
import { createRecords, type Openid, type OpenidClient, registerOpenid } from '#openid';
import { lyktbanken } from '#texts';
import { beginSession } from '../../src/channels/web/session/index.ts';
import { writeGranted } from '../../src/openid/granted.ts';
import { begin, type CredentialsBank, goThrough } from '../credentials/bank.ts';
import { openWebBank } from '../web/bank.ts';

export const issuer = 'http://localhost:8420';
/** Where the bank's proxy is. */
export const proxy = '10.1.2.3';
export const redirectUri = 'https://hamnen.example/callback';
const names = { sv: 'Hamnen', fi: 'Hamnen', en: 'Hamnen' };

/** A key of a client: the private half for itself, the public one for its registration. */
export function makeKey(alg: 'ES256' | 'PS256' | 'RS256' | 'RSA-OAEP-256', kid: string = alg) {
  const pair = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const use = alg === 'RSA-OAEP-256' ? 'enc' : 'sig';
  const about = { alg, kid, use };
  return {
    ...about,
    privateJwk: { ...pair.privateKey.export({ format: 'jwk' }), ...about } as JWK,
    publicJwk: { ...pair.publicKey.export({ format: 'jwk' }), ...about } as { kty: string },
  };
}

export const keyOfClient = makeKey('ES256', 'web-1');
/** Made once for all tests of a file. */
const serverKeys = [makeKey('ES256', 'es'), makeKey('RS256', 'rs')];

/** The web bank as it is registered where a test says nothing else. */
export const webClient: OpenidClient = {
  id: 'web-bank',
  name: names,
  profile: 'standard',
  redirectUris: [redirectUri],
  postLogoutRedirectUris: ['https://hamnen.example/'],
  auth: { is: 'private-key-jwt', jwks: { keys: [keyOfClient.publicJwk] } },
  scopes: ['profile'],
};

export type OpenidBank = Awaited<ReturnType<typeof openOpenidBank>>;

/**
 * The bank of test/web with the OpenID Provider on the same origin, in this process and without a port. `as`: whoever asks is told at
 * once that it is this customer, by an identification that has been; without it the pages of the bank identify.
 */
export async function openOpenidBank({
  clients = [webClient],
  as = 'maj' as string | null,
  rules = {} as Parameters<typeof openWebBank>[0],
  pages = {} as Partial<PersonalParts>,
} = {}) {
  let opened: Openid | undefined;
  const complaints: string[] = [];
  const shown: Shown[] = [];
  const outside = new Map<string, (request: Request) => Response | Promise<Response>>();
  const clientsOfPages = lateHandOver(() => opened);
  const bank = await openWebBank(rules, { clients: clientsOfPages, ...pages }, {}, async (server, bank) => {
    const { stores, parts, identify } = bank;
    const records = createRecords({ store: stores.openid, ...parts });
    for (const { privateJwk, kid } of serverKeys) {
      const { alg: _either, ...rsa } = privateJwk;
      const jwk = privateJwk.kty === 'RSA' ? rsa : privateJwk;
      await records.put('SigningKey', kid, { jwk, from: 0 }, {});
    }
    opened = await registerOpenid(server, {
      ...parts,
      issuer,
      stores,
      identify,
      clients,
      certificates: { header: 'client-cert', isProxy: (address) => address === proxy },
      fetch: async (url, options) => {
        const request = new Request(url as string, options);
        const answer = outside.get(request.url);
        if (!answer) throw new Error(`nobody is at ${request.url}`);
        return answer(request);
      },
      complain: (code, detail) => complaints.push(`${code} ${detail}`),
      errorPage: (_request, reply, status) => reply.code(status).type('text/html').send(`<h1>Error ${status}</h1>`),
      logoutPage: (_request, reply, asked) => sendLogoutPage(webParts, reply, asked),
      live: createLive({ ...parts, stores, origin: issuer }),
    });
    if (as === null) opened.openInteractions(server);
    else identifyAtOnce(server, bank, opened, as, shown);
  });
  const send = sendTo(bank.server);
  return {
    ...bank,
    complaints,
    openid: opened as Openid,
    /** What was shown in each identification, as the engine says. */
    shown,
    /** What lies outside, by address: keys of clients, their log-out. */
    outside,
    fetch: send,
    /** A real client of the real library, in front of this bank. */
    connect: async (client = webClient, auth?: openid.ClientAuth, metadata: Partial<openid.ClientMetadata> = {}, from: From = {}) =>
      openid.discovery(new URL(issuer), client.id, metadata, auth ?? openid.PrivateKeyJwt(await privateKeyOf(keyOfClient)), {
        execute: [openid.allowInsecureRequests],
        [openid.customFetch]: sendTo(bank.server, from) as openid.CustomFetch,
        algorithm: 'oidc',
      }),
  };
}

/** In place of the bank's pages: who asks is told that it is this customer, who identifies in that moment with the code table. */
function identifyAtOnce(
  server: Server,
  bank: CredentialsBank,
  { provider, records, handOver }: Openid,
  customer: string,
  shown: Shown[],
): void {
  server.get('/openid/interaction/:uid', async ({ raw }, reply) => {
    const library = await provider();
    const { params } = await library.interactionDetails(raw, reply.raw);
    const userCode = (await bank.stores.customers.find(customer))?.identifiers[0]?.value ?? '';
    const view = await goThrough(bank, customer, await begin(bank, userCode));
    if (!view.result) throw new Error(`not identified, but ${view.is}`);
    const { acr, amr, at } = view.result;
    shown.push({ acr, amr });
    const grant = new library.Grant({ accountId: customer, clientId: String(params['client_id']) });
    const authTime = Math.floor(at / 1_000);
    const login = { accountId: customer, acr, amr: ['what the session says'], ts: authTime };
    const session = await beginSession(
      { ...bank.parts, stores: bank.stores, origin: issuer, clients: handOver },
      reply,
      customer,
      view.flow,
    );
    const granted = { flow: view.flow, customer, session, acr, amr, authTime, asking: null };
    const grantId = await grant.save();
    await writeGranted(records, grantId, granted, 60 * 60_000);
    return reply.redirect(await library.interactionResult(raw, reply.raw, { login, consent: { grantId } }), 303);
  });
}

/** The pages are there before the provider is. */
function lateHandOver(opened: () => Openid | undefined): Clients {
  return new Proxy({} as Clients, { get: (_, name) => opened()?.handOver[name as keyof Clients] });
}

const webParts = { brand: lyktbanken, assets: () => ({ scripts: [], styles: [] }), demo: false };

type Shown = { readonly acr: string; readonly amr: readonly string[] };

const webCrypto = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  'RSA-OAEP-256': { name: 'RSA-OAEP', hash: 'SHA-256' },
} as const;

/** As openid-client takes a private key. */
export async function privateKeyOf({ privateJwk, kid, alg, use }: ReturnType<typeof makeKey>) {
  const key = await crypto.subtle.importKey('jwk', privateJwk as JsonWebKey, webCrypto[alg], false, use === 'enc' ? ['decrypt'] : ['sign']);
  return { key, kid };
}

type Server = Awaited<ReturnType<typeof openWebBank>>['server'];

/** Where a request comes from, and what a proxy there adds to it. */
type From = { readonly address?: string; readonly headers?: Record<string, string> };

/** `fetch` into the server of this process. */
function sendTo(server: Server, from: From = {}): typeof fetch {
  return async (url, options) => {
    const request = new Request(url as string, options as RequestInit);
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const answer = await server.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: { ...Object.fromEntries(request.headers), ...from.headers },
      ...(from.address ? { remoteAddress: from.address } : {}),
      ...(body ? { payload: body } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) for (const one of [value].flat()) headers.append(name, String(one));
    return new Response([204, 304].includes(answer.statusCode) ? null : answer.body, { status: answer.statusCode, headers });
  };
}
