import type { Context } from '#identification';
import type { CredentialRecord, Json } from '#ports';
import { isLanguage, type Language } from '#texts';
import { type DeviceKey, deviceOf, isSignedBy, readKey } from './device-key.ts';
import { sealOwnCode } from './own-code.ts';
import { type Passkey, readRegistration } from './passkey.ts';
import { beginRoll, type Roll } from './roll.ts';
import type { AppSettings } from './settings.ts';
import { hashText, writeEnrolment } from './signed-texts.ts';

/** The kind of the credential, which is also the name of the authenticator. */
export const phoneKind = 'app-approval';

/** A customer's phone with the app: the state of its credential. The verifier of the own code is its sealed part. */
export type Phone = {
  readonly name: string;
  readonly deviceKey: DeviceKey;
  readonly language: Language;
  readonly roll: Roll;
  /** The customer's other phones have been told of it. */
  readonly told: boolean;
  readonly passkey?: Passkey;
  /** A push subscription; only its adapter knows what is in it. */
  readonly push?: Json;
};

export function readPhone(state: Json): Phone {
  return state as unknown as Phone;
}

export function writePhone(phone: Phone): Json {
  return phone as unknown as Json;
}

/** What a phone says of itself when it enrols. */
export type NewPhone = {
  readonly name: string;
  readonly deviceKey: DeviceKey;
  readonly language: Language;
  readonly ownCode: string;
  /** The first value of the rolling nonce. */
  readonly roll: string;
  /** The server's single-use nonce; whether it is one says the door. */
  readonly nonce: string;
  /** Over `writeEnrolment`: shows that the phone holds the key. */
  readonly signature: string;
  /** A WebAuthn registration whose challenge is SHA-256 of the nonce. */
  readonly passkey?: Json;
};

/** Undefined for what has not the shape of one: channels hand on whatever they were given. */
export function readNewPhone(given: Json): NewPhone | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { name, deviceKey, language, ownCode, roll, nonce, signature } = given as unknown as Partial<NewPhone>;
  const textual = [name, ownCode, roll, nonce, signature, deviceKey?.x, deviceKey?.y].every((one) => typeof one === 'string');
  return textual && isLanguage(language) ? (given as unknown as NewPhone) : undefined;
}

/** The credential of a new phone, or why there is none. It is stored by whoever decides. */
export async function makePhone(
  offered: Json,
  customer: string,
  context: Pick<Context, 'now' | 'keys' | 'random'>,
  settings: AppSettings,
): Promise<{ credential: CredentialRecord } | { why: string }> {
  const given = readNewPhone(offered);
  if (!given) return { why: 'malformed' };
  const { name, deviceKey, language, ownCode, roll, nonce } = given;
  if (!readKey(deviceKey)) return { why: 'no key' };
  const device = deviceOf(deviceKey);
  if (!isSignedBy(deviceKey, writeEnrolment({ nonce, device, name, language, roll }), given.signature)) return { why: 'signature' };
  const passkey = given.passkey === undefined ? undefined : await readRegistration(given.passkey, hashText(nonce), settings);
  if (given.passkey !== undefined && !passkey) return { why: 'passkey' };
  const phone: Phone = { name, deviceKey, language, roll: beginRoll(roll), told: false, ...(passkey ? { passkey } : {}) };
  const sealed = await sealOwnCode(ownCode, device, context, settings.hashing);
  const credential = { id: device, customer, kind: phoneKind, version: 0, state: writePhone(phone), sealed };
  return { credential: { ...credential, lookup: null, added: context.now, expires: null } };
}
