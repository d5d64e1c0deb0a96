import { keysOf, type OpenidClient, type PublicJwk } from './client.ts';
import { findDoubles } from './find-doubles.ts';

type Told = string | false | undefined;
type Around = {
  /** Whether a proxy hands on certificates. */
  readonly certificates: boolean;
};

/** What is wrong with these registrations beyond their shape, one sentence each. */
export function faultsOfClients(clients: readonly OpenidClient[], around: Around): string[] {
  return [
    ...findDoubles(clients.map(({ id }) => id)),
    ...clients.flatMap((client) => faultsOf(client, around).map((fault) => `${client.id}: ${fault}`)),
  ];
}

function faultsOf(client: OpenidClient, around: Around): string[] {
  const { redirectUris = [], ciba, refresh } = client;
  const told: Told[] = [
    redirectUris.length === 0 && !ciba && 'it has neither redirectUris nor ciba, so it can ask nothing',
    redirectUris.length === 0 &&
      (client.postLogoutRedirectUris?.length ?? 0) > 0 &&
      'postLogoutRedirectUris without redirectUris lead nowhere',
    refresh && redirectUris.length === 0 && !ciba && 'refresh needs redirectUris or ciba',
    ...addressesOf(client).map(faultOfAddress),
    ...faultsOfKeys(client),
    ...faultsOfAuth(client, around),
    ...faultsOfProfile(client),
    ...faultsOfCiba(client),
    ...findDoubles((client.changes ?? []).map(({ id }) => id)).map((fault) => `changes: ${fault}`),
    ...findDoubles((client.changes ?? []).map(({ name }) => JSON.stringify(name))).map((fault) => `changes: ${fault}`),
  ];
  return told.filter((fault) => typeof fault === 'string');
}

function addressesOf({ redirectUris = [], postLogoutRedirectUris = [], backchannelLogoutUri, ciba, ...client }: OpenidClient) {
  const { jwksUri } = keysOf(client as OpenidClient);
  const single = [backchannelLogoutUri, ciba?.notificationEndpoint, jwksUri].filter((address) => address !== undefined);
  return [...redirectUris, ...postLogoutRedirectUris, ...single];
}

/** http only inside one machine: for the demo, and for whoever develops (RFC 8252 §8.3). */
function faultOfAddress(address: string): Told {
  const url = URL.parse(address);
  if (!url || url.username || url.password || url.hash || address.includes('*'))
    return `${address} is no address that can be compared letter by letter`;
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || isLoopback ? undefined : `${address} is not https`;
}

function faultsOfKeys(client: OpenidClient): Told[] {
  const { jwks, jwksUri, signedBy } = keysOf(client);
  const { encrypted } = client.idToken ?? {};
  const isFor = ({ use, alg }: PublicJwk) => use !== 'sig' && (alg === undefined || alg === encrypted?.alg);
  return [
    jwks && jwksUri !== undefined && 'jwks and jwksUri are one too many',
    signedBy && jwksUri === undefined && 'signedBy is about what lies at jwksUri, and there is none',
    ...[...(jwks?.keys ?? []), ...(signedBy ? [signedBy] : [])].map(faultOfKey),
    encrypted && !jwks && jwksUri === undefined && 'an encrypted ID token needs a key of the client',
    encrypted && jwks && !jwks.keys.some(isFor) && `none of its keys is for ${encrypted.alg}`,
  ];
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** NIST SP 800-131A: RSA of 2048 bits at least. */
function faultOfKey(key: PublicJwk): Told {
  const name = typeof key['kid'] === 'string' ? `the key ${key['kid']}` : 'a key';
  if (privateMembers.some((member) => member in key)) return `${name} is private: it belongs to the client alone`;
  const bits = key.kty === 'RSA' ? Buffer.from(String(key['n']), 'base64url').length * 8 : 2048;
  return bits < 2048 ? `${name} has fewer than 2048 bits` : undefined;
}

function faultsOfAuth(client: OpenidClient, { certificates }: Around): Told[] {
  const { auth } = client;
  const { jwks, jwksUri } = keysOf(client);
  return [
    auth.is === 'private-key-jwt' && !jwks && jwksUri === undefined && 'private-key-jwt needs jwks or jwksUri',
    auth.is === 'tls' && !certificates && 'tls needs openid.certificateHeader: without it nobody hands its certificate on',
  ];
}

function faultsOfProfile({ profile, auth, idToken, redirectUris = [], ciba, payments, changes = [] }: OpenidClient): Told[] {
  const hosts = new Set(redirectUris.map((address) => URL.parse(address)?.host));
  if (profile === 'fapi2')
    return [
      auth.is === 'secret' && 'fapi2 takes no secret: private-key-jwt or tls (FAPI 2.0 §5.3.2.1)',
      idToken?.signed === 'RS256' && 'fapi2 signs with ES256 or PS256 (FAPI 2.0 §5.4)',
    ];
  if (profile === 'ftn')
    return [
      auth.is !== 'private-key-jwt' && 'ftn takes private-key-jwt only',
      !idToken?.encrypted && 'ftn encrypts its ID tokens: idToken.encrypted says how',
      hosts.size > 1 && 'ftn has redirectUris on one host: its customers have another name there than elsewhere',
      ciba && 'ftn has no ciba',
      (payments || changes.length > 0) && 'ftn confirms neither payments nor changes',
    ];
  return [];
}

function faultsOfCiba({ ciba }: OpenidClient): Told[] {
  if (!ciba) return [];
  const { mode, notificationEndpoint, purposes, advisors, initiators } = ciba;
  return [
    mode === 'ping' && notificationEndpoint === undefined && 'ping needs notificationEndpoint',
    mode === 'poll' && notificationEndpoint !== undefined && 'poll has no notificationEndpoint',
    purposes.length === 0 && 'ciba.purposes is empty: customers would not be told what the question is for',
    initiators.length === 0 && 'ciba.initiators is empty',
    ...findDoubles(purposes.map(({ id }) => id)).map((fault) => `ciba.purposes: ${fault}`),
    ...findDoubles(advisors.map(({ id }) => id)).map((fault) => `ciba.advisors: ${fault}`),
  ];
}
