/** Where each endpoint lies on the main origin; discovery says so (RFC 8414). */
export const routes = {
  authorization: '/openid/authorize',
  backchannel_authentication: '/openid/backchannel',
  end_session: '/openid/logout',
  introspection: '/openid/introspect',
  jwks: '/openid/jwks',
  pushed_authorization_request: '/openid/par',
  revocation: '/openid/revoke',
  token: '/openid/token',
  userinfo: '/openid/userinfo',
};

/** The keys once more, signed for the FTN. */
export const signedJwks = '/openid/signed-jwks';

/** Where the browsers of customers come, and clients never do. */
export const browsed: readonly string[] = [routes.authorization, routes.end_session];

/** Each address that is the library's, as Fastify writes it. Interactions are pages of the bank and not among them. */
export const mounted = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  ...Object.values(routes),
  `${routes.authorization}/:uid`,
  `${routes.end_session}/confirm`,
  `${routes.end_session}/success`,
];

/** The page of the bank that an authorization request waits for. */
export const interactionAddress = (uid: string) => `/openid/interaction/${uid}`;
