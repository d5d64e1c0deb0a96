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
      languages.map((language) => money(language, 25000)),
      ['250,00 euro', '250,00 euroa', 'EUR 250.00'],
    );
    assert.equal(money('en', 123456789), 'EUR 1,234,567.89');
    assert.equal(money('sv', 5), '0,05 euro');
    assert.throws(() => money('sv', 2.5), RangeError);
  });
});
