import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { findFreePorts } from '../free-ports.ts';

export type Answering = {
  /** Who is logged in. */
  sub: string;
  /** What is signed instead of what was asked: somebody meddled on the way. */
  confirmed: object | undefined;
  /** Signed with a key of its own. */
  forged: boolean;
  /** Claims of the statement that are other than they should be. */
  claims: Record<string, unknown>;
  /** No statement at all. */
  silent: boolean;
};

export type FakeProvider = {
  readonly address: string;
  readonly answering: Answering;
  /** The statement that was given last. */
  last(): string;
  logoutToken(claims: Record<string, unknown>, typ?: string): Promise<string>;
  close(): Promise<void>;
};

const typ = 'styrka-confirmation+jwt';

/** A provider that says whatever a test wants, well signed: what the web bank does not check here, it would believe from anybody. */
export async function openFakeProvider(client: string): Promise<FakeProvider> {
  const [port = 0] = await findFreePorts(1);
  const address = `http://localhost:${port}`;
  const [own, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const answering: Answering = { sub: 'aino', confirmed: undefined, forged: false, claims: {}, silent: false };
  const pushed = new Map<string, URLSearchParams>();
  let last = '';
  const sign = (claims: Record<string, unknown>, type: string, key: CryptoKey = own.privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: address, aud: client, sub: answering.sub, iat: now, exp: now + 60, jti: randomUUID(), ...claims };
    return new SignJWT(all).setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: type }).sign(key);
  };
  const confirm = async (asked: object) => {
    if (answering.silent) return asked;
    const details = answering.confirmed ?? asked;
    const key = answering.forged ? foreign.privateKey : own.privateKey;
    last = await sign({ authorization_details: [details], ...answering.claims }, typ, key);
    return { ...asked, statement: last };
  };
  const token = async (form: URLSearchParams) => {
    const asked = pushed.get(form.get('code') ?? '');
    const details = JSON.parse(asked?.get('authorization_details') ?? '[]') as object[];
    return {
      access_token: randomUUID(),
      token_type: 'DPoP',
      expires_in: 60,
      id_token: await sign({ nonce: asked?.get('nonce'), sid: 'sid-1' }, 'JWT'),
      ...(details.length > 0 ? { authorization_details: await Promise.all(details.map(confirm)) } : {}),
    };
  };
  const metadata = {
    issuer: address,
    authorization_endpoint: `${address}/authorize`,
    token_endpoint: `${address}/token`,
    pushed_authorization_request_endpoint: `${address}/par`,
    end_session_endpoint: `${address}/logout`,
    jwks_uri: `${address}/jwks`,
    id_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', address);
    const send = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname.startsWith('/.well-known/')) return send(metadata);
    if (url.pathname === '/jwks') return send({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }] });
    if (url.pathname === '/token') return send(await token(new URLSearchParams(body)));
    if (url.pathname === '/par') {
      const id = randomUUID();
      pushed.set(id, new URLSearchParams(body));
      return send({ request_uri: `urn:${id}`, expires_in: 60 }, 201);
    }
    const code = url.searchParams.get('request_uri')?.slice(4) ?? '';
    const asked = pushed.get(code);
    const back = new URL(asked?.get('redirect_uri') ?? `${address}/nowhere`);
    for (const [name, value] of Object.entries({ code, state: asked?.get('state') ?? '', iss: address }))
      back.searchParams.set(name, value);
    response.writeHead(303, { location: back.href }).end();
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    address,
    answering,
    last: () => last,
    logoutToken: (claims, type = 'logout+jwt') => sign({ sub: undefined, ...claims }, type),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
