import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { recogniseIdentifier } from '#identification';
import { readCustomerNumber, readPersonalNumber, readUserCode, recogniseIdentifiers } from './identifiers.ts';

const isRead = (read: object) => 'kind' in read;

describe('user codes', () => {
  const rows: [written: string, value: string | null][] = [
    ['604218', '604218'],
    ['3182907', '3182907'],
    ['4711 0823', '47110823'],
    ['LEIR4821', 'LEIR4821'],
    ['leir4821', 'LEIR4821'],
    ['60421', null],
    ['471108234', null],
    ['04711082', null],
    ['4711-0823', null],
    ['ÅSA4821', null],
    ['', null],
  ];
  for (const [written, value] of rows) {
    test(`S49: "${written}" is ${value ? `the user code ${value}` : 'no user code'}`, () => {
      const read = readUserCode(written);
      assert.equal('kind' in read ? read.value : null, value);
    });
  }

  test('S49: every user code of digits that the register takes can be keyed on the phone, and no other', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{0,10}$/),
        (digits) => isRead(readUserCode(digits)) === (recogniseIdentifier(digits)?.kind === 'user-code'),
      ),
    );
  });

  test('D14: an old user code of letters is kept, and read as it is written wherever letters can be typed', () => {
    assert.deepEqual(readUserCode('LEIR4821'), { kind: 'user-code', value: 'LEIR4821' });
    assert.deepEqual(recogniseIdentifier('leir 4821'), { kind: 'user-code', value: 'LEIR4821' });
  });
});

describe('personal numbers and customer numbers', () => {
  test('K3 part: a personal number is a date with a check digit, with or without its hyphen', () => {
    assert.deepEqual(readPersonalNumber('790614-9823'), { kind: 'personal-number', value: '7906149823' });
    assert.deepEqual(readPersonalNumber('7906149823'), { kind: 'personal-number', value: '7906149823' });
    for (const wrong of ['790614-9824', '791314-9823', '79061-49823', '790614+9823', '19790614-9823'])
      assert.ok(!isRead(readPersonalNumber(wrong)), wrong);
  });

  test('K3 part: a customer number has its check digit', () => {
    assert.deepEqual(readCustomerNumber('9035001289'), { kind: 'customer-number', value: '9035001289' });
    for (const wrong of ['9035001280', '9015001289', '903500128']) assert.ok(!isRead(readCustomerNumber(wrong)), wrong);
  });

  test('K3 part: nothing is a personal number and a customer number at once', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9]{10}$/), (digits) => recogniseIdentifiers(digits).length <= 1));
  });
});
