import type { FastifyRequest } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import { findAsked, grantOf } from './ciba-asked.ts';
import type { CibaParts } from './ciba-parts.ts';
import { endGrant } from './granted.ts';
import { routes } from './routes.ts';

export const endOfCall = '/openid/end-of-call';
/** A grant type of our own, so that a client authenticates as it does for a token. */
export const endOfCallGrant = 'urn:styrka:params:grant-type:end-of-call';

/** The library answers it at its token endpoint; `auth_req_id` is the call's. */
export function toTokenRequest({ raw }: FastifyRequest): void {
  const first = `grant_type=${encodeURIComponent(endOfCallGrant)}&`;
  raw.url = routes.token;
  const length = Number(raw.headers['content-length']);
  if (length > 0) raw.headers['content-length'] = String(length + first.length);
  raw.unshift(Buffer.from(first));
}

/** I9, S42: the client tells that the call, or the chat, is over. What waits can no longer be approved, what was given is worth nothing. */
export function registerEndOfCall(provider: Provider, parts: CibaParts): void {
  provider.registerGrantType(
    endOfCallGrant,
    async (ctx) => {
      await endCall(parts, ctx.oidc.params['auth_req_id'], ctx.oidc.client.clientId);
      ctx.status = 204;
    },
    ['auth_req_id'],
  );
}

async function endCall({ records, stores, identify, keys, clock, node }: CibaParts, id: unknown, client: string): Promise<void> {
  if (typeof id !== 'string') throw new errors.InvalidRequest("missing required parameter 'auth_req_id'");
  const asked = await findAsked(records, id);
  if (asked?.client !== client) throw new errors.InvalidGrant('there is no such request');
  // First this: whoever redeems it at this moment finds the session gone in the transaction that would give a token.
  await stores.sessions.end(asked.session);
  await identify.end(asked.flow, 'left');
  await endGrant(records, await grantOf(keys, id));
  await records.destroy('BackchannelAuthenticationRequest', id);
  await stores.audit.append([{ at: clock.now(), node, what: 'openid-call-ended', flow: asked.flow, detail: { client } }]);
}
