import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clock, day, languages, money, shortDay } from './index.ts';

const noon = Date.UTC(2026, 10, 24, 12, 2);

describe('time and money in three languages', () => {
  test('the clock is read in the zone of the bank', () => {
    assert.deepEqual(
      languages.map((language) => clock(language, noon, 'Europe/Helsinki')),
      ['kl. 14.02', 'klo 14.02', '14:02'],
    );
    assert.equal(clock('sv', noon, 'Europe/Stockholm'), 'kl. 13.02');
  });

  test('midnight is 00, and summer time is kept', () => {
    assert.equal(clock('sv', Date.UTC(2026, 5, 30, 22, 0), 'Europe/Stockholm'), 'kl. 00.00');
  });

  test('a day is written out, and turns at midnight in the zone', () => {
    assert.deepEqual(
      languages.map((language) => day(language, new Date(noon), 'Europe/Helsinki')),
      ['24 november', '24. marraskuuta', '24 November'],
    );
    assert.equal(day('sv', Date.UTC(2026, 10, 24, 22, 30), 'Europe/Helsinki'), '25 november');
    assert.equal(day('sv', Date.UTC(2026, 10, 24, 22, 30), 'Europe/Stockholm'), '24 november');
  });

  test('a day is told as short as it can be', () => {
    assert.deepEqual(
      languages.map((language) => shortDay(language, noon, 'Europe/Helsinki')),
      ['24.11', '24.11.', '24 Nov'],
    );
    assert.equal(shortDay('sv', Date.UTC(2026, 8, 4), 'Europe/Stockholm'), '4.9');
    assert.equal(shortDay('en', Date.UTC(2026, 8, 4), 'Europe/Stockholm'), '4 Sept');
  });

  test('money has two decimals', () => {
    assert.deepEqual(
      languages.map((language) => money(language, { amount: '250.00', currency: 'EUR' })),
      ['250,00 EUR', '250,00 EUR', 'EUR 250.00'],
    );
    assert.equal(money('en', { amount: '1234567.89', currency: 'EUR' }), 'EUR 1,234,567.89');
    assert.equal(money('sv', { amount: '0.05', currency: 'SEK' }), '0,05 SEK');
    for (const amount of ['2.5', '250', '-1.00', '01.00', '1e3.00', '1 000.00'])
      assert.throws(() => money('sv', { amount, currency: 'EUR' }), RangeError);
  });
});
