import { createRemoteJWKSet, importJWK } from 'jose';
import * as openid from 'openid-client';
import type { Language, Settings } from './settings.ts';

/** What must be remembered until the browser is back, and leaves this server never. */
export type Asked = { readonly nonce: string; readonly verifier: string; readonly dpop: CryptoKeyPair };
export type Details = Readonly<Record<string, unknown>>;
export type Told = {
  readonly sub: string;
  readonly sid: string | undefined;
  readonly idToken: string;
  /** What was confirmed, signed; where something was. */
  readonly statement: string | undefined;
};

/** The provider could not be asked: nobody did anything wrong, and nothing has happened. */
export class OutOfOrder extends Error {}
/** The provider's answer is not the one to our question, or it says no. `why` is the code of OAuth, where there is one. */
export class Refused extends Error {
  readonly why: string | undefined;
  constructor(message: string, why?: string) {
    super(message);
    this.why = why;
  }
}

type Pieces = { readonly config: openid.Configuration; readonly keys: ReturnType<typeof createRemoteJWKSet> };

/**
 * All that is said to the provider, as FAPI 2.0 wants it said: pushed requests (RFC 9126), PKCE, a key of our own instead of a secret
 * (private_key_jwt), tokens bound to a key (DPoP), ID tokens whose signature is checked though they came straight from the provider.
 */
export function createProvider(settings: Settings) {
  const redirect = `${settings.address}/log-in/answer`;
  let pieces: Promise<Pieces> | undefined;
  const open = (): Promise<Pieces> => {
    pieces ??= discover(settings);
    // Not remembered: the next customer asks again.
    pieces.catch(() => {
      pieces = undefined;
    });
    return pieces;
  };
  return {
    open,
    /** Tells the provider what is wanted, and gives the address the browser is to be sent to. Throws OutOfOrder. */
    async ask(language: Language, more: { readonly details?: Details; readonly idToken?: string } = {}) {
      const { config } = await open();
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const dpop = await openid.randomDPoPKeyPair('ES256');
      const wanted = {
        redirect_uri: redirect,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        // To look at accounts, what risk leaves out may be left out (RTS art. 10, S62); a payment is confirmed with two elements all the same.
        acr_values: 'loa2 loa1',
        ...(more.idToken ? { id_token_hint: more.idToken } : {}),
        ...(more.details ? { authorization_details: JSON.stringify([more.details]) } : {}),
      };
      const push = openid.buildAuthorizationUrlWithPAR(config, wanted, { DPoP: openid.getDPoPHandle(config, dpop) });
      const address = await push.catch((error: Error) => {
        throw new OutOfOrder(`The provider did not take the request: ${describe(error)}`);
      });
      return { address, state, asked: { nonce, verifier, dpop } satisfies Asked };
    },
    /** What the browser brought back, exchanged. Throws Refused for what is not the answer to this very question. */
    async exchange(query: string, state: string, { nonce, verifier, dpop }: Asked): Promise<Told> {
      const { config } = await open();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const exchange = openid.authorizationCodeGrant(config, new URL(`${redirect}?${query}`), checks, undefined, {
        DPoP: openid.getDPoPHandle(config, dpop),
      });
      const answer = await exchange.catch((error: Error & { error?: string }) => {
        if (error instanceof TypeError) throw new OutOfOrder(`The provider did not answer: ${describe(error)}`);
        throw new Refused(describe(error), error.error);
      });
      const claims = answer.claims();
      if (!claims || !answer.id_token) throw new Refused('The provider gave no ID token.');
      const { sub, sid } = claims;
      const { statement } = (answer as { authorization_details?: { statement?: unknown }[] }).authorization_details?.[0] ?? {};
      return { sub, sid: readText(sid), idToken: answer.id_token, statement: readText(statement) };
    },
    /** Where the browser goes to be logged out everywhere (RP-Initiated Logout 1.0). */
    async logOut(idToken: string, back: string, language: Language): Promise<URL> {
      const { config } = await open();
      return openid.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: back, ui_locales: language });
    },
  };
}

export type Provider = ReturnType<typeof createProvider>;

async function discover({ provider, client }: Settings): Promise<Pieces> {
  const key = (await importJWK(client.key, 'ES256')) as CryptoKey;
  const metadata = { id_token_signed_response_alg: 'ES256' };
  const issuer = new URL(provider);
  // Without TLS on this machine only: a bank to try out.
  const isHere = ['localhost', '127.0.0.1'].includes(issuer.hostname);
  const execute = [openid.enableNonRepudiationChecks, ...(isHere ? [openid.allowInsecureRequests] : [])];
  const authentication = openid.PrivateKeyJwt({ key, kid: client.key.kid ?? '' });
  try {
    const config = await openid.discovery(issuer, client.id, metadata, authentication, { execute });
    return { config, keys: createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? '')) };
  } catch (error) {
    throw new OutOfOrder(`The provider cannot be reached: ${describe(error as Error)}`);
  }
}

function describe(error: Error & { error?: string; error_description?: string; cause?: unknown }): string {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return [error.message, error.error, error.error_description].filter(Boolean).join(', ') + cause;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
