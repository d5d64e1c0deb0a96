import { type AuthorizationDetail, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { OpenidClient } from './client.ts';
import { readDetail, readDetails } from './details.ts';
import { findGranted } from './granted.ts';
import type { Records } from './records.ts';
import { type StatementParts, stateConfirmed } from './statement.ts';

type Features = Pick<NonNullable<Configuration['features']>, 'richAuthorizationRequests' | 'resourceIndicators'>;
export type ConfirmationParts = Omit<StatementParts, 'records'> & {
  readonly records: Pick<Records, 'find' | 'remember'>;
  readonly clients: readonly OpenidClient[];
};
type Context = KoaContextWithOIDC;

/**
 * Payments and changes (RFC 9396), as the library asks for them. It wants a resource where there are such details; there is one, the
 * provider itself, and no other can be asked for.
 */
export function configureConfirmations(parts: ConfirmationParts) {
  const clientOf = ({ oidc }: Context) => parts.clients.find(({ id }) => id === oidc.client?.clientId);
  const type = { validate: (ctx: Context, detail: AuthorizationDetail) => check(ctx, clientOf(ctx), detail) };
  return {
    richAuthorizationRequests: {
      enabled: true as const,
      types: { payment: type, change: type },
      authorizationDetailsForGrantSource: ({ oidc }) => readAsked(oidc.params?.['authorization_details']),
      authorizationDetailsForAccessToken: async (ctx, _token, source, grantType) => {
        const client = clientOf(ctx);
        // Once: whoever has its token renewed has the statement already.
        if (!client || !source || grantType === 'refresh_token') return undefined;
        const { grantId, accountId: account = '', rar: details } = source as typeof source & { readonly rar?: unknown };
        const granted = grantId === undefined ? undefined : await findGranted(parts.records, grantId);
        return [await stateConfirmed(parts, { client, account, granted, details })];
      },
      authorizationDetailsForIntrospection: (_ctx, { rar }) => rar as AuthorizationDetail[] | undefined,
    },
    resourceIndicators: {
      enabled: true as const,
      defaultResource: ({ oidc }) => (oidc.params?.['authorization_details'] === undefined ? (undefined as never) : parts.issuer),
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== parts.issuer) throw new errors.InvalidTarget();
        return { scope: '', accessTokenFormat: 'opaque' };
      },
    },
  } satisfies Features;
}

/** In the address of a browser whoever sits in it could change what is to be confirmed, and read it (RTS art. 5(2)). */
function check(ctx: Context, client: OpenidClient | undefined, detail: AuthorizationDetail): void {
  const { route, entities, params } = ctx.oidc;
  if (route === 'token') throw new errors.InvalidAuthorizationDetails('what is to be confirmed is said when the customer is asked');
  if (route === 'authorization' && !entities.PushedAuthorizationRequest)
    throw new errors.InvalidAuthorizationDetails('authorization_details come in a pushed request (RFC 9126)');
  readDetail(client ?? {}, detail);
  readDetails(client ?? {}, params?.['authorization_details']);
}

function readAsked(given: unknown): AuthorizationDetail[] | undefined {
  return typeof given === 'string' ? JSON.parse(given) : undefined;
}
