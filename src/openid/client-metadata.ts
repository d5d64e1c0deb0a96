import type { ClientMetadata, ResponseType } from 'oidc-provider';
import { keysOf, type OpenidClient } from './client.ts';
import { endOfCallGrant } from './end-of-call.ts';
import { requirementsOf, signatureOf } from './profiles.ts';

const ciba = 'urn:openid:params:grant-type:ciba';

/** A registration as the library reads it. */
export function metadataOf(client: OpenidClient): ClientMetadata {
  const { redirectUris = [], postLogoutRedirectUris = [], backchannelLogoutUri } = client;
  const signed = signatureOf(client);
  const response_types: ResponseType[] = redirectUris.length > 0 ? ['code'] : [];
  return {
    client_id: client.id,
    client_name: client.name.en,
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...postLogoutRedirectUris],
    ...(backchannelLogoutUri ? { backchannel_logout_uri: backchannelLogoutUri, backchannel_logout_session_required: true } : {}),
    response_types,
    // A form that posts itself needs a script in its page, which the content security policy forbids.
    ...(response_types.length > 0 ? { response_modes: ['query', 'jwt', 'query.jwt'] } : {}),
    grant_types: [
      ...(redirectUris.length > 0 ? ['authorization_code'] : []),
      ...(client.refresh ? ['refresh_token'] : []),
      ...(client.ciba ? [ciba, endOfCallGrant] : []),
    ],
    scope: ['openid', ...(client.scopes ?? [])].join(' '),
    id_token_signed_response_alg: signed,
    authorization_signed_response_alg: signed,
    ...authOf(client),
    ...encryptionOf(client),
    ...cibaOf(client),
    authorization_details_types: [...(client.payments ? ['payment'] : []), ...(client.changes?.length ? ['change'] : [])],
    ...requirementsOf(client),
  } as ClientMetadata;
}

function authOf(client: OpenidClient) {
  const { auth } = client;
  const { jwks, jwksUri } = keysOf(client);
  const keys = { ...(jwks ? { jwks } : {}), ...(jwksUri ? { jwks_uri: jwksUri } : {}) };
  switch (auth.is) {
    case 'private-key-jwt':
      return { token_endpoint_auth_method: 'private_key_jwt', ...keys };
    case 'tls':
      return { token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_subject_dn: auth.subject, ...keys };
    case 'secret':
      return { token_endpoint_auth_method: 'client_secret_basic', client_secret: auth.secretHash };
  }
}

/** Whoever has its ID tokens encrypted reads the same claims at the userinfo endpoint, and there they are worth as much. */
function encryptionOf(client: OpenidClient) {
  const { encrypted } = client.idToken ?? {};
  if (!encrypted) return {};
  const { alg, enc } = encrypted;
  return {
    id_token_encrypted_response_alg: alg,
    id_token_encrypted_response_enc: enc,
    userinfo_signed_response_alg: signatureOf(client),
    userinfo_encrypted_response_alg: alg,
    userinfo_encrypted_response_enc: enc,
  };
}

function cibaOf({ ciba: may }: OpenidClient) {
  if (!may) return {};
  return {
    backchannel_token_delivery_mode: may.mode,
    backchannel_user_code_parameter: may.userCode ?? false,
    ...(may.notificationEndpoint ? { backchannel_client_notification_endpoint: may.notificationEndpoint } : {}),
  };
}
