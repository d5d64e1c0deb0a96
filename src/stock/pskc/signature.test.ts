import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { agreed, corpus, readGood, readItems } from '../../../test/stock/corpus.ts';
import type { FaultCode, FileKeys, Signer } from '../index.ts';

const certificate = readFileSync(`${corpus}/signer.pem`, 'utf8');

/** The serial numbers of the boxes, and the faults. */
async function readFile(file: string | Buffer, signer: Signer | undefined, keys?: FileKeys): Promise<string[]> {
  const openers = keys ?? (file.includes('EncryptionKey') ? agreed : {});
  const items = await readItems(file, signer ? { ...openers, signer } : openers);
  return items.map((item) => (item.is === 'box' ? item.box.serial : item.fault.code));
}

const boxes = ['LB-1007-0001', 'LB-1007-0002'];
const sha256 = 'xmlsec1-signed-sha256.xml';
const sha512 = 'xmlsec1-signed-sha512.xml';
const sha1 = 'pskctool-signed-sha1.xml';

describe('a signed file', () => {
  test('N16: is read with the certificate of its signer, whether the signature names the container or not', async () => {
    for (const name of [sha256, sha512]) assert.deepEqual(await readFile(readGood(name), { certificate }), boxes);
  });

  test('is read with other line ends and a byte order mark, as XML has it', async () => {
    const file = `\ufeff${readGood(sha256).replaceAll('\n', '\r\n')}`;
    assert.deepEqual(await readFile(file, { certificate }), boxes);
  });

  test('of a maker that signs with SHA-1 is read if that is accepted on purpose', async () => {
    assert.deepEqual(await readFile(readGood(sha1), { certificate }), ['signature-sha1']);
    assert.deepEqual(await readFile(readGood(sha1), { certificate, sha1: true }), boxes);
  });

  test('is not read without the certificate of its signer, and the sentence says what to give', async () => {
    assert.deepEqual(await readFile(readGood(sha256), undefined), ['signer-needed']);
  });

  test('is not asked for where none came: a file without a signature is refused then', async () => {
    assert.deepEqual(await readFile(readGood('python-aes128.xml'), { certificate }), ['not-signed']);
  });

  const changes: [what: string, fault: FaultCode, from: string | RegExp, to: string][] = [
    ['a changed serial number', 'signature-wrong', 'LB-1007-0002', 'LB-1007-0003'],
    ['a changed counter', 'signature-wrong', '>301<', '>300<'],
    ['a box taken out', 'signature-wrong', /<pskc:KeyPackage>[\s\S]*?<\/pskc:KeyPackage>/, ''],
    ['a box put in', 'signature-wrong', /<pskc:KeyPackage>[\s\S]*?<\/pskc:KeyPackage>/, '$&$&'],
    ['a changed digest', 'signature-wrong', /<ds:DigestValue>..../, '<ds:DigestValue>AAAA'],
    ['a changed signature', 'signature-wrong', /<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'],
    ['an empty signature', 'signature-wrong', /<ds:SignatureValue>[\s\S]*?<\/ds:SignatureValue>/, '<ds:SignatureValue/>'],
    ['a signature without a value', 'signature-wrong', /<ds:SignatureValue>[\s\S]*?<\/ds:SignatureValue>/, ''],
    ['a signature of nothing', 'signature-wrong', /<ds:Reference[\s\S]*<\/ds:Reference>/, ''],
    ['a signature of two things', 'signature-method', /<ds:Reference[\s\S]*<\/ds:Reference>/, '$&$&'],
    ['a signature by a password', 'signature-method', 'xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256'],
    ['a signature with MD5', 'signature-method', 'xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-md5'],
    ['a digest by SHA-1', 'signature-sha1', 'xmlenc#sha256', 'xmldsig#sha1'.replace('xmldsig', '../../2000/09/xmldsig')],
    ['a signature of what XPath picks', 'signature-method', '2000/09/xmldsig#enveloped-signature', 'TR/1999/REC-xpath-19991116'],
    ['a signature over comments', 'signature-method', /xml-exc-c14n#(?="\/><ds:SignatureMethod)/, 'xml-exc-c14n#WithComments'],
    ['a second signature', 'signature-method', /<ds:Signature [\s\S]*<\/ds:Signature>/, '$&$&'],
  ];
  for (const [what, fault, from, to] of changes) {
    test(`with ${what} is refused before any box comes out`, async () => {
      const changed = readGood(sha256).replace(from, to).replace('http://www.w3.org/2001/04/../../', 'http://www.w3.org/');
      assert.notEqual(changed, readGood(sha256));
      assert.deepEqual(await readFile(changed, { certificate }), [fault]);
    });
  }

  test('that stands inside a forged one gives nothing of the forged one', async () => {
    const inner = readGood(sha512).replace(/^<\?xml.*\n/, '');
    const [, signature = ''] = /(<ds:Signature [\s\S]*<\/ds:Signature>)/.exec(inner) ?? [];
    const box = readGood('python-plain.xml')
      .match(/<pskc:KeyPackage>[\s\S]*?<\/pskc:KeyPackage>/)?.[0]
      .replaceAll('0001', '6666');
    const open = '<pskc:KeyContainer Version="1.0" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc">';
    const wrapped = inner.replace(signature, '');
    for (const forged of [
      `${open}${box}<pskc:Extensions>${inner}</pskc:Extensions></pskc:KeyContainer>`,
      `${open}${box}${signature}<pskc:Extensions>${wrapped}</pskc:Extensions></pskc:KeyContainer>`,
      `${open}${box}${signature.replace('</ds:Signature>', `<ds:Object>${wrapped}</ds:Object></ds:Signature>`)}</pskc:KeyContainer>`,
      inner.replace('<pskc:KeyPackage>', `${box}<pskc:KeyPackage>`),
    ]) {
      const read = await readFile(forged, { certificate });
      assert.ok(!read.includes('LB-1007-6666'), read.join());
    }
  });

  test('by the key of another is refused, also if the file brings the certificate of that other', async () => {
    const other = readFileSync(`${corpus}/other-signer.pem`, 'utf8');
    assert.deepEqual(await readFile(readGood(sha256), { certificate: other }), ['signature-wrong']);
    assert.deepEqual(await readFile(readGood(sha1), { certificate: other, sha1: true }), ['signature-wrong']);
  });

  test('needs a certificate that is one, with a key that is long enough', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const bare = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const short = readFileSync(`${corpus}/short-signer.pem`, 'utf8');
    for (const wrong of ['', bare, short])
      assert.deepEqual(await readFile(readGood(sha256), { certificate: wrong }), ['certificate-unreadable']);
  });

  test('N16: that is encrypted for the certificate of the bank is read with its private key (RFC 6030 §6.3)', async () => {
    const privateKey = readFileSync(`${corpus}/bank-key.pem`, 'utf8');
    assert.deepEqual(await readFile(readGood('for-certificate.xml'), { certificate }, { privateKey }), boxes);
    assert.deepEqual(await readFile(readGood('for-certificate.xml'), { certificate }, {}), ['private-key-needed']);
  });

  test('that is encrypted for a certificate gives nothing with the private key of another', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const others = [rsa, ec].map((other) => other.export({ type: 'pkcs8', format: 'pem' }).toString());
    for (const privateKey of [...others, 'no key']) {
      assert.deepEqual(await readFile(readGood('for-certificate.xml'), { certificate }, { privateKey }), ['wrong-key']);
    }
  });

  test('with a document type is refused before its signature is looked at', async () => {
    const file = readGood(sha256).replace('?>', '?><!DOCTYPE a>');
    assert.deepEqual(await readFile(file, { certificate }), ['doctype']);
  });

  test('that is longer than memory allows is refused', async () => {
    const file = Buffer.concat([Buffer.from(readGood(sha256)), Buffer.alloc(20_000_000, ' ')]);
    assert.deepEqual(await readFile(file, { certificate }), ['too-large']);
  });
});
