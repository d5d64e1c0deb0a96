import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type FaultCode, readCsv, type StockItem } from './index.ts';

async function read(file: string | Buffer, bytes = 100_000): Promise<StockItem[]> {
  const whole = Buffer.from(file);
  async function* cut() {
    for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
  }
  const items: StockItem[] = [];
  for await (const item of readCsv(cut())) items.push(item);
  return items;
}

const header = 'serial,secret,type,digits,counter,interval,hash';
const hex = '000102030405060708090a0b0c0d0e0f10111213';
const key = Buffer.from(hex, 'hex');
const base32 = 'AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQT';

describe('a CSV file of boxes', () => {
  test('gives each line as a box, with its counter or its time step', async () => {
    const items = await read(`${header}\nLB-1,${hex},HOTP,8,12,,\nLB-2,${hex},totp,6,,60,SHA256\n`);
    const codes = items.map((item) => item.is === 'box' && [item.line, item.box.serial, item.box.codes]);
    assert.deepEqual(codes, [
      [2, 'LB-1', { kind: 'hotp', digits: 8, counter: 12 }],
      [3, 'LB-2', { kind: 'totp', digits: 6, hash: 'sha256', step: 60, time: 0, drift: 0 }],
    ]);
  });

  test('names the hash of its codes as makers do', async () => {
    for (const [written, hash] of [
      ['SHA1', 'sha1'],
      ['sha-256', 'sha256'],
      ['HMAC-SHA512', 'sha512'],
      ['HmacSHA256', 'sha256'],
      ['', 'sha1'],
    ]) {
      const [item] = await read(`${header}\nLB-1,${hex},totp,8,,30,${written}\n`);
      assert.equal(item?.is === 'box' && item.box.codes.kind === 'totp' && item.box.codes.hash, hash, written);
    }
  });

  test('may be written as makers and spreadsheets write it', async () => {
    const files = [
      `\ufeffSerial Number;Secret Key;OTPlen;Type\r\n"LB-1"; ${hex.toUpperCase()} ;"8";OATH-HOTP\r\n\r\n`,
      `serial\tsecret\ttype\tdigits\nLB-1\t${base32}\thotp\t8`,
      `SERIAL,SECRET,TYPE,DIGITS\nLB-1,${base32.toLowerCase().replace(/.{4}/g, '$& ')},hotp,8\n`,
    ];
    for (const file of files) {
      const [item, ...others] = await read(file);
      assert.deepEqual(others, []);
      assert.equal(item?.is === 'box' && item.box.serial, 'LB-1');
      assert.deepEqual(item?.is === 'box' && item.box.key, key);
      assert.deepEqual(item?.is === 'box' && item.box.codes, { kind: 'hotp', digits: 8, counter: 0 });
    }
  });

  test('is read the same wherever its pieces end, and whatever the keys are', async () => {
    const lengths = fc.uint8Array({ minLength: 16, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 50 }), async (bytes, piece) => {
        const [item] = await read(`serial,secret,type,digits\nÅ,x,y,z\nLB-1,${Buffer.from(bytes).toString('hex')},hotp,8`, piece).then(
          (all) => all.slice(1),
        );
        assert.deepEqual(item?.is === 'box' && [...item.box.key], [...bytes]);
      }),
      { numRuns: 50 },
    );
  });

  const lines: [what: string, fault: FaultCode, line: string][] = [
    ['too few columns', 'columns-differ', `LB-1,${hex},hotp`],
    ['too many columns', 'columns-differ', `LB-1,${hex},hotp,8,,,,`],
    ['no serial number', 'no-serial', `,${hex},hotp,8,,,`],
    ['an unknown type', 'type-unknown', `LB-1,${hex},ocra,8,,,`],
    ['no type', 'type-unknown', `LB-1,${hex},,8,,,`],
    ['no length of its codes', 'digits', `LB-1,${hex},hotp,,,,`],
    ['codes of nine digits', 'digits', `LB-1,${hex},hotp,9,,,`],
    ['a counter that is no number', 'counter', `LB-1,${hex},hotp,8,1e3,,`],
    ['a counter beyond any box', 'counter', `LB-1,${hex},hotp,8,999999999,,`],
    ['a time step of a second', 'time-interval', `LB-1,${hex},totp,8,,1,`],
    ['a hash that its type has not', 'hash', `LB-1,${hex},hotp,8,,,sha256`],
    ['an unknown hash', 'hash', `LB-1,${hex},totp,8,,,md5`],
    ['a short key', 'key-short', 'LB-1,00112233,hotp,8,,,'],
    ['no key', 'secret-unreadable', 'LB-1,,hotp,8,,,'],
    ['a key in neither writing', 'secret-unreadable', `LB-1,${hex}0189,hotp,8,,,`.replace('0189', '!')],
    ['a key whose last letter holds bits of nothing', 'secret-unreadable', `LB-1,${base32}B,hotp,8,,,`],
    ['an open quotation mark', 'quote-open', `"LB-1,${hex},hotp,8,,,`],
    ['a quotation mark within a value', 'quote-open', `LB"-1,${hex},hotp,8,,,`],
    ['something behind a quotation mark', 'quote-open', `"LB-1"x,${hex},hotp,8,,,`],
    ['a serial number that stood before', 'serial-twice', `LB-0,${hex},hotp,8,,,`],
  ];
  for (const [what, fault, line] of lines) {
    test(`refuses a line with ${what}, and goes on`, async () => {
      const items = await read(`${header}\nLB-0,${hex},hotp,8,,,\n${line}\nLB-9,${hex},hotp,8,,,\n`);
      const found = items.map((item) => [item.line, item.is === 'box' ? item.box.serial : `${item.is} ${item.fault.code}`]);
      assert.deepEqual(found, [
        [2, 'LB-0'],
        [3, `refused ${fault}`],
        [4, 'LB-9'],
      ]);
    });
  }

  const files: [what: string, fault: FaultCode, file: string | Buffer][] = [
    ['nothing in it', 'header-missing', ''],
    ['no header line', 'header-missing', `LB-1,${hex},hotp,8`],
    ['no column for the type', 'header-missing', `serial,secret,digits\nLB-1,${hex},8`],
    ['an unknown column', 'column-unknown', 'serial,secret,type,digits,constructor'],
    ['a column twice', 'column-twice', 'serial,secret,type,digits,key'],
    ['a line without an end', 'line-too-long', 'a'.repeat(1_000_000)],
    ['a long line', 'line-too-long', `${header}\n${'a'.repeat(3_000)}\n`],
    ['another encoding', 'not-utf8', Buffer.from(`${header}\nÅ`, 'latin1')],
  ];
  for (const [what, fault, file] of files) {
    test(`with ${what} is refused`, async () => {
      const found = (await read(file)).map((item) => item.is === 'stopped' && item.fault.code);
      assert.deepEqual(found, [fault]);
    });
  }

  test('has no fault that repeats what stands in it', async () => {
    const items = await read(`${header}\nLB-1,${hex},${hex},8,,,\n${hex}\n"${hex}`);
    assert.equal(items.length, 3);
    assert.doesNotMatch(JSON.stringify(items), /0001020304/);
  });
});
