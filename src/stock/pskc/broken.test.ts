import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreed, listFaults, passphrase, readGood, readItems } from '../../../test/stock/corpus.ts';
import type { FaultCode, FileKeys } from '../index.ts';

/** Makes one change in a good file: so nothing else is wrong with it. */
function change(file: string, from: string | RegExp, to: string): string {
  const changed = file.replace(from, to);
  assert.notEqual(changed, file, 'the change found nothing');
  return changed;
}

type Row = [what: string, fault: FaultCode, from: string | RegExp, to: string];

/** `is`: what becomes of the file. */
function refuseEach(name: string, keys: FileKeys, is: 'refused' | 'stopped', rows: Row[]): void {
  for (const [what, fault, from, to] of rows) {
    test(`${what} is refused`, async () => {
      const items = await readItems(change(readGood(name), from, to), keys);
      const found = items.find((item) => item.is !== 'box') ?? assert.fail('nothing was refused');
      assert.equal(`${found.is} ${found.fault.code}`, `${is} ${fault}`);
    });
  }
}

const cipherValue = /<xenc:CipherValue>[^<]+<\/xenc:CipherValue>(?=[^/]*<\/xenc:CipherData>\s*<\/pskc:EncryptedValue>)/;
const method = /(?<=<pskc:EncryptedValue>\s*<xenc:EncryptionMethod Algorithm=")[^"]+/;

describe('of a file that holds its keys in clear', () => {
  refuseEach('everything.xml', {}, 'refused', [
    ['a box without its key', 'no-key', /<Key [\s\S]*?<\/Key>/, ''],
    ['a key without its data', 'no-key', /<Data>[\s\S]*?<\/Data>/, ''],
    ['data without the key', 'no-key', /<Secret>[\s\S]*?<\/Secret>/, ''],
    ['a box without a serial number', 'no-serial', '<SerialNo>LB-1007-4418</SerialNo>', ''],
    ['a serial number with markup', 'no-serial', 'LB-1007-4418', 'LB&lt;b>'],
    ['a serial number of 65 letters', 'no-serial', 'LB-1007-4418', 'L'.repeat(65)],
    ['a key without an Id', 'no-key-id', ' Id="LB-KEY-4418"', ''],
    ['a serial number that stood before', 'serial-twice', 'LB-2007-0001', 'LB-1007-4418'],
    ['the Id of another key', 'key-id-twice', 'LB-KEY-T1', 'LB-KEY-4418'],
    ['an unknown algorithm', 'algorithm-unknown', 'pskc:hotp', 'pskc:securid-aes'],
    ['the algorithm of another namespace', 'algorithm-unknown', 'urn:ietf:params:xml:ns:keyprov:pskc:hotp', 'urn:example:hotp'],
    ['a key without an algorithm', 'algorithm-unknown', /(?<=4418") Algorithm="[^"]+"/, ''],
    ['the PIN of a box', 'pin-key', 'pskc:hotp', 'pskc:pin'],
    ['a key of 15 bytes', 'key-short', /<Secret>[\s\S]*?<\/Secret>/, `<Secret><PlainValue>${'AAAA'.repeat(5)}</PlainValue></Secret>`],
    ['a key of 129 bytes', 'key-long', /<Secret>[\s\S]*?<\/Secret>/, `<Secret><PlainValue>${'AAAA'.repeat(43)}</PlainValue></Secret>`],
    ['a key that is no Base64', 'not-base64', 'AAECAwQF<!--', 'AAEC*wQF<!--'],
    ['a key without the end of its Base64', 'not-base64', 'AREhM=<', 'AREhM<'],
    ['a key that is empty', 'not-base64', /<PlainValue>AAEC[\s\S]*?<\/PlainValue>/, '<PlainValue/>'],
    ['a value neither in clear nor encrypted', 'element-missing', /<PlainValue>AAEC[\s\S]*?<\/PlainValue>/, ''],
    ['codes of five digits', 'digits', 'Length="8"', 'Length="5"'],
    ['codes of nine digits', 'digits', 'Length="8"', 'Length="9"'],
    ['a length in words', 'not-a-number', 'Length="8"', 'Length="eight"'],
    ['codes of no told length', 'digits', '<ResponseFormat Encoding="DECIMAL" Length="8"/>', ''],
    ['codes without parameters', 'digits', /<AlgorithmParameters>[\s\S]*?<\/AlgorithmParameters>/, ''],
    ['codes of letters', 'not-decimal', '<ResponseFormat Encoding="DECIMAL"', '<ResponseFormat Encoding="HEXADECIMAL"'],
    ['codes with a check digit', 'check-digit', '<ResponseFormat Encoding', '<ResponseFormat CheckDigits="true" Encoding'],
    ['an unusual hash', 'hash', 'HMAC-SHA512', 'HMAC-MD5'],
    ['a suite that is none', 'suite', 'QN08', 'QN99'],
    ['a suite whose clock stands still', 'suite', '-T1M', '-T0M'],
    ['a challenge box without a suite', 'suite', /<Suite>OCRA.*<\/Suite>/, ''],
    ['a counter below nothing', 'counter', '[12]', '[-1]'],
    ['a counter beyond any box', 'counter', '[12]', '[100000001]'],
    ['a counter with decimals', 'not-a-number', '[12]', '[1.5]'],
    ['a counter of twenty digits', 'not-a-number', '[12]', '[10000000000000000000]'],
    ['a time step of an hour', 'time-interval', '<PlainValue>60<', '<PlainValue>3600<'],
    ['a time before 1970', 'time', '59000000', '-1'],
    ['a clock that is off by months', 'time-drift', '<PlainValue>-1<', '<PlainValue>-100001<'],
    ['a checksum of what stands in clear', 'mac-on-plain', '</PlainValue></Secret>', '</PlainValue><ValueMAC>AAAA</ValueMAC></Secret>'],
    ['a date that does not exist', 'not-a-date', '2026-05-01T', '2026-02-30T'],
    ['a date without a time', 'not-a-date', '2026-05-01T00:00:00Z', '2026-05-01'],
    ['a device that ends before it begins', 'policy-dates', '2033-05-01', '2023-05-01'],
    ['a text of 201 letters', 'text-unreadable', 'Kodbox 2', 'K'.repeat(201)],
    ['a text that turns others round', 'text-unreadable', 'Kodbox 2', 'Kodbox \u202e2'],
    ['a text with an element in it', 'text-unreadable', 'Kodbox 2', '<maker:b>Kodbox</maker:b>'],
    ['an element that the RFC does not know', 'element-unknown', '<Model>', '<Colour/><Model>'],
    ['an element of others outside Extensions', 'element-unknown', '<Model>', '<maker:Colour/><Model>'],
    ['two models', 'element-twice', '<Model>', '<Model>Kodbox 1</Model><Model>'],
    ['two keys for codes in one package', 'key-pair', /(<Key Id="LB-KEY-)(4418"[\s\S]*?<\/Key>)/, '$1$2$1X$2'],
    ['three keys in one package', 'key-pair', /(<Key Id="LB-KEY-)(4418"[\s\S]*?<\/Key>)/, '$1$2$1X$2$1Y$2'],
  ]);

  refuseEach('everything.xml', {}, 'refused', [
    ['a rule that nobody knows', 'policy-unknown', '<KeyUsage>OTP', '<MaxAmount>5</MaxAmount><KeyUsage>OTP'],
    ['a rule of the maker', 'policy-unknown', '<KeyUsage>OTP', '<maker:Rule/><KeyUsage>OTP'],
    ['a rule of the maker with a name of the RFC', 'policy-unknown', '<KeyUsage>OTP', '<maker:KeyUsage>OTP</maker:KeyUsage><KeyUsage>OTP'],
    ['a rule for the PIN that nobody knows', 'policy-unknown', 'PINKeyId', 'Rotation="yes" PINKeyId'],
    ['a rule of the maker for the PIN', 'policy-unknown', 'PINKeyId', 'maker:x="yes" PINKeyId'],
    ['a rule within the rule for the PIN', 'policy-unknown', /(<PINPolicy [^>]*)\/>/, '$1><x/></PINPolicy>'],
    ['a PIN that is sent before the code', 'policy-pin', '"Local"', '"Prepend"'],
    ['a PIN that is sent after the code', 'policy-pin', '"Local"', '"Append"'],
    ['a PIN that the code is made with', 'policy-pin', '"Local"', '"Algorithmic"'],
    ['a PIN that is asked for nobody says where', 'policy-pin', 'PINUsageMode="Local"', ''],
    ['a key for other purposes', 'policy-usage', /<KeyUsage>OTP<\/KeyUsage>\s*<KeyUsage>CR/, '<KeyUsage>Encrypt'],
    ['a challenge box for one-time codes only', 'policy-usage', '<Policy><KeyUsage>CR', '<Policy><KeyUsage>OTP'],
    ['a policy that says a thing twice', 'element-twice', '<NumberOf', '<NumberOfTransactions>1</NumberOfTransactions><NumberOf'],
    ['a PIN shorter than none', 'not-a-number', 'MinLength="4"', 'MinLength="-4"'],
    ['fewer uses than none', 'not-a-number', '50000', '-1'],
    ['a key that ends before it begins', 'policy-dates', '2032-06-01', '2022-06-01'],
  ]);
});

describe('of an encrypted file', () => {
  refuseEach('python-aes128.xml', agreed, 'refused', [
    ['a value without its checksum, though the file names a method', 'mac-missing', /<pskc:ValueMAC>.*?<\/pskc:ValueMAC>/, ''],
    ['a changed value', 'mac-wrong', cipherValue, `<xenc:CipherValue>${'AAAA'.repeat(16)}</xenc:CipherValue>`],
    ['a changed checksum', 'mac-wrong', /<pskc:ValueMAC>.*?</, `<pskc:ValueMAC>${Buffer.alloc(20).toString('base64')}<`],
    ['a checksum cut short', 'mac-wrong', /<pskc:ValueMAC>.*?</, '<pskc:ValueMAC>AAAA<'],
    [
      'a key that somebody put there in clear',
      'secret-in-clear',
      /<pskc:EncryptedValue>[\s\S]*?<\/pskc:ValueMAC>/,
      `<pskc:PlainValue>${'AAAA'.repeat(6)}</pskc:PlainValue>`,
    ],
    [
      'a value in clear beside the encrypted one',
      'element-unknown',
      '<pskc:EncryptedValue>',
      '<pskc:PlainValue>AAAA</pskc:PlainValue><pskc:EncryptedValue>',
    ],
    ['AES-CBC without a method for checksums', 'mac-method-missing', /<pskc:MACMethod[\s\S]*?<\/pskc:MACMethod>/, ''],
    ['AES-CBC with a method that has no name', 'mac-method-missing', /<pskc:MACMethod Algorithm="[^"]+"/, '<pskc:MACMethod'],
    ['a value in Triple DES', 'triple-des', method, 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc'],
    ['a value in Camellia', 'cipher-unknown', method, 'http://www.w3.org/2001/04/xmldsig-more#camellia128-cbc'],
    ['a value encrypted for a certificate', 'key-length', method, 'http://www.w3.org/2001/04/xmlenc#rsa_1_5'],
    ['a value for a longer key', 'key-length', method, 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'],
    ['a value without a cipher', 'element-missing', /(<pskc:EncryptedValue>\s*)<xenc:EncryptionMethod [^>]*>/, '$1'],
    ['a value with two texts', 'element-twice', cipherValue, '$&$&'],
    ['a value without its text', 'element-missing', cipherValue, ''],
  ]);

  refuseEach('python-kw-aes256.xml', { key: Buffer.from(Array.from({ length: 32 }, (_, at) => at)) }, 'refused', [
    ['a changed key wrap', 'wrong-key', cipherValue, `<xenc:CipherValue>${'AAAA'.repeat(10)}AAA=</xenc:CipherValue>`],
  ]);

  refuseEach('python-aes128.xml', agreed, 'stopped', [
    ['what is encrypted by nobody knows what', 'encryption-unknown', /<ds:KeyName>.*<\/ds:KeyName>/, ''],
    ['a certificate instead of a key, and no signature', 'certificate-unsigned', /<ds:KeyName>.*<\/ds:KeyName>/, '<ds:X509Data/>'],
    ['a bare public key instead of a key', 'asymmetric', /<ds:KeyName>.*<\/ds:KeyName>/, '<ds:KeyValue/>'],
    [
      'a digest that its cipher has not',
      'cipher-unknown',
      '/>\n   <xenc:CipherData>',
      '><ds:DigestMethod Algorithm="urn:md5"/></xenc:EncryptionMethod>\n   <xenc:CipherData>',
    ],
    ['another method for the checksums', 'mac-method', 'xmldsig#hmac-sha1', 'xmldsig#hmac-md5'],
    [
      'checksums with a key elsewhere',
      'mac-key-elsewhere',
      /<pskc:MACKey>[\s\S]*?<\/pskc:MACKey>/,
      '<pskc:MACKeyReference>k</pskc:MACKeyReference>',
    ],
    ['a key for checksums of eight bytes', 'mac-key-short', /(?<=<xenc:CipherValue>)[^<]+/, 'AAAAAAAAAAAAAAAAAAAAAH8xKLkXsUTIWiI87HeK4yE='],
    ['a key for checksums that is no whole block', 'wrong-key', /(?<=<xenc:CipherValue>)[^<]+/, 'AAAA'],
    ['a method that comes after a box', 'out-of-order', '</pskc:KeyContainer>', '<pskc:MACMethod/></pskc:KeyContainer>'],
    ['two methods', 'element-twice', '<pskc:MACMethod', '<pskc:MACMethod/><pskc:MACMethod'],
  ]);

  refuseEach('python-passphrase.xml', passphrase, 'stopped', [
    ['a passphrase made into a key otherwise', 'derivation-unknown', '#pbkdf2', '#scrypt'],
    ['PBKDF2 with another hash', 'derivation-unknown', '</xenc11:PBKDF2-params>', '<PRF Algorithm="urn:hmac-md5"/></xenc11:PBKDF2-params>'],
    ['PBKDF2 of a billion rounds', 'derivation-bounds', '<IterationCount>1000<', '<IterationCount>1000000000<'],
    ['PBKDF2 of one round', 'derivation-bounds', '<IterationCount>1000<', '<IterationCount>1<'],
    ['a key of a billion bytes', 'derivation-bounds', '<KeyLength>16<', '<KeyLength>1000000000<'],
    ['a salt of one byte', 'derivation-bounds', /<Specified>.*</, '<Specified>AA==<'],
    ['rounds that are no number', 'not-a-number', '<IterationCount>1000<', '<IterationCount>many<'],
    ['a passphrase without parameters', 'element-missing', /<xenc11:PBKDF2-params>[\s\S]*<\/xenc11:PBKDF2-params>/, ''],
  ]);

  test('a file that needs a key or a passphrase says which of them', async () => {
    assert.deepEqual(listFaults(await readItems(readGood('python-aes128.xml'), passphrase)), ['stopped key-needed on line 3']);
    assert.deepEqual(listFaults(await readItems(readGood('python-passphrase.xml'), agreed)), ['stopped passphrase-needed on line 3']);
  });

  test('with another key or passphrase than the right one no box comes out', async () => {
    const tries: [file: string, keys: FileKeys, faults: string[]][] = [
      ['python-aes128.xml', { key: Buffer.alloc(16, 3) }, ['stopped wrong-key on line 10']],
      // A wrong key in sixteen looks right until the checksums.
      ['python-aes128.xml', { key: Buffer.alloc(16, 5) }, ['refused mac-wrong on line 33', 'refused mac-wrong on line 60']],
      ['python-passphrase.xml', { passphrase: 'Lykta i Hamn' }, ['stopped wrong-key on line 21']],
    ];
    for (const [file, keys, faults] of tries) assert.deepEqual(listFaults(await readItems(readGood(file), keys)), faults);
  });
});

test('an unencrypted file that comes instead of an encrypted one is refused', async () => {
  for (const opener of [agreed, passphrase]) {
    const items = await readItems(readGood('python-plain.xml'), opener);
    assert.deepEqual(listFaults(items), ['stopped not-encrypted on line 3']);
  }
});
