import type { Provider } from 'oidc-provider';
import { acrFor } from './acr.ts';
import type { OpenidClient } from './client.ts';
import { findGranted } from './granted.ts';
import type { Records } from './records.ts';

type IdToken = { readonly ctx?: { readonly oidc: Context } };
type Context = { readonly client?: { clientId: string }; readonly entities: { Grant?: { jti: string } } };
type Payload = Record<string, unknown>;

/**
 * T52: `acr`, `amr` and `auth_time` are what was shown in the identification that the grant stands for. The library would tell those
 * of its session, which may have begun with another one.
 */
export function tellWhatWasShown(provider: Provider, clients: readonly OpenidClient[], records: Pick<Records, 'find'>): void {
  const prototype = provider.IdToken.prototype as unknown as { payload(this: IdToken): Promise<Payload> };
  const write = prototype.payload;
  prototype.payload = async function writeTruly() {
    const payload = await write.call(this);
    const oidc = this.ctx?.oidc;
    const grant = oidc?.entities.Grant?.jti;
    const client = clients.find(({ id }) => id === oidc?.client?.clientId);
    if (!('acr' in payload) || !grant || !client) return payload;
    const granted = await findGranted(records, grant);
    if (!granted) return payload;
    return { ...payload, acr: acrFor(client, granted.acr), amr: [...granted.amr], auth_time: granted.authTime };
  };
}
