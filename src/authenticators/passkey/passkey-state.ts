import type { Json } from '#ports';

/** The kind of the credential, which is also the name of the authenticator. */
export const passkeyKind = 'passkey';

/** The state of a passkey's credential. Nothing of it is secret. `id`, `publicKey` (COSE) and `user` (WebAuthn: user handle) in base64url. */
export type Passkey = {
  readonly id: string;
  readonly publicKey: string;
  readonly user: string;
  /** As it was when it was made; how far it has come since, the credential's own counter says. */
  readonly counter: number;
  /** It says of itself that it may live on several devices (WebAuthn L3 §6.1.3: backup eligible). */
  readonly synced: boolean;
  /** By which its owner tells it from the others: 1 for the first. */
  readonly number: number;
};

export function readPasskey(state: Json): Passkey {
  return state as unknown as Passkey;
}

export function writePasskey(passkey: Passkey): Json {
  return passkey as unknown as Json;
}
