import type { FastifyInstance } from 'fastify';
import type { Adapter } from 'oidc-provider';
import type { Identify } from '#identification';
import { type Clock, digestText, type Stores } from '#ports';
import { createAdapter } from './adapter.ts';
import type { OpenidClient } from './client.ts';
import type { CibaParts } from './ciba-parts.ts';
import { listAdded } from './client-register.ts';
import { type Failure, type MountParts, mountProvider } from './mount.ts';
import { keepPresent, type Present } from './present.ts';
import { createProvider, type ProviderParts } from './provider.ts';
import { createRecords, type Records } from './records.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type OpenidParts = Pick<ProviderParts, 'issuer' | 'keys' | 'certificates' | 'fetch' | 'complain' | 'identify' | 'policy'> &
  Pick<MountParts, 'errorPage'> & {
    readonly stores: Pick<Stores, 'openid'> & CibaParts['stores'];
    readonly clock: Clock;
    readonly node: string;
    readonly identify: Pick<Identify, 'stands'>;
    /** Those of the configuration. */
    readonly clients: readonly OpenidClient[];
  };

export type Openid = Present & { readonly records: Records; readonly signingKeys: SigningKeys };

/** The OpenID Provider on the main origin: discovery at /.well-known/openid-configuration, all else under /openid/. */
export async function registerOpenid(server: FastifyInstance, parts: OpenidParts): Promise<Openid> {
  const { stores, keys, clock, node, identify } = parts;
  const records = createRecords({ store: stores.openid, keys, clock });
  const kept = createAdapter({ records, clock, node, stands: identify.stands });
  const signingKeys = createSigningKeys({ records, clock });
  const cookieKeys = [await digestText(keys, 'openid', 'cookies')];
  const failures = new WeakMap<object, Failure>();
  const present = await keepPresent({
    ...parts,
    read: async () => ({ clients: [...parts.clients, ...(await listAdded(records))], jwks: await signingKeys.current() }),
    build: (made) =>
      createProvider({
        ...parts,
        ...made,
        records,
        cookieKeys,
        adapter: (kind) => (kind === 'Client' ? noClients : kept(kind)),
        renderError: (ctx, { error, error_description }) => {
          failures.set(ctx.req, { status: ctx.status, error, error_description });
          ctx.respond = false;
        },
      }),
  });
  await mountProvider(server, { ...parts, ...present, failureOf: (raw) => failures.get(raw) });
  return { ...present, records, signingKeys };
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
