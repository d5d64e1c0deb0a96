import { createHash, timingSafeEqual } from 'node:crypto';
import { type Adapter, type Configuration, type ErrorOut, errors, type JWKS, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { Broken, type Clock, type Keys, type Stores } from '#ports';
import { claimsByScope, findAccount } from './account.ts';
import { acrValues } from './acr.ts';
import { algorithms } from './algorithms.ts';
import { attachCiba, configureCiba, lifeOfRequest, withNobodyYet } from './ciba.ts';
import type { CibaParts } from './ciba-parts.ts';
import type { OpenidClient } from './client.ts';
import { type CertificateParts, readCertificates } from './client-certificate.ts';
import { metadataOf } from './client-metadata.ts';
import { configureConfirmations } from './confirmations.ts';
import { trimDiscovery } from './discovery.ts';
import type { findGrant } from './finish.ts';
import { tellWhatWasShown } from './id-token.ts';
import { createPolicy, type PolicyParts } from './interactions.ts';
import { logInLife } from './live-session.ts';
import { sendLoggedOut } from './logout.ts';
import type { Records } from './records.ts';
import { interactionAddress, routes } from './routes.ts';
import { checkServiceName } from './service-name.ts';
import { checkAssertion, checkRequestObject } from './signed.ts';
import { fetchSigned } from './signed-jwks.ts';
import { pairwiseSubject } from './subject.ts';

const minute = 60;
/** Nothing outlives the log-in that it rests on, seconds. */
const longest = logInLife / 1_000;

export type ProviderParts = Pick<PolicyParts, 'clock' | 'live' | 'logIns'> & {
  /** The main origin. */
  readonly issuer: string;
  readonly stores: Pick<Stores, 'customers'> & CibaParts['stores'];
  readonly identify: CibaParts['identify'];
  readonly policy: CibaParts['policy'];
  readonly clock: Clock;
  readonly node: string;
  readonly keys: Keys;
  readonly records: Records;
  readonly adapter: (kind: string) => Adapter;
  readonly clients: readonly OpenidClient[];
  /** Private keys; the first of its kind signs, all are published. */
  readonly jwks: JWKS;
  readonly cookieKeys: readonly string[];
  /** The library's way out: keys of clients and their log-out. */
  readonly fetch: typeof fetch;
  readonly certificates: CertificateParts;
  readonly complain: (code: string, detail: string) => void;
  readonly renderError: (ctx: KoaContextWithOIDC, out: ErrorOut) => void;
  /** Leaves it to the bank's page whether somebody means to log out. */
  readonly askLogout: (ctx: KoaContextWithOIDC) => void;
  readonly findGrant: (ctx: KoaContextWithOIDC) => ReturnType<typeof findGrant>;
};

/** One instance of the library, for one set of keys and clients. Throws with what is wrong in a registration. */
export async function createProvider(parts: ProviderParts): Promise<Provider> {
  const provider = new Provider(parts.issuer, configurationOf(parts));
  // What the library would write to the console is told in the server's own way.
  provider.silent = true;
  provider.on('server_error', (_ctx, error: Error) => parts.complain('openid-failed', error.stack ?? error.message));
  // The address of the request is set from the issuer before (mount.ts), its scheme by this header.
  provider.proxy = true;
  compareHashes(provider);
  attachCiba(provider, parts);
  tellWhatWasShown(provider, parts.clients, parts.records);
  trimDiscovery(provider);
  for (const { id } of parts.clients) await provider.Client.find(id).catch((error: Error) => refuseClient(id, error));
  return provider;
}

function configurationOf(parts: ProviderParts): Configuration {
  const { keys, clients } = parts;
  const clientOf = (id: string | undefined) => clients.find((one) => one.id === id);
  const profileOf = (id: string | undefined) => clientOf(id)?.profile;
  return {
    adapter: parts.adapter,
    clients: clients.map(metadataOf),
    jwks: parts.jwks,
    routes,
    enabledJWA: algorithms,
    acrValues: [...acrValues],
    claims: claimsByScope,
    scopes: ['openid'],
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_ctx, account, client) => pairwiseSubject(keys, client, account),
    clientAuthMethods: ['private_key_jwt', 'tls_client_auth', 'client_secret_basic', 'client_secret_post'],
    assertJwtClientAuthClaimsAndHeader: checkAssertion,
    clientDefaults: { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
    cookies: { keys: [...parts.cookieKeys], names: { session: 'styrka_openid', interaction: 'styrka_asking', resume: 'styrka_resume' } },
    conformIdTokenClaims: true,
    extraParams: { ftn_spname: checkServiceName },
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => interactionAddress(uid), policy: createPolicy(parts) },
    discovery: { ui_locales_supported: ['sv', 'fi', 'en'] },
    findAccount: withNobodyYet(({ oidc }, id) => findAccount(parts.stores, id, clientOf(oidc.client?.clientId)?.scopes ?? [])),
    loadExistingGrant: parts.findGrant,
    // Tokens rest on the bank's own web session (live-session.ts), which the library does not know.
    expiresWithSession: () => false,
    // Something that was confirmed is no log-in that goes on.
    issueRefreshToken: async (_ctx, client, { rar }) => client.grantTypeAllowed('refresh_token') && rar === undefined,
    // FAPI 2.0 Security Profile §5.3.2.1: bound to their sender, they are not rotated.
    rotateRefreshToken: ({ oidc }) => profileOf(oidc.client?.clientId) !== 'fapi2',
    clientBasedCORS: () => false,
    renderError: (ctx, out) => parts.renderError(ctx, out),
    fetchResponseBodyLimits: { jwks_uri: 64 * 1024 },
    fetch: fetchSigned(parts.fetch, clients) as Configuration['fetch'],
    ttl: {
      AccessToken: 10 * minute,
      AuthorizationCode: minute,
      BackchannelAuthenticationRequest: (_ctx, request) => lifeOfRequest(parts, request),
      IdToken: 10 * minute,
      Interaction: 30 * minute,
      RefreshToken: longest,
      // Nobody's is kept while the page of the log-out asks, and no longer: a stranger gets a new one with each request.
      Session: (_ctx, { accountId }) => (accountId === undefined ? 30 * minute : longest),
      Grant: longest,
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      requestObjects: { enabled: true, assertJwtClaimsAndHeader: checkRequestObject },
      jwtResponseModes: { enabled: true },
      encryption: { enabled: true },
      jwtUserinfo: { enabled: true },
      dPoP: { enabled: true },
      claimsParameter: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      ciba: configureCiba(parts),
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => refuseOthers(client, token) },
      ...configureConfirmations(parts),
      mTLS: { enabled: true, tlsClientAuth: true, certificateBoundAccessTokens: true, ...readCertificates(parts.certificates) },
      rpInitiatedLogout: { enabled: true, logoutSource: parts.askLogout, postLogoutSuccessSource: sendLoggedOut },
      backchannelLogout: { enabled: true },
      fapi: { enabled: true, profile: (_ctx, client) => (profileOf(client?.clientId) === 'fapi2' ? '2.0' : undefined) },
    },
  };
}

/** RFC 7009 §2.1: a client revokes its own tokens, and is told that another one's are not. */
function refuseOthers(client: { readonly clientId: string }, token: { readonly clientId?: string | undefined }): true {
  if (token.clientId !== client.clientId) throw new errors.InvalidRequest('this token was given to another client');
  return true;
}

/** What the library finds wrong in a registration is said at the start, and not at the first customer. */
function refuseClient(id: string, error: Error & { readonly error_description?: string }): never {
  throw new Broken('configuration-wrong', `openid.clients: ${id}: ${error.error_description ?? error.message}`);
}

/** Only the hash of a client's secret is known. */
function compareHashes(provider: Provider): void {
  const client = provider.Client.prototype as unknown as { clientSecret: string; compareClientSecret: (given: string) => boolean };
  client.compareClientSecret = function compare(given) {
    return timingSafeEqual(createHash('sha256').update(given).digest(), Buffer.from(this.clientSecret, 'hex'));
  };
}
