import { createHmac, createPrivateKey, createSecretKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import { refuse } from '../faults.ts';
import { decrypt, readEncrypted } from './ciphers.ts';
import { deriveKey } from './derive-key.ts';
import { type Element, findChild, needChild, openElement } from './element.ts';
import { findHmac, type HmacHash, xmlEncryption11, xmlSignature } from './namespaces.ts';
import { readBase64 } from './read-value.ts';

/** What opens an encrypted file: the key that was agreed with the maker beforehand, the passphrase, or our private key (RSA, PEM). */
export type Openers = { readonly key?: Buffer; readonly passphrase?: string; readonly privateKey?: string };
/** `isSigned`: the signature of the file was found right. */
export type Opening = { readonly openers: Openers; readonly isSigned: boolean };

/** The checksums of a file: HMAC over the cipher text (RFC 6030 §6.1.1). */
type Checksums = { readonly hash: HmacHash; readonly key: KeyObject };
/** How the values of a file are read; as key objects four times faster than as bytes. `checksums` is null if the file names no method. */
export type Encryption = { readonly key: KeyObject; readonly checksums: Checksums | null };

/** What EncryptionKey and MACMethod of a container say (RFC 6030 §6); null if its values stand in clear. */
export async function readEncryption(
  encryptionKey: Element | undefined,
  macMethod: Element | undefined,
  opening: Opening,
  line: number,
): Promise<Encryption | null> {
  if (!encryptionKey) {
    // Else whoever sends another file in the place of an encrypted one needs no key.
    if (Object.values(opening.openers).some((one) => one !== undefined)) refuse('not-encrypted', line);
    return null;
  }
  const key = await findKey(encryptionKey, opening);
  return { key, checksums: macMethod ? readChecksums(macMethod, key) : null };
}

async function findKey(element: Element, { openers: { key, passphrase, privateKey }, isSigned }: Opening): Promise<KeyObject> {
  const derivedKey = findChild(element, [xmlEncryption11], 'DerivedKey');
  if (derivedKey) {
    return createSecretKey(await deriveKey(derivedKey, passphrase ?? refuse('passphrase-needed', element.line)));
  }
  const certificate = findChild(element, [xmlSignature], 'X509Data');
  if (certificate) {
    if (!isSigned) refuse('certificate-unsigned', element.line);
    return readPrivateKey(certificate, privateKey ?? refuse('private-key-needed', element.line));
  }
  if (element.children.some(({ name }) => ['EncryptedKey', 'KeyValue', 'RetrievalMethod'].includes(name)))
    refuse('asymmetric', element.line);
  if (!findChild(element, [xmlSignature], 'KeyName')) refuse('encryption-unknown', element.line);
  return createSecretKey(key ?? refuse('key-needed', element.line));
}

/** RFC 6030 §6.3. That the certificate is ours is looked at first: RSA of PKCS #1 v1.5 makes a key of anything with another one. */
function readPrivateKey(x509Data: Element, privateKey: string): KeyObject {
  const certificate = readBase64(needChild(x509Data, [xmlSignature], 'X509Certificate'));
  try {
    const key = createPrivateKey(privateKey);
    if (new X509Certificate(certificate).checkPrivateKey(key)) return key;
  } catch {
    // Said below, as for another key.
  }
  return refuse('wrong-key', x509Data.line);
}

function readChecksums(element: Element, key: KeyObject): Checksums | null {
  const children = openElement(element, { once: ['MACKey', 'MACKeyReference'], others: true });
  const address = element.attributes.get('Algorithm');
  // Some makers leave such an element where the key wrap needs none. It names no method, and AES-CBC is refused without one.
  if (address === undefined) return null;
  const hash = findHmac(address) ?? refuse('mac-method', element.line);
  if (children.has('MACKeyReference')) refuse('mac-key-elsewhere', element.line);
  const macKey = children.get('MACKey');
  // RFC 6030 §6.1.1: without a key of their own the checksums are made with the key of the encryption.
  if (!macKey) return key.type === 'secret' ? { hash, key } : refuse('mac-method', element.line);
  const own = decrypt(readEncrypted(macKey), key);
  return own.length < 16 ? refuse('mac-key-short', element.line) : { hash, key: createSecretKey(own) };
}

/** What an element of Data holds in clear, once its checksum is found right. `null`: it is not encrypted. */
export function openValue(element: Element, encryption: Encryption | null): Buffer | null {
  const children = openElement(element, { once: ['PlainValue', 'EncryptedValue', 'ValueMAC'] });
  const encrypted = children.get('EncryptedValue');
  const mac = children.get('ValueMAC');
  if (encrypted && children.has('PlainValue')) refuse('element-unknown', element.line);
  if (!encrypted) return mac ? refuse('mac-on-plain', mac.line) : null;
  if (!encryption) return refuse('encryption-unknown', encrypted.line);
  const value = readEncrypted(encrypted);
  if (encryption.checksums) checkMac(encryption.checksums, value.data, mac ?? refuse('mac-missing', element.line));
  else if (!value.cipher.provesItself) refuse('mac-method-missing', element.line);
  return decrypt(value, encryption.key);
}

function checkMac({ hash, key }: Checksums, data: Buffer, element: Element): void {
  const right = createHmac(hash, key).update(data).digest();
  const given = readBase64(element);
  if (given.length !== right.length || !timingSafeEqual(given, right)) refuse('mac-wrong', element.line);
}
