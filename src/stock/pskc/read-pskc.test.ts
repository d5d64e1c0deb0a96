import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { describe, test } from 'node:test';
import { agreed, passphrase, readGood, readItems } from '../../../test/stock/corpus.ts';
import { type FileKeys, type NewBox, readPskc } from '../index.ts';

const counted = (bytes: number) => Buffer.from(Array.from({ length: bytes }, (_, at) => at));

async function readBoxes(name: string, keys: FileKeys = {}): Promise<NewBox[]> {
  const items = await readItems(readGood(name), keys);
  return items.map((item) => (item.is === 'box' ? item.box : assert.fail(JSON.stringify(item))));
}

describe('a file that the maker of the boxes encrypted', () => {
  const files: [name: string, keys: FileKeys][] = [
    ['python-plain.xml', {}],
    ['python-aes128.xml', agreed],
    ['python-aes192.xml', { key: counted(24) }],
    ['python-aes256-numbers.xml', { key: counted(32) }],
    ['python-kw-aes128.xml', { key: counted(16) }],
    ['python-kw-aes192.xml', { key: counted(24) }],
    ['python-kw-aes256.xml', { key: counted(32) }],
    ['python-passphrase.xml', passphrase],
    ['python-passphrase-sha256.xml', passphrase],
  ];
  for (const [name, keys] of files) {
    test(`N16: ${name} gives its two boxes with key and counter`, async () => {
      const [first, second, ...others] = await readBoxes(name, keys);
      assert.deepEqual(others, []);
      for (const [at, box] of [first, second].entries()) {
        assert.equal(box?.serial, `LB-1007-000${at + 1}`);
        assert.deepEqual(box?.key, Buffer.alloc(20, at + 1));
        assert.deepEqual(box?.codes, { kind: 'hotp', digits: 8, counter: 301 + at });
        assert.deepEqual(box?.details, { manufacturer: 'oath.LB', model: 'Kodbox 2', issueNo: '1', keyId: `LB-KEY-${at + 1}` });
      }
    });
  }

  test('a box that goes by the clock brings its hash, its step and how far its clock is off, encrypted or not', async () => {
    const [box] = await readBoxes('python-totp.xml', agreed);
    assert.deepEqual(box?.codes, { kind: 'totp', digits: 8, hash: 'sha256', step: 60, time: 0, drift: -2 });
    assert.deepEqual(box?.key, Buffer.alloc(32, 9));
  });

  test('how far a clock is behind is read as a number below nothing, encrypted too', async () => {
    const wrap = createCipheriv('id-aes128-wrap-pad', counted(16), Buffer.of(0xa6, 0x59, 0x59, 0xa6));
    const value = Buffer.concat([wrap.update(Buffer.of(0xff, 0xff, 0xff, 0xfe)), wrap.final()]).toString('base64');
    const [, secret = ''] = /<pskc:Secret>([\s\S]*?)<\/pskc:Secret>/.exec(readGood('python-kw-aes128.xml')) ?? [];
    const drift = secret.replace(/<xenc:CipherValue>.*</, `<xenc:CipherValue>${value}<`);
    const file = readGood('python-kw-aes128.xml').replaceAll('pskc:hotp', 'pskc:totp');
    const drifting = file.replaceAll(/(?<=pskc:)Counter/g, 'TimeDrift').replace(/<pskc:PlainValue>301<\/pskc:PlainValue>/, drift);
    const [item] = await readItems(drifting, { key: counted(16) });
    assert.equal(item?.is === 'box' && item.box.codes.kind === 'totp' && item.box.codes.drift, -2);
  });

  test('N16: the values of RFC 6030 figure 6 are read, and those that use the key of the encryption for the checksums', async () => {
    for (const name of ['rfc-6030-figure-6.xml', 'no-mac-key.xml']) {
      const [box] = await readBoxes(name, agreed);
      assert.equal(box?.key.toString(), '12345678901234567890');
    }
  });

  test('N16: the values of RFC 6030 figure 7 are read with the passphrase', async () => {
    const [box] = await readBoxes('rfc-6030-figure-7.xml', { passphrase: 'qwerty' });
    assert.equal(box?.key.toString(), '12345678901234567890');
    assert.deepEqual(box?.codes, { kind: 'hotp', digits: 8, counter: 0 });
  });
});

describe('what a file tells of a box', () => {
  test('N16: everything that RFC 6030 has for a box is read, and what its maker adds is passed over', async () => {
    const [box] = await readBoxes('everything.xml');
    assert.deepEqual(box, {
      serial: 'LB-1007-4418',
      key: counted(20),
      codes: { kind: 'hotp', digits: 8, counter: 12 },
      from: Date.UTC(2026, 4, 1),
      until: Date.UTC(2033, 4, 1),
      policy: {
        from: Date.UTC(2026, 5, 1),
        until: Date.UTC(2032, 5, 1),
        transactions: 50_000,
        pin: { minLength: 4, maxLength: 4, mostFailed: 5 },
      },
      details: {
        manufacturer: 'oath.LB',
        model: 'Kodbox 2',
        issueNo: '1',
        deviceBinding: '990001',
        deviceUser: 'UID=lyktbanken',
        cryptoModule: 'CM-7',
        keyId: 'LB-KEY-4418',
        issuer: 'Lyktbanken',
        keyProfile: 'keyProfile1',
        keyReference: 'MasterKeyLabel',
        friendlyName: 'Kodbox för Hamnen & telefonen',
        keyUser: 'CN=lyktbanken',
      },
    });
  });

  test('boxes by the clock and boxes that answer a challenge stand in the same file', async () => {
    const [, clock, challenge] = await readBoxes('everything.xml');
    assert.deepEqual(clock?.codes, { kind: 'totp', digits: 6, hash: 'sha512', step: 60, time: 59_000_000, drift: -1 });
    assert.deepEqual(challenge?.codes, { kind: 'ocra', suite: 'OCRA-1:HOTP-SHA256-8:C-QN08-T1M', counter: 5 });
  });

  test('RFC 6287 §6.4: a suite that says QN8 is as good as one that says QN08, and stays as it was written', async () => {
    const file = readGood('everything.xml').replace('QN08', 'QN8');
    const [, , challenge] = await readItems(file);
    assert.equal(
      challenge?.is === 'box' && challenge.box.codes.kind === 'ocra' && challenge.box.codes.suite,
      'OCRA-1:HOTP-SHA256-8:C-QN8-T1M',
    );
  });

  test('each box comes with the line of the file where it begins', async () => {
    const items = await readItems(readGood('everything.xml'));
    const lines = readGood('everything.xml').split('\n');
    const begins = lines.flatMap((text, at) => (text.includes('<KeyPackage>') ? [at + 1] : []));
    assert.deepEqual(
      items.map(({ line }) => line),
      begins,
    );
  });

  test('where the pieces of a file end makes no difference, not even within a letter', async () => {
    const whole = await readItems(readGood('everything.xml'), {}, 1_000_000);
    for (const bytes of [1, 7, 4_096]) assert.deepEqual(await readItems(readGood('everything.xml'), {}, bytes), whole);
  });

  test('a box that cannot be used is refused with its line, and the others go on', async () => {
    const file = readGood('everything.xml').replace('keyprov:pskc:totp', 'example:other');
    const items = await readItems(file);
    assert.deepEqual(
      items.map(({ is }) => is),
      ['box', 'refused', 'box'],
    );
  });
});

describe('a file longer than memory', () => {
  const [head = '', one = '', end = ''] = readGood('python-plain.xml').split(
    /(<pskc:KeyPackage>.*?LB-KEY-1.*?<\/pskc:KeyPackage>).*(?=<\/pskc:KeyContainer>)/s,
  );
  async function* write(boxes: number, taken: { boxes: number }) {
    yield Buffer.from(head);
    for (; taken.boxes < boxes; taken.boxes += 1) {
      yield Buffer.from(one.replace('LB-1007-0001', `LB-${taken.boxes}`).replace('LB-KEY-1', `K-${taken.boxes}`));
    }
    yield Buffer.from(end);
  }

  test('N16: is read as its boxes are asked for, not beforehand', async () => {
    const taken = { boxes: 0 };
    const open = () => {
      taken.boxes = 0;
      return write(100, taken);
    };
    let read = 0;
    for await (const { is } of readPskc(open)) {
      assert.equal(is, 'box');
      assert.ok(taken.boxes <= read + 1, `${taken.boxes} boxes were taken for ${read}`);
      read += 1;
    }
    assert.equal(read, 100);
  });

  test('and cut off at its end is refused before its first box comes out', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of write(50, { boxes: 0 })) pieces.push(piece);
    const items = await readItems(Buffer.concat(pieces).subarray(0, -10));
    assert.deepEqual(
      items.map((item) => item.is === 'stopped' && item.fault.code),
      ['not-xml'],
    );
  });
});
