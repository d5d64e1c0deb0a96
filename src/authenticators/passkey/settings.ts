/** What passkeys must know of the bank's web pages. */
export type PasskeySettings = {
  /** `https://id.bank.example`, without a slash at the end. */
  readonly origin: string;
  /** The domain that passkeys belong to (WebAuthn: RP ID); never an IP address. */
  readonly rpId: string;
};
