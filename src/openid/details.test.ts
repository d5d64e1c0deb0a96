import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDetails, writeDetail } from './details.ts';

const limit = { sv: 'gränsen för betalningar', fi: 'maksuraja', en: 'the limit for payments' };
const client = { payments: true, changes: [{ id: 'daily-limit', name: limit }] };
const payment = {
  type: 'payment',
  amount: { amount: '250.00', currency: 'EUR' },
  payee: { name: 'Norrskens El Ab', account: 'FI2112345600000785' },
};
type Payment = typeof payment;
const isRefused = (given: unknown, of: Parameters<typeof readDetails>[0] = client, what = JSON.stringify(given)) =>
  assert.throws(() => readDetails(of, given), { error: 'invalid_authorization_details' }, what);
const withAmount = (change: Partial<Payment['amount']> & object): unknown => [{ ...payment, amount: { ...payment.amount, ...change } }];
const withPayee = (change: Partial<Payment['payee']> & object): unknown => [{ ...payment, payee: { ...payment.payee, ...change } }];

describe('what a client asks to have confirmed', () => {
  test('S60: a payment is read, from the array and from JSON, and written back the same', () => {
    const read = { amount: '250.00', currency: 'EUR', payee: 'Norrskens El Ab', account: 'FI2112345600000785' };
    assert.deepEqual(readDetails(client, [payment]), { payment: read, change: null });
    assert.deepEqual(readDetails(client, JSON.stringify([payment])), { payment: read, change: null });
    assert.deepEqual(writeDetail(client, { payment: read, change: null }), payment);
    assert.deepEqual(readDetails(client, undefined), { payment: null, change: null });
  });

  test('S61: a change is one that the bank has registered, and is shown by its registered name', () => {
    const change = { type: 'change', change: 'daily-limit' };
    assert.deepEqual(readDetails(client, [change]), { payment: null, change: limit });
    assert.deepEqual(writeDetail(client, { payment: null, change: limit }), change);
    for (const other of ['another', 1, null, undefined, limit]) isRefused([{ type: 'change', change: other }]);
    isRefused([{ ...change, name: limit }]);
    assert.equal(writeDetail({ changes: [] }, { payment: null, change: limit }), undefined);
  });

  test('S60: exactly one element, of a kind that this client may ask for', () => {
    for (const given of ['[', '{}', 'null', [], [payment, payment], payment, [null], [[payment]], [{ type: 'loan' }], ['payment'], 7])
      isRefused(given);
    isRefused([payment], {});
    isRefused([payment], { changes: client.changes });
    isRefused([{ type: 'change', change: 'daily-limit' }], { payments: true });
  });

  test('S60: what nobody would show is refused: no other member, and none missing, anywhere', () => {
    isRefused([{ ...payment, reference: 'RF18' }]);
    isRefused(withAmount({ minor: 2 } as object));
    isRefused(withPayee({ bic: 'NDEAFIHH' } as object));
    for (const name of ['amount', 'payee'] as const) isRefused([{ ...payment, [name]: undefined }]);
    isRefused([{ type: 'payment', payee: payment.payee }]);
    isRefused([{ ...payment, payee: { name: 'Norrskens El Ab' } }]);
  });

  test('S60: an amount has one form only, so that no two read it differently', () => {
    const wrong = [
      '250',
      '250.0',
      '250.000',
      '250,00',
      '0250.00',
      '-250.00',
      '+250.00',
      '2.5e2',
      ' 250.00',
      '250.00 ',
      '',
      '.50',
      '0.00',
      '٢٥٠.00',
    ];
    for (const amount of [...wrong, '1000000000.00', 250, null]) isRefused(withAmount({ amount } as object));
    for (const amount of ['0.01', '999999999.99']) assert.ok(readDetails(client, withAmount({ amount })).payment);
    for (const currency of ['eur', 'EURO', 'XXX', 'JPY', '', null]) isRefused(withAmount({ currency } as object));
    assert.equal(readDetails(client, withAmount({ currency: 'SEK' })).payment?.currency, 'SEK');
  });

  test('S60: a name shows where it begins and ends, and looks like no other', () => {
    const wrong: Record<string, string> = {
      nothing: '',
      'too long': 'a'.repeat(71),
      'a space before': ' Norrskens',
      'two spaces': 'Norrskens  El',
      'a new line': 'Norrskens\nEl',
      'the other direction': 'Norrskens \u202elE',
      'an isolate': 'Norrskens\u2066 El',
      'nothing that is seen': 'Norr\u200bskens',
      'a hard space': 'Norrskens\u00a0El',
      'Cyrillic o': 'N\u043errskens El Ab',
      'Greek omicron': 'N\u03bfrrskens El Ab',
      'full width': 'Ｎorrskens',
      'a letter in two parts': 'Norrska\u030angens',
      'the end of an SMS': 'Norrskens @bank.example #482913',
      'an address': 'Norrskens https://norrskens.example',
      'signs alone': '- . -',
      'a picture': 'Norrskens 💡',
    };
    for (const [what, name] of Object.entries(wrong)) isRefused(withPayee({ name }), client, what);
    for (const name of ['Åsa Öberg', 'Verkkokauppa.com Oyj', 'Łukasz Žižka', "O'Neill & Söner (dödsbo)", '3 Ab'])
      assert.equal(readDetails(client, withPayee({ name })).payment?.payee, name);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        try {
          const { payment: read } = readDetails(client, withPayee({ name }));
          assert.doesNotMatch(read?.payee ?? '', /[\p{C}\p{Zl}\p{Zp}\p{M}]|[^\p{Script=Latin}\p{Script=Common}]/u);
        } catch (error) {
          assert.equal((error as { error?: string }).error, 'invalid_authorization_details');
        }
      }),
    );
  });

  test('S60: one wrong character in an IBAN is refused, and another account number is taken as it is written', () => {
    const iban = 'FI2112345600000785';
    fc.assert(
      fc.property(fc.nat({ max: iban.length - 3 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const place = at + 2;
        const other = (Number(iban[place]) + by) % 10;
        isRefused(withPayee({ account: `${iban.slice(0, place)}${other}${iban.slice(place + 1)}` }));
      }),
    );
    const wrong = [
      '',
      'FI21 1234 5600 0007 85',
      'fi2112345600000785',
      'FI211234560000078',
      '-1',
      '1-',
      '1--2',
      'ABC',
      '1'.repeat(35),
      12,
      null,
    ];
    for (const account of wrong) isRefused(withPayee({ account } as object));
    for (const account of [
      'SE4550000000058398257466',
      'NO9386011117947',
      'DE89370400440532013000',
      '123-4567',
      '8327-9, 123 456 789'.replace(', ', ','),
    ])
      assert.equal(readDetails(client, withPayee({ account })).payment?.account, account);
  });
});
