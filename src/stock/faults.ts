/** What can be wrong with a file of boxes. No sentence repeats what stands in the file: it may be a key. */
const sentences = {
  // The file as such
  'not-utf8': 'the file is not written in UTF-8',
  'not-xml': 'the file is not well-formed XML here, or it was cut off',
  doctype: 'the file has a document type (DOCTYPE); no file of boxes needs one, and attacks do',
  instruction: 'the file has a processing instruction; no file of boxes needs one, and attacks do',
  'too-large': 'the file is larger than a signed file may be; ask its maker for several smaller ones',
  'too-deep': 'elements stand within each other deeper than in any file of boxes',
  'too-long': 'one name, text or comment is longer than in any file of boxes',
  'too-many-attributes': 'an element has more attributes than any in a file of boxes',
  'too-many-elements': 'one box has more elements than any box needs',
  'not-pskc': 'the file is no key container of RFC 6030 (PSKC)',
  'other-version': 'the key container is of another version than 1.0',
  'element-unknown': 'an element that RFC 6030 does not know here',
  'element-twice': 'an element stands twice where RFC 6030 has it once',
  'element-missing': 'an element is missing that RFC 6030 asks for here',
  'out-of-order': 'what tells how the keys are encrypted stands after the first box',
  'serial-twice': 'a box with this serial number stands earlier in the file, and not with this as the other of its two keys right before',
  'key-id-twice': 'a key with this Id stands earlier in the file',

  // The signature (RFC 6030 §7)
  'signer-needed': 'the file is signed: give the certificate of its signer, which you have from the maker by another way',
  'not-signed': 'a certificate of the signer was given, and the file is not signed',
  'signature-wrong': 'the signature does not belong to this file and this certificate: the file was changed, or somebody else signed it',
  'signature-method': 'the signature uses a method that is not accepted: RSA with SHA-256 or SHA-512 over the whole container is',
  'signature-sha1':
    'the signature uses SHA-1, which can be forged with effort: ask the maker for SHA-256, or accept it on purpose for this file',
  'certificate-unreadable': 'the certificate of the signer is no X.509 certificate in PEM with an RSA key of at least 2048 bits',

  // How the keys are encrypted (RFC 6030 §6)
  'key-needed': 'the file is encrypted with a key that was agreed beforehand: give that key',
  'passphrase-needed': 'the file is encrypted with a passphrase: give that passphrase',
  'not-encrypted': 'a key or a passphrase was given, and the file is not encrypted: somebody may have put it in the place of another',
  'encryption-unknown': 'the file does not say which key or passphrase it is encrypted with',
  'private-key-needed': 'the file is encrypted for a certificate: give the private key of that certificate, RSA in PEM',
  'certificate-unsigned': 'the file is encrypted for a certificate, as everybody could do, and nobody has signed it: ask for a signed one',
  asymmetric: 'keys are handed over in another way than an agreed key, a passphrase or an X.509 certificate of RSA',
  'derivation-unknown': 'the key is made from the passphrase in another way than PBKDF2 with HMAC-SHA-1, 224, 256, 384 or 512',
  'derivation-bounds': 'PBKDF2 asks for less than 1,000 or more than 2,000,000 rounds, or for a salt or a key of an unusual length',
  'triple-des': 'the file is encrypted with Triple DES, which is no longer safe: ask the maker for AES',
  'cipher-unknown': 'the file is encrypted in another way than AES-CBC or the AES key wrap',
  'key-length': 'the key that was given is of another length or kind than the encryption of the file needs',
  'wrong-key': 'what is encrypted cannot be read: the key or the passphrase is another one, or the file was changed',
  'mac-method': 'the values are protected by another method than HMAC with SHA-1, 224, 256, 384 or 512',
  'mac-key-elsewhere': 'the file names a key for its checksums (MACKeyReference) that it does not hold',
  'mac-key-short': 'the key for the checksums is too short to protect anything',
  'mac-method-missing': 'a value is encrypted with AES-CBC, and nothing in the file shows whether it was changed (MACMethod)',
  'mac-missing': 'an encrypted value has no checksum (ValueMAC), and the file says that each has one',
  'mac-wrong': 'the checksum (ValueMAC) of an encrypted value is wrong: it was changed, or the key is another one',
  'mac-on-plain': 'a value in clear has a checksum (ValueMAC), which RFC 6030 has for encrypted ones only',
  'secret-in-clear': 'the key of a box stands in clear in a file that is encrypted: somebody may have put it there',

  // One box
  'no-key': 'the box comes without its key',
  'key-pair': 'the keys of the box are not two, one for its codes and one for its answers to challenges',
  'no-serial': 'the box has no serial number of 1 to 64 letters, digits, points, hyphens, underscores or slashes',
  'no-key-id': 'the key has no Id',
  'algorithm-unknown': 'the key is for another algorithm than HOTP, TOTP and OCRA',
  'pin-key': 'this is the PIN of a box, and a PIN never leaves its box: ask the maker to leave it out',
  'key-short': 'the key of the box is shorter than 128 bits (RFC 4226 R6)',
  'key-long': 'the key of the box is longer than 1,024 bits',
  digits: 'the codes of the box have another length than 6 to 8 digits, or the file does not say which',
  'not-decimal': 'the codes of the box are not made of digits only',
  'check-digit': 'the codes of the box end in a check digit, which is not supported',
  hash: 'the codes of the box are made with another hash than SHA-1, SHA-256 or SHA-512',
  suite: 'the box has no OCRA suite as RFC 6287 §6 writes it',
  counter: 'the counter of the box is no number from 0 to 100,000,000',
  time: 'the time that the file tells of the box is before 1970',
  'time-interval': 'the time step of the box is no number of seconds from 10 to 120',
  'time-drift': 'the clock of the box differs by more than 100,000 steps, or by what is no number',
  'text-unreadable': 'a text is longer than 200 characters, or holds what no text of a box holds',
  'not-a-number': 'a number is expected here',
  'not-a-date': 'a date and time is expected here, as in 2026-05-01T00:00:00Z',
  'not-base64': 'a value in Base64 is expected here',
  'policy-unknown': 'the policy of the key has a rule that is not known, so the key must not be used (RFC 6030 §5)',
  'policy-usage': 'the policy of the key does not allow what the key is for',
  'policy-pin': 'the policy wants the PIN anywhere else than in the box; the PIN of a box never leaves it',
  'policy-dates': 'the last day of the key or the box is before its first',

  // The lines of a CSV file
  'header-missing': 'the first line does not name the columns serial, secret, type and digits',
  'column-unknown': 'the first line names a column that is not one of serial, secret, type, digits, counter, interval, hash',
  'column-twice': 'the first line names a column twice',
  'columns-differ': 'the line has another number of columns than the first line',
  'line-too-long': 'the line is longer than any box needs',
  'quote-open': 'a quotation mark is not closed, or stands within a value',
  'type-unknown': 'type is hotp or totp',
  'secret-unreadable': 'secret is written neither in hexadecimal nor in Base32',
} as const;

export type FaultCode = keyof typeof sentences;
/** `sentence`: for the operator, in English, with no secret in it. */
export type Fault = { readonly code: FaultCode; readonly sentence: string };

export const faultCodes = Object.keys(sentences) as readonly FaultCode[];

/** Thrown inside this room only; its doors make a value of it. `line` counts from 1. */
export class Refused extends Error {
  readonly fault: Fault;
  readonly line: number;
  constructor(code: FaultCode, line: number) {
    super(code);
    this.fault = { code, sentence: sentences[code] };
    this.line = line;
  }
}

export function refuse(code: FaultCode, line: number): never {
  throw new Refused(code, line);
}
