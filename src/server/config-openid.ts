import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { faultsOfClients, type OpenidClient } from '#openid';

const strict = { additionalProperties: false } as const;
const list = <Item extends TSchema>(item: Item, description?: string) => Type.Array(item, description ? { description } : {});
const one = <const Values extends readonly string[]>(values: Values, description?: string) =>
  Type.Unsafe<Values[number]>(
    Type.Union(
      values.map((value) => Type.Literal(value)),
      description ? { description } : {},
    ),
  );

const Id = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });
const Words = Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\p{C}]+$' });
const Names = Type.Object({ sv: Words, fi: Words, en: Words }, strict);
const Address = Type.String({ pattern: '^https?://[^\\s#]+$', maxLength: 500 });
const Named = Type.Object({ id: Id, name: Names }, strict);
const Jwk = Type.Object({ kty: one(['EC', 'RSA', 'OKP']) }, { additionalProperties: true });

const keys = {
  jwks: Type.Optional(Type.Object({ keys: list(Jwk) }, { ...strict, description: 'Its public keys (RFC 7517), or `jwksUri`' })),
  jwksUri: Type.Optional(Address),
  signedBy: Type.Optional({ ...Jwk, description: 'What lies at `jwksUri` is a JWT signed with this key (FTN)' }),
};

/** A client of the OpenID Provider, in the configuration and in the file of `npm run clients -- add`. */
export const OpenidClientSchema = Type.Object(
  {
    id: Id,
    name: { ...Names, description: 'What customers are told of who asks' },
    profile: one(
      ['standard', 'fapi2', 'ftn'],
      'OpenID Connect with PKCE; FAPI 2.0 (requests pushed, tokens bound to the sender); the Finnish Trust Network (requests signed, ID tokens encrypted)',
    ),
    redirectUris: Type.Optional(list(Address, 'Where customers go back to, compared letter by letter')),
    postLogoutRedirectUris: Type.Optional(list(Address)),
    backchannelLogoutUri: Type.Optional({ ...Address, description: 'Is told when a customer logs out anywhere' }),
    auth: Type.Union(
      [
        Type.Object({ is: Type.Literal('private-key-jwt'), ...keys }, strict),
        Type.Object(
          {
            is: Type.Literal('secret'),
            secretHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the secret, hexadecimal; `standard` only' }),
          },
          strict,
        ),
        Type.Object(
          {
            is: Type.Literal('tls'),
            subject: Type.String({ minLength: 3, description: 'Of its certificate, as RFC 4514 writes it' }),
            ...keys,
          },
          strict,
        ),
      ],
      { description: 'How it proves that it is the client' },
    ),
    refresh: Type.Optional(Type.Boolean({ description: 'It is given refresh tokens, which live as long as the log-in' })),
    idToken: Type.Optional(
      Type.Object(
        {
          signed: Type.Optional(one(['ES256', 'PS256', 'RS256'], 'ES256, and RS256 for `ftn`, where nothing is said (D13)')),
          encrypted: Type.Optional(
            Type.Object({ alg: one(['RSA-OAEP-256', 'ECDH-ES']), enc: one(['A256GCM', 'A128GCM', 'A128CBC-HS256']) }, strict),
          ),
        },
        strict,
      ),
    ),
    ciba: Type.Optional(
      Type.Object(
        {
          mode: one(['poll', 'ping']),
          notificationEndpoint: Type.Optional(Address),
          userCode: Type.Optional(
            Type.Boolean({
              description: 'Every question comes with the call code that the app shows the customer (`user_code`); no password',
            }),
          ),
          purposes: list(Named, 'What customers may be told the question is for'),
          advisors: list(Type.Object({ id: Id, name: Words }, strict), 'Who may be named as asking'),
          initiators: list(one(['user', 'bank'])),
        },
        { ...strict, description: 'It may ask who is calling, over CIBA' },
      ),
    ),
    payments: Type.Optional(Type.Boolean({ description: 'It may have payments confirmed (S60)' })),
    changes: Type.Optional(list(Named, 'The changes in its pages that it may have confirmed (S61)')),
    scopes: Type.Optional(
      list(one(['profile', 'ftn_hetu']), 'What it may be told beside who it is: name and date of birth, or the personal number'),
    ),
  },
  strict,
);

export const OpenidSchema = Type.Object(
  {
    clients: list(OpenidClientSchema, 'Systems that ask who somebody is; more of them by `npm run clients`'),
    certificateHeader: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9-]+$',
        description:
          'In which header a proxy of `listen.proxies` hands on the certificate of a client (RFC 9440, or PEM with percent signs)',
      }),
    ),
  },
  { ...strict, description: 'The OpenID Provider; without it there is none. See docs/integrating/openid.md' },
);

type Given = { readonly clients: readonly OpenidClient[]; readonly certificateHeader?: string };
type Listen = { readonly proxies?: readonly string[] };

const checker = Compile(OpenidClientSchema);

/** One client, as a file holds it; `client` is undefined if it has another shape, and `faults` say where. */
export function readClient(given: unknown): { readonly client?: OpenidClient; readonly faults: readonly string[] } {
  if (checker.Check(given)) return { client: given as OpenidClient, faults: [] };
  return {
    faults: checker.Errors(given).map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || 'it'} ${message}`),
  };
}

/** What is wrong with it beyond its shape, one sentence each. */
export function faultsOfOpenid(given: Given | undefined, { proxies }: Listen): string[] {
  if (!given) return [];
  const certificates = given.certificateHeader !== undefined;
  return [
    ...faultsOfClients(given.clients, { certificates }).map((fault) => `openid.clients: ${fault}`),
    ...(certificates && !proxies ? ['openid.certificateHeader: listen.proxies says from whom it is believed, and says nothing'] : []),
  ];
}
