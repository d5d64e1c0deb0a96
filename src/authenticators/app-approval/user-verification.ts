import type { Context, Element } from '#identification';
import type { Json, Use } from '#ports';
import { isSignedBy } from './device-key.ts';
import { isOwnCode } from './own-code.ts';
import { readAssertion } from './passkey.ts';
import type { Phone } from './phone.ts';
import type { AppSettings } from './settings.ts';
import { hashText, writeOwnCode } from './signed-texts.ts';

/** How the customer, and not only the phone, says yes (S8): the app's own code, or fingerprint, face or screen lock through WebAuthn. */
export type UserProof =
  | { readonly is: 'own-code'; readonly code: string; readonly signature: string }
  | { readonly is: 'passkey'; readonly assertion: Json };

/** `text` is what was approved, `signature` the phone's over it, `id` and `nonce` the request's or act's own. */
export type Given = {
  readonly id: string;
  readonly nonce: string;
  readonly text: string;
  readonly signature: string;
  readonly user: UserProof;
};

export type Verified = { readonly elements: readonly Element[]; readonly amr: readonly string[]; readonly uses: readonly Use[] };

type Holder = { readonly id: string; readonly phone: Phone; readonly sealed: string };

/**
 * Checks that this phone and its owner approved this text. A word says why not, for the audit. The caller has reserved a try
 * of this phone before (I3). `amr` tells the own code from WebAuthn's one bit and never names finger or face (D19).
 */
export async function verifyUser(
  given: Given,
  { id: device, phone, sealed }: Holder,
  context: Pick<Context, 'keys'>,
  settings: AppSettings,
): Promise<Verified | string> {
  const { user, text } = given;
  if (!isSignedBy(phone.deviceKey, text, given.signature)) return 'signature';
  if (user.is === 'own-code') {
    const own = writeOwnCode({ id: given.id, nonce: given.nonce, device, code: user.code });
    if (!isSignedBy(phone.deviceKey, own, user.signature)) return 'signature of the own code';
    if (!(await isOwnCode(user.code, sealed, device, context))) return 'own code';
    return { elements: ['possession', 'knowledge'], amr: ['swk', 'pin'], uses: [] };
  }
  if (!phone.passkey) return 'no passkey';
  const assertion = await readAssertion(user.assertion, hashText(text), phone.passkey, settings);
  if (!assertion) return 'passkey';
  return { elements: ['possession', 'user-verified'], amr: ['swk', 'user'], uses: countUse(phone.passkey.id, assertion.counter) };
}

/** A synced passkey's counter stays 0 (D19); one that counts must rise, or it was copied. */
function countUse(passkey: string, counter: number): Use[] {
  return counter > 0 ? [{ is: 'counter', of: `passkey ${passkey}`, value: counter }] : [];
}
