import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { corpus, readGood } from '../../../test/stock/corpus.ts';
import { readEncryption } from './encryption.ts';
import { readXml } from './read-xml.ts';

async function readElements(file: string) {
  async function* bytes() {
    yield Buffer.from(file);
  }
  const found = new Map();
  for await (const { element } of readXml(bytes())) found.set(element.name, element);
  return found;
}

test('a private key makes no checksums: a file for a certificate needs a key of their own for them', async () => {
  const file = readGood('for-certificate.xml');
  const method = '<MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"/>';
  const elements = await readElements(file.replace('</EncryptionKey>', `$&${method}`));
  const opening = { openers: { privateKey: readFileSync(`${corpus}/bank-key.pem`, 'utf8') }, isSigned: true };
  const encryption = readEncryption(elements.get('EncryptionKey'), elements.get('MACMethod'), opening, 1);
  await assert.rejects(encryption, { message: 'mac-method' });
});
