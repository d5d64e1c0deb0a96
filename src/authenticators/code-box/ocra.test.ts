import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { type OcraSuite, readOcraSuite } from '#ports';
import { computeMutualResponse, computeResponse, computeServerProof, type OcraInput } from './ocra.ts';

function read(text: string): OcraSuite {
  const result = readOcraSuite(text);
  assert.ok('suite' in result, text);
  return result.suite;
}

const digits = '1234567890';
const [key20, key32, key64] = [20, 32, 64].map((length) => Buffer.from(digits.repeat(7).slice(0, length))) as [Buffer, Buffer, Buffer];
const pinHash = createHash('sha1').update('1234').digest();
/** 25 March 2008, 12:06:30 UTC: minute 0x132d0b6. */
const now = Date.UTC(2008, 2, 25, 12, 6, 30);
const repeat = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at));
const repdigits = repeat(10, (at) => String(at).repeat(8));

type Row = {
  readonly suite: string;
  readonly key: Buffer;
  readonly challenges: string[];
  readonly input?: (at: number) => OcraInput;
  readonly responses: string;
};

function check(rows: Row[], compute: typeof computeResponse): void {
  for (const { suite, key, challenges, input = () => ({}), responses } of rows) {
    const computed = responses.split(' ').map((_, at) => compute(key, read(suite), challenges[at] ?? '', input(at)));
    assert.equal(computed.join(' '), responses, suite);
  }
}

describe('OCRA, as the examples of RFC 6287, Appendix C, have it', () => {
  test('§7.1, C.1: one-way responses', () => {
    const rows: Row[] = [
      {
        suite: 'OCRA-1:HOTP-SHA1-6:QN08',
        key: key20,
        challenges: repdigits,
        responses: '237653 243178 653583 740991 608993 388898 816933 224598 750600 294470',
      },
      {
        suite: 'OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1',
        key: key32,
        challenges: repeat(10, () => '12345678'),
        input: (counter) => ({ counter, pinHash }),
        responses: '65347737 86775851 78192410 71565254 10104329 65983500 70069104 91771096 75011558 08522129',
      },
      {
        suite: 'OCRA-1:HOTP-SHA256-8:QN08-PSHA1',
        key: key32,
        challenges: repdigits,
        input: () => ({ pinHash }),
        responses: '83238735 01501458 17957585 86776967 86807031',
      },
      {
        suite: 'OCRA-1:HOTP-SHA512-8:C-QN08',
        key: key64,
        challenges: repdigits,
        input: (counter) => ({ counter }),
        responses: '07016083 63947962 70123924 25341727 33203315 34205738 44343969 51946085 20403879 31409299',
      },
      {
        suite: 'OCRA-1:HOTP-SHA512-8:QN08-T1M',
        key: key64,
        challenges: repdigits,
        input: () => ({ now }),
        responses: '95209754 55907591 22048402 24218844 36209546',
      },
    ];
    check(rows, computeResponse);
  });

  /** Mutual: the number in the list is the last digit of both challenges. */
  const mutual = (compute: typeof computeServerProof): typeof computeResponse => {
    return (key, suite, at, input) => compute(key, suite, { client: `CLI2222${at}`, server: `SRV1111${at}` }, input);
  };

  test('§7.2, C.2: the bank proves itself first', () => {
    const rows: Row[] = [
      {
        suite: 'OCRA-1:HOTP-SHA256-8:QA08',
        key: key32,
        challenges: repeat(5, String),
        responses: '28247970 01984843 65387857 03351211 83412541',
      },
      {
        suite: 'OCRA-1:HOTP-SHA512-8:QA08',
        key: key64,
        challenges: repeat(5, String),
        responses: '79496648 76831980 12250499 90856481 12761449',
      },
    ];
    check(rows, mutual(computeServerProof));
  });

  test('§7.2, C.2: then the box does', () => {
    const rows: Row[] = [
      {
        suite: 'OCRA-1:HOTP-SHA256-8:QA08',
        key: key32,
        challenges: repeat(5, String),
        responses: '15510767 90175646 33777207 95285278 28934924',
      },
      {
        suite: 'OCRA-1:HOTP-SHA512-8:QA08-PSHA1',
        key: key64,
        challenges: repeat(5, String),
        input: () => ({ pinHash }),
        responses: '18806276 70020315 01600026 18951020 32528969',
      },
    ];
    check(rows, mutual(computeMutualResponse));
  });

  test('§7.3, C.3: signatures', () => {
    const rows: Row[] = [
      {
        suite: 'OCRA-1:HOTP-SHA256-8:QA08',
        key: key32,
        challenges: repeat(5, (at) => `SIG1${at}000`),
        responses: '53095496 04110475 31331128 76028668 46554205',
      },
      {
        suite: 'OCRA-1:HOTP-SHA512-8:QA10-T1M',
        key: key64,
        challenges: repeat(5, (at) => `SIG1${at}00000`),
        input: () => ({ now }),
        responses: '77537423 31970405 10235557 95213541 65360607',
      },
    ];
    check(rows, computeResponse);
  });
});

describe('OCRA, where there is no example', () => {
  /** §5.1 put together by hand. */
  const mac = (...parts: (string | Buffer)[]) =>
    createHmac('sha1', key20)
      .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
      .digest('hex');

  test('§5.1: counter, challenge, session and time go in in this order, each as wide as it must be', () => {
    const text = 'OCRA-1:HOTP-SHA1-0:C-QH08-S004-T2H';
    const input = { counter: 258, session: Buffer.from([7, 8]), now: 3 * 7_200_000 + 5 };
    const zeros = Buffer.alloc(7);
    const expected = mac(
      text,
      zeros.subarray(0, 1),
      zeros.subarray(0, 6),
      Buffer.from([1, 2]),
      Buffer.from([0xab, 0xc0]),
      Buffer.alloc(126),
      Buffer.from([0, 0, 7, 8]),
      zeros,
      Buffer.from([3]),
    );
    assert.equal(computeResponse(key20, read(text), 'ABC', input), expected);
  });

  test('§7.3.2: the bank can prove itself before a signature too, and the two are told apart', () => {
    const suite = read('OCRA-1:HOTP-SHA1-8:QN08');
    const both = { client: '11111111', server: '22222222' };
    assert.notEqual(computeServerProof(key20, suite, both), computeMutualResponse(key20, suite, both));
  });

  test('what a suite wants and is not given breaks a promise, and so does what does not fit', () => {
    const compute = (text: string, challenge: string, input: OcraInput) => () => computeResponse(key20, read(text), challenge, input);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:C-QN08', '1234', {}), /wants counter/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN08-PSHA1', '1234', {}), /wants pinHash/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN08-S064', '1234', {}), /wants session/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN08-T1M', '1234', {}), /wants now/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN08-PSHA256', '1234', { pinHash }), /not hashed by sha256/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN08-S001', '1234', { session: Buffer.alloc(2) }), /longer than 1 bytes/);
    assert.throws(compute('OCRA-1:HOTP-SHA1-6:QN04', '12345', {}), /challenge does not fit/);
  });
});
