import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { type FileKeys, importBoxes, readPskc } from '#stock';
import { createBoxes } from '../../src/server/boxes.ts';
import { seen } from '../credentials/bank.ts';
import { logInWithBox, numbers, openBoxBank } from '../credentials/box-bank.ts';

const run = promisify(execFile);
/** Debian's own Python has python3-pskc; another one in the path has not. */
const python = '/usr/bin/python3';
const key = Buffer.from(Array.from({ length: 32 }, (_, at) => 200 - at));
const passphrase = 'Lykta i hamn åäö';

/** Two boxes, and what `protect` says of their protection. */
const write = (protect: string) => `
import sys
from pskc import PSKC
p = PSKC()
for i in (1, 2):
    p.add_key(id='K-%d' % i, serial='LB-%d' % i, secret=bytes(range(i, i + 20)), counter=i * 1000,
              algorithm='urn:ietf:params:xml:ns:keyprov:pskc:hotp', response_length=8, response_encoding='DECIMAL')
${protect}
p.write(sys.argv[1])`;

describe('files of boxes as the software of others writes them', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'styrka-boxes-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const place = (name: string) => join(folder, name);

  /** Serial number, key and codes of each box, in one line; or the fault. */
  async function read(name: string, keys: FileKeys): Promise<string[]> {
    async function* open() {
      yield readFileSync(place(name));
    }
    const found: string[] = [];
    for await (const item of readPskc(open, keys)) {
      found.push(
        item.is === 'box' ? `${item.box.serial} ${item.box.key.toString('hex')} ${JSON.stringify(item.box.codes)}` : item.fault.code,
      );
    }
    return found;
  }

  const boxes = [1, 2].map((i) => {
    const secret = Buffer.from(Array.from({ length: 20 }, (_, at) => i + at)).toString('hex');
    return `LB-${i} ${secret} ${JSON.stringify({ kind: 'hotp', digits: 8, counter: i * 1000 })}`;
  });

  for (const bits of [128, 192, 256]) {
    const agreed = key.subarray(0, bits / 8);
    for (const [cipher, hash] of [
      [`aes${bits}-cbc`, 'hmac-sha1'],
      [`aes${bits}-cbc`, 'hmac-sha256'],
      [`aes${bits}-cbc`, 'hmac-sha512'],
      [`kw-aes${bits}`, ''],
    ]) {
      test(`N16: python3-pskc with ${cipher} ${hash}: the boxes are read, and with another key none is`, async () => {
        const mac = hash ? `p.mac.setup(algorithm='${hash}')` : '';
        const fields = `['secret', 'counter']`;
        const setUp = `p.encryption.setup_preshared_key(key=bytes.fromhex('${agreed.toString('hex')}'), algorithm='${cipher}', key_name='k', fields=${fields})`;
        await run(python, ['-c', write(`${mac}\n${setUp}`), place('a.xml')]);
        assert.deepEqual(await read('a.xml', { key: agreed }), boxes);
        const others = await read('a.xml', { key: Buffer.alloc(bits / 8, 7) });
        assert.ok(others.length > 0);
        for (const one of others) assert.match(one, /^(wrong-key|mac-wrong|mac-key-short)$/);
      });
    }
    for (const prf of ['hmac-sha1', 'hmac-sha256', 'hmac-sha512']) {
      test(`N16: python3-pskc with a passphrase by ${prf} into ${bits} bits: the boxes are read`, async () => {
        const setUp = `p.encryption.setup_pbkdf2('${passphrase}', iterations=12000, algorithm='aes${bits}-cbc', prf='${prf}', key_name='k')`;
        await run(python, ['-c', write(setUp), place('a.xml')]);
        assert.deepEqual(await read('a.xml', { passphrase }), boxes);
      });
    }
  }

  test('N16, I8: two devices in one container of python3-pskc come into the stock, once, and the codes of each are those of its key', async () => {
    const setUp = `p.encryption.setup_preshared_key(key=bytes.fromhex('${key.toString('hex')}'), algorithm='aes256-cbc', key_name='k')`;
    await run(python, ['-c', write(setUp), place('two.xml')]);
    assert.match(readFileSync(place('two.xml'), 'utf8'), /(?:<(?:pskc:)?KeyPackage>.*){2}/s);
    async function* open() {
      yield readFileSync(place('two.xml'));
    }
    const bank = await openBoxBank();
    const bring = () => importBoxes(bank.issue, readPskc(open, { key }), { batch: 'two' });
    const { added, known, refused } = await bring();
    assert.deepEqual([added, known, refused], [2, 0, []]);
    const again = await bring();
    assert.deepEqual([again.added, again.known], [0, 2]);
    assert.deepEqual(
      (await bank.stores.stock.list('', 9)).map(({ serial }) => serial),
      ['LB-1', 'LB-2'],
    );
    for (const [i, customer, password] of [
      [1, 'oskar', '8027'],
      [2, 'ines', '6310'],
    ] as const) {
      const secret = Buffer.from(Array.from({ length: 20 }, (_, at) => i + at));
      const here = await bank.stores.stock.find(`LB-${i}`);
      assert.ok(here?.is === 'here');
      assert.ok(!JSON.stringify(here).includes(secret.toString('base64url')));
      assert.equal(await createBoxes(bank.issue).assign(`LB-${i}`, customer, seen), 'assigned');
      // The maker's counter is that of the next code.
      const code = (await run('oathtool', ['--digits=8', `--counter=${i * 1000}`, secret.toString('hex')])).stdout.trim();
      assert.equal((await logInWithBox(bank, numbers[customer], password, code)).outcome, 'identified', customer);
    }
  });

  test('N16: pskctool signs: the boxes are read with the certificate of the signer, and pskctool agrees on who that is', async () => {
    const subject = ['-subj', '/CN=A maker of boxes', '-days', '2', '-newkey', 'rsa:2048', '-nodes'];
    for (const name of ['maker', 'other'])
      await run('openssl', ['req', '-x509', ...subject, '-keyout', place(`${name}.key`), '-out', place(`${name}.pem`)]);
    await run(python, ['-c', write(''), place('plain.xml')]);
    const signed = await run('pskctool', [
      '--sign',
      '--sign-key',
      place('maker.key'),
      '--sign-crt',
      place('maker.pem'),
      place('plain.xml'),
    ]);
    writeFileSync(place('signed.xml'), signed.stdout);
    for (const [name, says, found] of [
      ['maker', 'OK', boxes],
      ['other', '', ['signature-wrong']],
    ] as const) {
      const verified = await run('pskctool', ['--verify', '--verify-crt', place(`${name}.pem`), place('signed.xml')]).catch(
        (error) => error,
      );
      assert.equal(verified.stdout.trim(), says);
      assert.deepEqual(
        await read('signed.xml', { signer: { certificate: readFileSync(place(`${name}.pem`), 'utf8'), sha1: true } }),
        found,
      );
    }
  });
});
