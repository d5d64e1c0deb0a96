import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchesDigest } from './content-digest.ts';
import { createNonces } from './nonces.ts';
import { writeSignatureBase } from './signature-base.ts';
import { findKeyFaults, isSignedBy } from './signing-keys.ts';
import { isInnerList, parseDictionary, writeInnerList } from './structured-fields.ts';

const key = createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' },
  format: 'jwk',
});

test('S29 part: the signature that RFC 9421 prints in B.2.6 is right, and over any other request it is wrong', () => {
  const input =
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
  const covered = parseDictionary(input)?.get('sig-b26');
  assert.ok(isInnerList(covered));
  const request = {
    method: 'POST',
    origin: 'https://example.com',
    target: '/foo?param=Value&Pet=dog',
    headers: { date: ['Tue, 20 Apr 2021 02:07:55 GMT'], 'content-type': ['application/json'], 'content-length': ['18'] },
    body: Buffer.from('{"hello": "world"}'),
  };
  const signature = Buffer.from('wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==', 'base64');
  const isRight = (change: object) => {
    const base = writeSignatureBase({ ...request, ...change }, covered);
    return base !== undefined && isSignedBy({ id: 'test-key-ed25519', algorithm: 'ed25519', key }, base, signature);
  };
  assert.equal(isRight({}), true);
  assert.equal(isRight({ method: 'PUT' }), false);
  assert.equal(isRight({ target: '/foo/bar' }), false);
  assert.equal(isRight({ origin: 'https://example.org' }), false);
  assert.equal(isRight({ headers: { ...request.headers, date: ['Tue, 20 Apr 2021 02:07:56 GMT'] } }), false);
  assert.equal(isRight({ headers: {} }), false);
});

test('a component that is covered twice, has a parameter, or is of another kind of message makes no signature', () => {
  const request = { method: 'GET', origin: 'https://example.com', target: '/a', headers: { accept: ['a', ' b '] }, body: Buffer.alloc(0) };
  const base = (items: string) => {
    const covered = parseDictionary(`sig=(${items});created=1`)?.get('sig');
    return isInnerList(covered) ? writeSignatureBase(request, covered) : 'unread';
  };
  assert.equal(base('"accept" "@query"'), '"accept": a, b\n"@query": ?\n"@signature-params": ("accept" "@query");created=1');
  for (const wrong of ['"@method" "@method"', '"@method";req', '"@status"', '"accept";sf', '"host"', '"__proto__"', '"@constructor"'])
    assert.equal(base(wrong), undefined, wrong);
});

test('the digest of a body is right or wrong, whatever else stands in the header', () => {
  const body = Buffer.from('{"to":"08-465 004 10"}');
  const digest = (hash: string) => `:${createHash(hash).update(body).digest('base64')}:`;
  assert.equal(matchesDigest(`sha-256=${digest('sha256')}`, body), true);
  assert.equal(matchesDigest(`md5=:AAAA:, sha-512=${digest('sha512')}`, body), true);
  assert.equal(matchesDigest(`sha-256=${digest('sha256')}, sha-512=${digest('sha256')}`, body), false);
  for (const wrong of ['', 'md5=:AAAA:', 'sha-256', 'sha-256=("a")', `sha-256=${digest('sha256').slice(1)}`])
    assert.equal(matchesDigest(wrong, body), false, wrong);
});

test('what can be read is written as it was; junk of any kind is refused and never throws', () => {
  const written = '("@method" "content-digest" "a\\"b";req;n=1);created=1;nonce="x y";flag=?0';
  const read = parseDictionary(`  sig=${written} , other;p=2`)?.get('sig');
  assert.ok(isInnerList(read));
  assert.equal(writeInnerList(read), written);
  for (const junk of ['sig=(', 'sig=("a"b)', 'sig=("a" 1)', 'SIG=()', 'sig=1.5', 'a=1,', 'a b', 'sig=("ä")', 'sig=:a'])
    assert.equal(parseDictionary(junk), undefined, junk);
  const piece = fc.constantFrom('sig', '=', '(', ')', '"', '\\', ';', ' ', ',', '1', ':', '?1', '@', 'a');
  fc.assert(fc.property(fc.array(piece), (pieces) => void parseDictionary(pieces.join(''))));
});

test('a nonce is taken once, and is forgotten only when its signature is too old anyhow', () => {
  const nonces = createNonces();
  assert.equal(nonces.takeOnce('key a', 60_000, 0), true);
  assert.equal(nonces.takeOnce('key a', 60_000, 59_000), false);
  assert.equal(nonces.takeOnce('key b', 60_000, 59_000), true);
  assert.equal(nonces.takeOnce('key a', 200_000, 61_001), true);
});

test('a key that cannot sign, is no public one or stands there twice is named by its name alone', () => {
  const good = { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs', kid: 'good' };
  assert.deepEqual(findKeyFaults([good]), []);
  assert.deepEqual(findKeyFaults([good, good]), ['there are two keys good']);
  assert.deepEqual(findKeyFaults([{ ...good, d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU' }]), ['the key good is not a public one']);
  assert.match(findKeyFaults([{ kty: 'EC', crv: 'P-384', x: 'a', y: 'b', kid: 'short' }]).join(), /^the key short is neither/);
});
