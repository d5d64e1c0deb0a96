import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';
import { type FaultCode, refuse } from '../faults.ts';
import { type Element, findChild, needChild } from './element.ts';
import { xmlEncryption, xmlSignature } from './namespaces.ts';
import { readBase64 } from './read-value.ts';

/** `bytes`: the length of a secret key, null for a private one. `provesItself`: what was changed is found without a checksum beside. */
type Cipher = { readonly bytes: number | null; readonly provesItself: boolean; readonly decrypt: (key: KeyObject, data: Buffer) => Buffer };

const ciphers: ReadonlyMap<string, Cipher> = new Map([
  ...[128, 192, 256].flatMap((bits): [string, Cipher][] => [
    [`${xmlEncryption}aes${bits}-cbc`, { bytes: bits / 8, provesItself: false, decrypt: (key, data) => decryptCbc(bits, key, data) }],
    [`${xmlEncryption}kw-aes${bits}`, { bytes: bits / 8, provesItself: true, decrypt: (key, data) => unwrap(bits, key, data) }],
  ]),
  // Files for a certificate are read only when they are signed (encryption.ts), and that shows what was changed.
  [`${xmlEncryption}rsa-oaep-mgf1p`, readPrivately(constants.RSA_PKCS1_OAEP_PADDING)],
  [`${xmlEncryption}rsa_1_5`, readPrivately(constants.RSA_PKCS1_PADDING)],
]);

/** What an xenc:EncryptedDataType holds. `data`: the cipher text, the vector in front of it included. */
export type Encrypted = { readonly cipher: Cipher; readonly data: Buffer; readonly line: number };

export function readEncrypted(element: Element): Encrypted {
  const method = needChild(element, [xmlEncryption], 'EncryptionMethod');
  const address = method.attributes.get('Algorithm') ?? '';
  const digest = findChild(method, [xmlSignature], 'DigestMethod');
  if (digest && digest.attributes.get('Algorithm') !== `${xmlSignature}sha1`) refuse('cipher-unknown', digest.line);
  const value = needChild(needChild(element, [xmlEncryption], 'CipherData'), [xmlEncryption], 'CipherValue');
  return { cipher: ciphers.get(address) ?? refuse(nameUnknown(address), method.line), data: readBase64(value), line: value.line };
}

export function decrypt({ cipher, data, line }: Encrypted, key: KeyObject): Buffer {
  if ((key.symmetricKeySize ?? null) !== cipher.bytes) refuse('key-length', line);
  try {
    return cipher.decrypt(key, data);
  } catch {
    // One fault for all: which of them it was is of use to nobody but a guesser.
    return refuse('wrong-key', line);
  }
}

function nameUnknown(address: string): FaultCode {
  return address.includes('tripledes') ? 'triple-des' : 'cipher-unknown';
}

/** XML Encryption §5.4.1 and §5.4.2, the latter with its own hash, SHA-1. */
function readPrivately(padding: number): Cipher {
  return { bytes: null, provesItself: true, decrypt: (key, data) => privateDecrypt({ key, padding }, data) };
}

/** XML Encryption §5.2: the vector first; the last byte says how many bytes are padding, the others of them may be anything. */
function decryptCbc(bits: number, key: KeyObject, data: Buffer): Buffer {
  const decipher = createDecipheriv(`aes-${bits}-cbc`, key, data.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > 16) throw new Error('no such padding');
  return padded.subarray(0, padded.length - padding);
}

/**
 * RFC 3394 §2.2.2, with its own initial value. It wraps eights of bytes only, and most keys have twenty: makers pad those as
 * RFC 5649 does, under the same name.
 */
function unwrap(bits: number, key: KeyObject, data: Buffer): Buffer {
  try {
    return unwrapAs(`aes${bits}-wrap`, key, Buffer.alloc(8, 0xa6), data);
  } catch {
    return unwrapAs(`id-aes${bits}-wrap-pad`, key, Buffer.of(0xa6, 0x59, 0x59, 0xa6), data);
  }
}

function unwrapAs(name: string, key: KeyObject, initial: Buffer, data: Buffer): Buffer {
  const decipher = createDecipheriv(name, key, initial);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}
