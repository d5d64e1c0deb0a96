import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import { type MountParts, mountProvider } from './mount.ts';
import { createProvider, type ProviderParts } from './provider.ts';

export type OpenidParts = Omit<ProviderParts, 'renderError'> & Pick<MountParts, 'errorPage'>;

/** The OpenID Provider on the main origin: discovery at /.well-known/openid-configuration, all else under /openid/. */
export async function registerOpenid(server: FastifyInstance, parts: OpenidParts): Promise<{ provider(): Promise<Provider> }> {
  const errors = new WeakSet<object>();
  const instance = await createProvider({
    ...parts,
    renderError: (ctx) => {
      errors.add(ctx.req);
      ctx.respond = false;
    },
  });
  const provider = async () => instance;
  await mountProvider(server, { ...parts, provider, failed: (raw) => errors.has(raw) });
  return { provider };
}
