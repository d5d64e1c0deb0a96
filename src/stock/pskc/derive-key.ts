import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse } from '../faults.ts';
import { type Element, findChild, needChild } from './element.ts';
import { findHmac, type HmacHash, passwords, xmlEncryption11, xmlSignature } from './namespaces.ts';
import { readBase64, readNumber } from './read-value.ts';

const derive = promisify(pbkdf2);

/** The parameters of PKCS #5 stand in its namespace, in that of XML Encryption, or (RFC 6030 figure 7) in none. */
const spaces = [passwords, xmlEncryption11, ''];
/** Fewer protect no passphrase (SP 800-132 §5.2); more would keep the machine busy for a stranger. */
const rounds = { fewest: 1_000, most: 2_000_000 };

/** RFC 6030 §6.2: the key out of a passphrase, by PBKDF2 (RFC 8018 §5.2). */
export async function deriveKey(derivedKey: Element, passphrase: string): Promise<Buffer> {
  const method = needChild(derivedKey, [xmlEncryption11], 'KeyDerivationMethod');
  const address = method.attributes.get('Algorithm');
  if (address !== `${passwords}pbkdf2` && address !== `${xmlEncryption11}pbkdf2`) refuse('derivation-unknown', method.line);
  const parameters = needChild(method, spaces, 'PBKDF2-params');
  const salt = readBase64(needChild(needChild(parameters, spaces, 'Salt'), spaces, 'Specified'));
  const count = readChildNumber(parameters, 'IterationCount');
  const bytes = readChildNumber(parameters, 'KeyLength');
  const isBounded = count >= rounds.fewest && count <= rounds.most && salt.length >= 8 && salt.length <= 128;
  if (!isBounded || ![16, 24, 32].includes(bytes)) refuse('derivation-bounds', parameters.line);
  return derive(Buffer.from(passphrase, 'utf8'), salt, count, bytes, readHash(parameters));
}

/** HMAC-SHA-1 if the file names none (RFC 8018 A.2). Some makers write the name as the text of the element. */
function readHash(parameters: Element): HmacHash {
  const prf = findChild(parameters, spaces, 'PRF');
  const address = prf?.attributes.get('Algorithm') ?? prf?.text.trim() ?? '';
  return findHmac(address === '' ? `${xmlSignature}hmac-sha1` : address) ?? refuse('derivation-unknown', parameters.line);
}

function readChildNumber(parameters: Element, name: string): number {
  const child = needChild(parameters, spaces, name);
  return readNumber(child.text, child.line);
}
