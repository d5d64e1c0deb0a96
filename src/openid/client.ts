import type { Names } from '#identification';

/** A public key in JSON (RFC 7517); members of private ones are refused. */
export type PublicJwk = { readonly kty: string; readonly [member: string]: unknown };

/** Where a client's public keys are: registered, or fetched; `signedBy`: only if this key of its owner has signed them (FTN). */
export type ClientKeys = {
  readonly jwks?: { readonly keys: readonly PublicJwk[] };
  readonly jwksUri?: string;
  readonly signedBy?: PublicJwk;
};

/** How a client proves that it is the client. `secretHash`: SHA-256, hexadecimal. `subject`: of its certificate, as RFC 4514 writes it. */
export type ClientAuth =
  | ({ readonly is: 'private-key-jwt' } & ClientKeys)
  | { readonly is: 'secret'; readonly secretHash: string }
  | ({ readonly is: 'tls'; readonly subject: string } & ClientKeys);

/** A name from a list that the bank has registered: no client shows customers words of its own. */
export type Registered = { readonly id: string; readonly name: Names };

/** What a client may do over CIBA. */
export type ClientCiba = {
  readonly mode: 'poll' | 'ping';
  readonly notificationEndpoint?: string;
  readonly userCode?: boolean;
  readonly purposes: readonly Registered[];
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly initiators: readonly ('user' | 'bank')[];
};

/** A system that asks who somebody is, as the bank registers it. The schema of the configuration describes each member. */
export type OpenidClient = {
  readonly id: string;
  readonly name: Names;
  readonly profile: 'standard' | 'fapi2' | 'ftn';
  readonly redirectUris?: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
  readonly backchannelLogoutUri?: string;
  readonly auth: ClientAuth;
  readonly refresh?: boolean;
  readonly idToken?: {
    readonly signed?: 'ES256' | 'PS256' | 'RS256';
    readonly encrypted?: { readonly alg: 'RSA-OAEP-256' | 'ECDH-ES'; readonly enc: 'A256GCM' | 'A128GCM' | 'A128CBC-HS256' };
  };
  readonly ciba?: ClientCiba;
  readonly payments?: boolean;
  readonly changes?: readonly Registered[];
  readonly scopes?: readonly Scope[];
};

/** Beside `openid`, which every client has. */
export const scopes = ['profile', 'ftn_hetu'] as const;
export type Scope = (typeof scopes)[number];

/** The keys of a client, whichever way it authenticates. */
export function keysOf({ auth }: OpenidClient): ClientKeys {
  return auth.is === 'secret' ? {} : auth;
}
