import type { Language } from '#texts';

/** What the app's authenticator must know of the bank and of the app's own origin (product: Origins). */
export type AppSettings = {
  /** Who asks, from the bank's own register and never free text (S11). */
  readonly sender: Readonly<Record<Language, string>>;
  /** `https://app.bank.example`, without a slash at the end. */
  readonly origin: string;
  /** The domain that passkeys belong to (WebAuthn: RP ID); never an IP address. */
  readonly rpId: string;
  /** Origins whose pages may show the app in a frame; a passkey used in any other frame is refused. */
  readonly embeddedIn: readonly string[];
  /** What hashing an own code costs; smaller only in tests. Each verifier keeps the cost it was made at. */
  readonly hashing?: { readonly memory: number; readonly passes: number };
};
