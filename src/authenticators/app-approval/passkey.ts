import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Json } from '#ports';
import type { AppSettings } from './settings.ts';

/** `id` and `publicKey` (COSE) in base64url; `counter` as registered, later ones are kept as a counter of their own. */
export type Passkey = { readonly id: string; readonly publicKey: string; readonly counter: number };

type Assertion = Parameters<typeof verifyAuthenticationResponse>[0]['response'];
type Registration = Parameters<typeof verifyRegistrationResponse>[0]['response'];

/** Undefined for anything but a registration on our origin with user verification, answering this challenge (WebAuthn L3 §7.1). */
export async function readRegistration(given: Json, challenge: string, settings: AppSettings): Promise<Passkey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: given as unknown as Registration,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: settings.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [-7, -257],
    });
    if (!verified) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
  } catch {
    return undefined;
  }
}

/** The counter that the authenticator reports; undefined for anything but a use of this passkey, with user verification, for this challenge (§7.2). */
export async function readAssertion(
  given: Json,
  challenge: string,
  passkey: Passkey,
  settings: AppSettings,
): Promise<{ counter: number } | undefined> {
  try {
    const response = given as unknown as Assertion;
    if (response.id !== passkey.id) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: settings.rpId,
      expectedTopOrigin: [...settings.embeddedIn],
      credential: { id: passkey.id, publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')), counter: passkey.counter },
      requireUserVerification: true,
    });
    return verified ? { counter: authenticationInfo.newCounter } : undefined;
  } catch {
    return undefined;
  }
}
