import { errors, type KoaContextWithOIDC } from 'oidc-provider';

type Claims = Readonly<Record<string, unknown>>;
type Header = { readonly alg?: unknown };

const hour = 3_600;

/** What the library asks of a client's assertion beside its signature. Its own checks are in the place that this one takes. */
export async function checkAssertion({ oidc }: KoaContextWithOIDC, { aud }: Claims, header: Header): Promise<void> {
  if (!isFapi(oidc)) return;
  // FAPI 2.0 Security Profile §5.3.2.1: one server is meant, and no list.
  if (aud !== oidc.issuer) throw new errors.InvalidClientAuth('aud must be the issuer, and nothing else');
  if (isWeak(header)) throw new errors.InvalidClientAuth('signed with an algorithm that the profile does not have');
}

/** The same of a request object (RFC 9101; FAPI-CIBA §5.2.2; CIBA §7.1.1). */
export async function checkRequestObject({ oidc }: KoaContextWithOIDC, claims: Claims, header: Header): Promise<void> {
  const fapi = isFapi(oidc);
  // What was pushed was checked then; the library keeps it as an object that nobody has signed.
  const isKept = oidc.route !== 'pushed_authorization_request' && oidc.entities.PushedAuthorizationRequest !== undefined;
  if (fapi && !isKept && isWeak(header)) throw new errors.InvalidRequestObject('signed with an algorithm that the profile does not have');
  const wanted = [
    ...(fapi ? ['exp', 'aud', 'nbf'] : []),
    ...(oidc.route === 'backchannel_authentication' ? ['exp', 'iat', 'nbf', 'jti'] : []),
  ];
  const missing = wanted.find((claim) => claims[claim] === undefined);
  if (missing) throw new errors.InvalidRequestObject(`${missing} is missing`);
  const lives = Number(claims['exp']) - Number(claims['nbf']);
  if (wanted.length > 0 && !(lives > 0 && lives <= hour)) throw new errors.InvalidRequestObject('exp must be within an hour of nbf');
}

function isFapi(oidc: KoaContextWithOIDC['oidc']): boolean {
  return (oidc as unknown as { isFapi(profile: string): boolean }).isFapi('2.0');
}

/** §5.4.1: RS256 is refused of whoever has this profile, also where such a key is registered (D13). */
function isWeak({ alg }: Header): boolean {
  return alg !== 'ES256' && alg !== 'PS256';
}
