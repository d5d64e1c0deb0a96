import {
  type PublicKeyCredentialCreationOptionsJSON,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** There is a finger, a face or a screen lock that this browser can ask for. */
export async function hasPlatformPasskey(): Promise<boolean> {
  return platformAuthenticatorIsAvailable().catch(() => false);
}

/** Undefined if the customer closed the browser's own dialog, or there was nothing to use. */
export async function registerPasskey(options: object): Promise<object | undefined> {
  return startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }).catch(() => undefined);
}

/** `challenge` is SHA-256 of what is approved, base64url. Undefined as above. */
export async function usePasskey(passkey: { readonly id: string; readonly rpId: string }, challenge: string): Promise<object | undefined> {
  const allowCredentials = [{ id: passkey.id, type: 'public-key' as const }];
  const optionsJSON = { challenge, rpId: passkey.rpId, allowCredentials, userVerification: 'required' as const, timeout: 60_000 };
  return startAuthentication({ optionsJSON }).catch(() => undefined);
}
