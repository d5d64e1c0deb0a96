import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areAsRecorded, findHoursFaults, type Hours, isOpen } from './hours.ts';

const day = { from: '08:00', to: '20:00' };
const usual: Hours = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };

describe('when somebody answers', () => {
  test('the hours are those of the clock on the wall, summer and winter', () => {
    const open = (time: string) => isOpen(usual, 'Europe/Stockholm', Date.parse(time));
    assert.ok(open('2026-11-24T07:00:00Z'));
    assert.ok(!open('2026-11-24T06:59:00Z'));
    assert.ok(open('2026-07-07T06:00:00Z'));
    assert.ok(open('2026-11-24T18:59:59Z'));
    assert.ok(!open('2026-11-24T19:00:00Z'));
    assert.ok(!open('2026-11-28T12:00:00Z'), 'a Saturday');
    assert.ok(!isOpen(usual, 'Europe/Helsinki', Date.parse('2026-11-24T18:00:00Z')));
  });

  test('without hours somebody always answers, and 24:00 is the end of the day', () => {
    const late = Date.parse('2026-11-28T22:59:00Z');
    assert.ok(isOpen(undefined, 'Europe/Stockholm', late));
    assert.ok(isOpen({ saturday: { from: '00:00', to: '24:00' } }, 'Europe/Stockholm', late));
  });

  test('only the hours of the recording are said', () => {
    assert.ok(areAsRecorded(usual));
    assert.ok(!areAsRecorded({ ...usual, saturday: day }));
    assert.ok(!areAsRecorded({ ...usual, friday: { from: '08:00', to: '18:00' } }));
  });

  test('hours that end before they begin are refused', () => {
    assert.deepEqual(findHoursFaults({ ...usual, friday: { from: '20:00', to: '08:00' } }), [
      'phone: on friday the hours end before they begin',
    ]);
  });
});
