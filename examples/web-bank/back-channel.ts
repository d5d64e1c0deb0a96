import { type JWTVerifyGetKey, jwtVerify } from 'jose';

const event = 'http://schemas.openid.net/event/backchannel-logout';

export type Ended = { readonly sid: string | undefined; readonly sub: string | undefined };

/**
 * Whom the provider says is logged out (Back-Channel Logout 1.0, 2.6). Throws for whatever is not a logout token for us: anybody can
 * send one here.
 */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly client: string },
  isNew: (id: string) => boolean,
): Promise<Ended> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: expected.issuer,
    audience: expected.client,
    typ: 'logout+jwt',
    algorithms: ['ES256', 'PS256'],
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: 120,
    clockTolerance: 60,
  });
  const { events, nonce, sid, sub, jti = '' } = payload;
  const named = typeof events === 'object' && events !== null && Object.hasOwn(events, event);
  // A nonce is forbidden, so that no ID token passes as one of these.
  if (!named || nonce !== undefined) throw new Error('It is no logout token.');
  if (typeof sid !== 'string' && typeof sub !== 'string') throw new Error('It names nobody.');
  if (!isNew(jti)) throw new Error('It was used before.');
  return { sid: typeof sid === 'string' ? sid : undefined, sub };
}
