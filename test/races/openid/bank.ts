import { createHash, generateKeyPairSync } from 'node:crypto';
import Fastify from 'fastify';
import { systemClock } from '#adapters/system';
import { createPlainKeys } from '#adapters/virtual';
import type { Identify } from '#identification';
import { createRecords, type OpenidClient, registerOpenid } from '#openid';
import { choosePolicy } from '#policy';
import type { Stores, Use } from '#ports';
import { createAdapter } from '../../../src/openid/adapter.ts';
import { writeAsked } from '../../../src/openid/ciba-asked.ts';
import { writeGranted } from '../../../src/openid/granted.ts';
import { newId } from '../../contract/stores/samples.ts';

export type Form = Readonly<Record<string, string>>;
export type RaceBank = Awaited<ReturnType<typeof openBank>>;

export const issuer = 'http://localhost:8420';
const redirectUri = 'https://hamnen.example/callback';
const secret = 'only for races';
const names = { sv: 'Hamnen', fi: 'Hamnen', en: 'Hamnen' };
const hour = 60 * 60;

const web = {
  id: 'web-bank',
  name: names,
  profile: 'standard',
  redirectUris: [redirectUri],
  auth: { is: 'secret', secretHash: createHash('sha256').update(secret).digest('hex') },
  refresh: true,
  ciba: { mode: 'poll', purposes: [], advisors: [], initiators: [] },
  scopes: ['profile'],
} satisfies OpenidClient;

/** One that signs its assertions with a key that every process of the race must be told. */
const signing = (jwk: { readonly kty: string }) =>
  ({
    id: 'signing-bank',
    name: names,
    profile: 'standard',
    redirectUris: [redirectUri],
    auth: { is: 'private-key-jwt', jwks: { keys: [jwk] } },
  }) satisfies OpenidClient;

const opened = new WeakMap<Stores, Promise<RaceBank>>();

/** The provider of this process over these stores: whole, but for the port. What an identification rests on stands in its flow's name. */
export function bankOf(stores: Stores, jwk: { readonly kty: string }): Promise<RaceBank> {
  const bank = opened.get(stores) ?? openBank(stores, jwk);
  opened.set(stores, bank);
  return bank;
}

async function openBank(stores: Stores, jwk: { readonly kty: string }) {
  const [clock, keys, server, faults] = [systemClock, createPlainKeys(), Fastify(), [] as string[]];
  const records = createRecords({ store: stores.openid, keys, clock });
  const stands = async (flow: string): Promise<Use[]> => [{ is: 'in-force', customer: flow }];
  /** Everybody was identified, as the flow says. */
  const look = async (flow: string) => ({ result: { customer: flow, acr: 'loa2', amr: ['pwd'], at: clock.now() }, about: null });
  const { provider } = await registerOpenid(server, {
    issuer,
    keys,
    clock,
    stores,
    node: 'racing',
    identify: { stands, look } as unknown as Identify,
    policy: choosePolicy('described'),
    clients: [web, signing(jwk)],
    certificates: { header: 'client-cert', isProxy: () => false },
    fetch: async () => assertNobody(),
    complain: (code, detail) => faults.push(`${code} ${detail}`),
    errorPage: (_request, reply, status) => reply.code(status).send(),
    logoutPage: (_request, reply) => reply.code(500).send(),
    live: { find: async () => undefined, end: async () => undefined, isEnded: async () => false },
  });
  return {
    adapter: createAdapter({ records, clock, node: 'racing', stands, isOutlived: async () => false }),
    provider,
    /** 'token', or the error in the words of OAuth. */
    async post(path: string, form: Form): Promise<string> {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(form['client_id'] ? {} : { authorization: basic }) };
      const answer = await server.inject({ method: 'POST', url: path, headers, payload: new URLSearchParams(form).toString() });
      if (faults.length > 0) throw new Error(faults.join());
      return answer.statusCode < 300 ? 'given' : answer.json<{ error: string }>().error;
    },
    async grant(customer: string, kind: 'code' | 'refresh' | 'ciba'): Promise<Form> {
      const library = await provider();
      const [own, client] = [{ accountId: customer, scope: 'openid' }, await library.Client.find(web.id)];
      if (kind === 'ciba') {
        const id = await new library.BackchannelAuthenticationRequest({ ...own, client, params: {} } as never).save();
        const began = clock.now();
        const call = { id: newId('call'), kind: 'ciba', of: customer, began, expires: began + hour * 1_000 };
        await stores.sessions.begin(call, { audit: [] });
        await writeAsked(records, id, { id, flow: customer, client: web.id, token: null, session: call.id, untold: null });
        return { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: id };
      }
      const grant = new library.Grant({ accountId: customer, clientId: web.id });
      grant.addOIDCScope('openid');
      const grantId = await grant.save();
      const identified = { acr: 'loa2', amr: ['pwd'], authTime: 1, asking: null };
      await writeGranted(records, grantId, { flow: customer, customer, session: null, ...identified }, hour * 1_000);
      const [verifier, given] = [newId('verifier').padEnd(43, '-'), { ...own, client, grantId } as never];
      if (kind === 'refresh') {
        const token = new library.RefreshToken(Object.assign(given, { gty: 'authorization_code' }));
        return { grant_type: 'refresh_token', refresh_token: await token.save() };
      }
      const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
      const pkce = { codeChallenge, codeChallengeMethod: 'S256', redirectUri };
      const code = await new library.AuthorizationCode(Object.assign(given, pkce)).save();
      return { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    },
  };
}

const basic = `Basic ${Buffer.from(`${web.id}:${encodeURIComponent(secret)}`).toString('base64')}`;

function assertNobody(): never {
  throw new Error('nobody is outside');
}

/** A key of the signing client, public half and private. */
export function makeClientKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kty: 'EC', kid: 'one', alg: 'ES256', use: 'sig' } };
}
