/**
 * Keys that never leave their provider (a file in the demo, an HSM at a bank). The database alone must be
 * worth nothing: what it holds of secrets is sealed here (trust: I8).
 */
export interface Keys {
  /** Encrypts under the provider's current key. `context` must be the same to open it again, so a sealed value cannot be moved to another row. */
  seal(plain: Uint8Array, context: string): Promise<string>;
  /** Throws Broken('sealed-value-damaged') if the value or its context was changed. */
  open(sealed: string, context: string): Promise<Uint8Array>;
  /** Keyed hash for look-ups and for all that is pretended: stable over restarts, without the key not to be told from chance. */
  digest(purpose: string, value: string): Promise<Uint8Array>;
}

/** The keyed hash as it is stored and looked up: base64url, 43 characters. */
export async function digestText(keys: Pick<Keys, 'digest'>, purpose: string, value: string): Promise<string> {
  return Buffer.from(await keys.digest(purpose, value)).toString('base64url');
}
