import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { signedJwks } from './routes.ts';

const responseModes = ['query', 'jwt', 'query.jwt'];

/** What the library says of itself, without what no client is registered for: a form that posts itself, and lists with nothing in them. */
export function trimDiscovery(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if ((ctx as KoaContextWithOIDC).oidc?.route !== 'discovery') return;
    const told = {
      ...(ctx.body as Record<string, unknown>),
      response_modes_supported: responseModes,
      signed_jwks_uri: `${provider.issuer}${signedJwks}`,
    };
    ctx.body = Object.fromEntries(Object.entries(told).filter(([, value]) => !Array.isArray(value) || value.length > 0));
  });
}
