import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isAskable, type OcraSuite, readOcraSuite, takesChallenge } from './ocra-suite.ts';

function read(text: string): OcraSuite {
  const result = readOcraSuite(text);
  assert.ok('suite' in result, text);
  return result.suite;
}

describe('an OCRA suite', () => {
  test('RFC 6287 §6: a suite with everything in it is read whole', () => {
    assert.deepEqual(read('OCRA-1:HOTP-SHA512-10:C-QA64-PSHA256-S512-T48H'), {
      text: 'OCRA-1:HOTP-SHA512-10:C-QA64-PSHA256-S512-T48H',
      hash: 'sha512',
      digits: 10,
      counter: true,
      challenge: { format: 'A', length: 64 },
      pin: 'sha256',
      session: 512,
      step: 48 * 3600,
    });
  });

  test('RFC 6287 §6: a suite with nothing but a challenge is read whole', () => {
    assert.deepEqual(read('OCRA-1:HOTP-SHA1-0:QH8'), {
      text: 'OCRA-1:HOTP-SHA1-0:QH8',
      hash: 'sha1',
      digits: 0,
      counter: false,
      challenge: { format: 'H', length: 8 },
      pin: null,
      session: null,
      step: null,
    });
  });

  test('every suite that RFC 6287 §6 describes is read as what it was written from', () => {
    const one = <Value extends string>(...values: Value[]) => fc.constantFrom(...values);
    const part = (letter: string, rest: fc.Arbitrary<string>) => fc.option(rest).map((text) => (text === null ? '' : `-${letter}${text}`));
    const whole = fc.tuple(
      one('SHA1', 'SHA256', 'SHA512'),
      one('0', '4', '5', '6', '7', '8', '9', '10'),
      one('', 'C-'),
      fc.tuple(one('A', 'N', 'H'), fc.integer({ min: 4, max: 64 })),
      part('P', one('SHA1', 'SHA256', 'SHA512')),
      part(
        'S',
        fc.integer({ min: 1, max: 512 }).map((bytes) => String(bytes).padStart(3, '0')),
      ),
      part(
        'T',
        fc
          .oneof(fc.tuple(fc.integer({ min: 1, max: 59 }), one('S', 'M')), fc.tuple(fc.integer({ min: 1, max: 48 }), one('H')))
          .map((time) => time.join('')),
      ),
    );
    fc.assert(
      fc.property(whole, ([hash, digits, counter, [format, length], pin, session, time]) => {
        const suite = read(`OCRA-1:HOTP-${hash}-${digits}:${counter}Q${format}${String(length).padStart(2, '0')}${pin}${session}${time}`);
        assert.deepEqual(
          [suite.hash, suite.digits, suite.counter, suite.challenge, suite.pin, suite.session],
          [
            hash.toLowerCase(),
            Number(digits),
            counter !== '',
            { format, length },
            pin === '' ? null : pin.slice(2).toLowerCase(),
            session === '' ? null : Number(session.slice(2)),
          ],
        );
        assert.equal(suite.step === null, time === '');
      }),
    );
  });

  const wrong: [suite: string, why: RegExp][] = [
    ['', /three parts/],
    ['OCRA-2:HOTP-SHA1-6:QN08', /three parts/],
    ['OCRA-1:HOTP-SHA1-6', /three parts/],
    ['OCRA-1:HOTP-SHA1-6:QN08:QN08', /three parts/],
    ['OCRA-1:HOTP-MD5-6:QN08', /"HOTP-MD5-6" is not/],
    ['OCRA-1:HOTP-SHA1-3:QN08', /"HOTP-SHA1-3" is not/],
    ['OCRA-1:HOTP-SHA1-11:QN08', /"HOTP-SHA1-11" is not/],
    ['OCRA-1:hotp-sha1-6:QN08', /"hotp-sha1-6" is not/],
    ['OCRA-1:HOTP-SHA1-6:C', /"C" is not/],
    ['OCRA-1:HOTP-SHA1-6:QX08', /"QX08" is not/],
    ['OCRA-1:HOTP-SHA1-6:QN08-C', /in this order/],
    ['OCRA-1:HOTP-SHA1-6:QN08-T1M-S064', /in this order/],
    ['OCRA-1:HOTP-SHA1-6:QN08-PMD5', /in this order/],
    ['OCRA-1:HOTP-SHA1-6:QN08-T0M', /in this order/],
    ['OCRA-1:HOTP-SHA1-6:QN08\n', /in this order/],
    ['OCRA-1:HOTP-SHA1-6:QN03', /4 to 64 signs, not 3/],
    ['OCRA-1:HOTP-SHA1-6:QN65', /4 to 64 signs, not 65/],
    ['OCRA-1:HOTP-SHA1-6:QN08-S000', /1 to 512 bytes, not 0/],
    ['OCRA-1:HOTP-SHA1-6:QN08-S513', /1 to 512 bytes, not 513/],
    ['OCRA-1:HOTP-SHA1-6:QN08-T60S', /not 60S/],
    ['OCRA-1:HOTP-SHA1-6:QN08-T60M', /not 60M/],
    ['OCRA-1:HOTP-SHA1-6:QN08-T49H', /not 49H/],
  ];
  for (const [suite, why] of wrong) {
    test(`the suite ${JSON.stringify(suite)} is refused, with what is wrong with it`, () => {
      const result = readOcraSuite(suite);
      assert.match('why' in result ? result.why : 'read', why);
    });
  }

  test('a challenge has the signs of its suite, and no more of them', () => {
    const rows: [format: string, challenge: string, fits: boolean][] = [
      ['QN08', '00000000', true],
      ['QN08', '1234', true],
      ['QN08', '123456789', false],
      ['QN08', '1234567a', false],
      ['QN08', '', false],
      ['QA10', 'SIG1000000', true],
      ['QA10', 'SIG-000000', false],
      ['QH08', 'c0ffeE00', true],
      ['QH08', 'coffee00', false],
    ];
    for (const [format, challenge, fits] of rows)
      assert.equal(takesChallenge(read(`OCRA-1:HOTP-SHA1-6:${format}`), challenge), fits, challenge);
  });

  test('N5: a bank asks for what a box makes of eight digits, without its PIN and without a session', () => {
    const askable = ['QN08', 'QN8', 'C-QN10', 'C-QN64-T1M', 'QN08-T30S', 'QN08-T48H'];
    const others = ['QN07', 'QA08', 'QH08', 'QN08-PSHA1', 'QN08-S064', 'C-QN08-PSHA1-S064-T1M'];
    for (const input of askable) assert.ok(isAskable(read(`OCRA-1:HOTP-SHA1-8:${input}`)), input);
    for (const input of others) assert.ok(!isAskable(read(`OCRA-1:HOTP-SHA1-8:${input}`)), input);
  });
});
