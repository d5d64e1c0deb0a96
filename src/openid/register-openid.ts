import type { FastifyInstance } from 'fastify';
import type { Adapter, KoaContextWithOIDC } from 'oidc-provider';
import type { Identify } from '#identification';
import { type Clock, digestText, type Stores } from '#ports';
import { createAdapter } from './adapter.ts';
import type { CibaParts } from './ciba-parts.ts';
import type { OpenidClient } from './client.ts';
import { readClients } from './client-register.ts';
import { findGrant, type Visit } from './finish.ts';
import type { Granted } from './granted.ts';
import { createHandOver, type HandOver, registerInteractions } from './hand-over.ts';
import { createLogIns, type LiveSessions, type LogIns } from './live-session.ts';
import { createWatch, endLiveSessions, leaveOther, tellOnTheSide } from './logout.ts';
import { type AskedOut, readAskedOut } from './logout-page.ts';
import { type Failure, type MountParts, mountProvider } from './mount.ts';
import { keepPresent, type Present } from './present.ts';
import { createProvider, type ProviderParts } from './provider.ts';
import { createRecords, type Records } from './records.ts';
import { signedJwks } from './routes.ts';
import { readEntityKey, signKeys } from './signed-jwks.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type OpenidParts = Pick<ProviderParts, 'issuer' | 'keys' | 'certificates' | 'fetch' | 'complain' | 'identify' | 'policy'> &
  Pick<MountParts, 'errorPage' | 'logoutPage'> & {
    readonly stores: Pick<Stores, 'openid'> & CibaParts['stores'];
    readonly clock: Clock;
    readonly node: string;
    readonly identify: Pick<Identify, 'stands' | 'look'>;
    readonly live: LiveSessions;
    /** Those of the configuration. */
    readonly clients: readonly OpenidClient[];
  };

export type Openid = Present & {
  readonly records: Records;
  readonly signingKeys: SigningKeys;
  readonly handOver: HandOver;
  /** Where browsers are sent back to. */
  redirectOrigins(): readonly string[];
  /** Where the library sends whom somebody has to ask. */
  openInteractions(server: FastifyInstance): void;
  /** What has ended elsewhere; the jobs call it. */
  readonly watchEndings: () => Promise<void>;
};

/** The OpenID Provider on the main origin: discovery at /.well-known/openid-configuration, all else under /openid/. */
export async function registerOpenid(server: FastifyInstance, parts: OpenidParts): Promise<Openid> {
  const { stores, keys, clock, node, identify } = parts;
  const records = createRecords({ store: stores.openid, keys, clock });
  const logIns = createLogIns(records, identify);
  const kept = createAdapter({
    records,
    clock,
    node,
    stands: identify.stands,
    isOutlived: (granted) => isOutlived(parts, logIns, granted),
  });
  const signingKeys = createSigningKeys({ records, clock });
  const cookieKeys = [await digestText(keys, 'openid', 'cookies')];
  const failures = new WeakMap<object, Failure>();
  const logouts = new WeakMap<object, AskedOut>();
  const askLogout = (ctx: KoaContextWithOIDC) => {
    logouts.set(ctx.req, readAskedOut(ctx));
    ctx.respond = false;
  };
  const around = { certificates: parts.certificates.header !== null };
  let origins: readonly string[] = [];
  const behind = { ...parts, records, logIns, provider: () => present.provider(), clients: () => present.clients() };
  const present: Present = await keepPresent({
    ...parts,
    read: async () => ({ ...(await readClients(records, parts.clients, around)), jwks: await signingKeys.current() }),
    build: async (made) => {
      for (const fault of made.unusable) parts.complain('openid-client-unusable', fault);
      origins = listOrigins(made.clients);
      const library = await createProvider({
        ...parts,
        ...made,
        records,
        logIns,
        cookieKeys,
        adapter: (kind) => (kind === 'Client' ? noClients : kept(kind)),
        renderError: (ctx, { error, error_description }) => {
          failures.set(ctx.req, { status: ctx.status, error, error_description });
          ctx.respond = false;
        },
        askLogout,
        findGrant: (ctx) => findGrant(behind, ctx),
      });
      tellOnTheSide(library, parts.complain);
      endLiveSessions(library, behind, askLogout);
      return library;
    },
  });
  const pages = { ...behind, leaveOther: (visit: Visit, customer: string) => leaveOther(behind, visit, customer) };
  server.get(signedJwks, { schema: { hide: true } }, async (_request, reply) => {
    const signed = await signKeys(parts.issuer, await signingKeys.current(), await readEntityKey(records));
    return reply.type('application/jwk-set+jwt').header('cache-control', 'public, max-age=3600').send(signed);
  });
  await mountProvider(server, { ...parts, ...present, failureOf: (raw) => failures.get(raw), logoutOf: (raw) => logouts.get(raw) });
  return {
    ...present,
    records,
    signingKeys,
    redirectOrigins: () => origins,
    handOver: createHandOver(pages),
    openInteractions: (door) => registerInteractions(door, pages),
    watchEndings: createWatch(behind),
  };
}

/** T12: a job ends such sessions soon; no token is given for one meanwhile. Over CIBA there is no log-in. */
async function isOutlived({ live }: Pick<OpenidParts, 'live'>, logIns: LogIns, { session }: Granted): Promise<boolean> {
  const loggedIn = session === null ? undefined : await logIns.find(session);
  return loggedIn !== undefined && live.isEnded(loggedIn.customer, loggedIn.began);
}

/** As a content security policy names them: an app's own scheme has no origin. */
function listOrigins(clients: readonly OpenidClient[]): readonly string[] {
  const addresses = clients.flatMap(({ redirectUris = [], postLogoutRedirectUris = [] }) => [...redirectUris, ...postLogoutRedirectUris]);
  return [...new Set(addresses.map((address) => new URL(address)).map(({ origin, protocol }) => (origin === 'null' ? protocol : origin)))];
}

const none = async () => undefined;

/** Every client is known when an instance is made: none is looked for, whatever name a stranger says. */
const noClients: Adapter = {
  upsert: none,
  find: none,
  findByUid: none,
  findByUserCode: none,
  consume: none,
  destroy: none,
  revokeByGrantId: none,
};
