import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Box, type Key, makeBox, makeStartedBox } from './box.ts';
import { readDisplay } from './display.ts';
import { findDarkness, lookAt } from './light.ts';
import { isWeakPin } from './pin.ts';
import { press } from './press.ts';

const start = '4071';
const own = '2580';

/** `OK 2580 MENU`: keys one after another, a second apart; eight zeros stand for any code. */
function pressAll(box: Box, pressed: string): Box {
  const each = pressed.split(' ').flatMap((one) => (/^\d+$/.test(one) ? [...one] : [one])) as Key[];
  return each.reduce((now, key) => press(now, key, now.pressed + 1_000), box);
}

/** What the display says after each of the presses. */
function follow(box: Box, steps: readonly string[]): { readonly box: Box; readonly said: readonly string[] } {
  let now = box;
  const said = steps.map((step) => {
    now = pressAll(now, step);
    const { word, left } = readDisplay(now, '00000000');
    return `${word} ${left}`.trim();
  });
  return { box: now, said };
}

const wait = (box: Box, ms: number) => lookAt(box, box.pressed + ms);

describe('as the numbered lists say', () => {
  test('K17–K21: the first time the start PIN leads to an own PIN, keyed twice, and the box goes dark', () => {
    const { box, said } = follow(makeBox(start), ['OK', start, own, 'OK', own, 'OK']);
    assert.deepEqual(said, ['ANGE PIN', 'NY PIN', 'NY PIN', 'VERIFIERA', 'VERIFIERA', 'OK']);
    assert.equal(wait(box, 1_000).display.is, 'done');
    assert.equal(wait(box, 2_000).display.is, 'dark');
    assert.equal(box.counter, 0, 'no code was spent on it');
  });

  test('K19: an OK after the start PIN, which the list does not name, does no harm', () => {
    assert.deepEqual(follow(makeBox(start), ['OK', start, 'OK', own, 'OK']).said.slice(1), ['NY PIN', 'NY PIN', 'NY PIN', 'VERIFIERA']);
  });

  test('K24: OK, the PIN and OK show eight digits, and the next code is the next one', () => {
    const { box, said } = follow(makeStartedBox(own, 41), ['OK', own, 'OK', 'OK', 'OK', own, 'OK']);
    assert.deepEqual(said, ['ANGE PIN', 'ANGE PIN', '00000000', '', 'ANGE PIN', 'ANGE PIN', '00000000']);
    assert.deepEqual(box.display, { is: 'code', counter: 42 });
  });

  test('K23, K28, D10: a change of PIN shows a code that is spent, then asks twice for the new PIN', () => {
    const { box, said } = follow(makeStartedBox(own, 7), ['OK', own, 'OK', 'MENU', 'OK', '1973', 'OK', '1973', 'OK']);
    assert.deepEqual(said, ['ANGE PIN', 'ANGE PIN', '00000000', 'BYT PIN', 'NY PIN', 'NY PIN', 'VERIFIERA', 'VERIFIERA', 'OK']);
    assert.equal(box.counter, 8);
    assert.equal(pressAll(wait(box, 2_000), 'OK 1973 OK').display.is, 'code');
    assert.equal(pressAll(wait(box, 2_000), `OK ${own} OK`).display.is, 'wrong-pin');
  });

  test('K22, K29: four equal digits and four in a row, up or down, are refused, and the box asks for another PIN', () => {
    const weak = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0')).filter(isWeakPin);
    assert.equal(weak.length, 24);
    for (const pin of ['4444', '2345', '5432', '0000', '6789', '3210']) {
      const choosing = pressAll(makeStartedBox(own), `OK ${own} OK MENU OK`);
      assert.deepEqual(follow(choosing, [pin, 'OK', '1', 'MENU']).said, ['NY PIN', 'ANNAN PIN', 'NY PIN', 'NY PIN'], pin);
    }
    for (const pin of ['4445', '2346', '1357', '8901', '0909']) assert.equal(isWeakPin(pin), false, pin);
  });

  test('K2, K17: the start PIN itself is no PIN of one’s own', () => {
    assert.equal(pressAll(makeBox(start), `OK ${start} ${start} OK`).display.is, 'other-pin');
  });
});

describe('what the lists leave out', () => {
  test('K20: two new PINs that are not alike are asked for again, and the old PIN is still valid', () => {
    const { box, said } = follow(makeStartedBox(own), ['OK', own, 'OK', 'MENU', 'OK', '1973', 'OK', '1937', 'OK']);
    assert.equal(said.at(-1), 'OLIKA');
    assert.equal(pressAll(wait(box, 60_000), `OK ${own} OK`).display.is, 'code');
  });

  test('MENU takes back the last digit while one keys', () => {
    assert.equal(pressAll(makeStartedBox(own), 'OK 259 MENU 80 OK').display.is, 'code');
    assert.deepEqual(pressAll(makeStartedBox(own), 'OK MENU').display, { is: 'pin', keyed: '' });
  });

  test('OK does nothing before four digits are keyed, and a fifth digit is not taken', () => {
    assert.deepEqual(pressAll(makeStartedBox(own), 'OK 258 OK').display, { is: 'pin', keyed: '258' });
    assert.equal(pressAll(makeStartedBox(own), `OK ${own}9 OK`).display.is, 'code');
  });

  test('K2: wrong PINs are counted down, also over a dark display, and the fifth locks the box for good', () => {
    const fresh = makeStartedBox(own);
    const { box, said } = follow(fresh, ['OK', '1111', 'OK', '1112', 'OK', '1113', 'OK']);
    assert.deepEqual(said.filter(Boolean).slice(2), ['FEL PIN 4 KVAR', 'ANGE PIN', 'FEL PIN 3 KVAR', 'ANGE PIN', 'FEL PIN 2 KVAR']);
    const last = pressAll(wait(box, 60_000), 'OK 1114 OK');
    assert.equal(readDisplay(last).left, '1 KVAR');
    const locked = pressAll(last, '1115 OK');
    assert.equal(readDisplay(locked).word, 'LÅST');
    assert.deepEqual(follow(wait(locked, 60_000), ['OK', own, 'OK', 'OK']).said, ['LÅST', 'LÅST', '', 'LÅST']);
  });

  test('K2: the right PIN gives all the tries back', () => {
    const nearly = pressAll(makeStartedBox(own), 'OK 1111 OK 1111 OK 1111 OK 1111 OK');
    assert.equal(readDisplay(pressAll(nearly, `${own} OK OK OK 1111 OK`)).left, '4 KVAR');
  });

  test('K19: a wrong start PIN counts with its last digit, and a code is not to be had before an own PIN', () => {
    const box = pressAll(makeBox(start), 'OK 1111');
    assert.equal(readDisplay(box).word, 'FEL PIN');
    const left = wait(pressAll(box, `${start} ${own} OK`), 60_000);
    assert.deepEqual(follow(left, ['OK', own]).said, ['ANGE PIN', 'FEL PIN 4 KVAR']);
  });

  test('every display goes out by itself, and forgets what was keyed', () => {
    for (const steps of ['OK', 'OK 25', `OK ${own} OK`, `OK ${own} OK MENU`, `OK ${own} OK MENU OK 19`, 'OK 1111 OK']) {
      const box = pressAll(makeStartedBox(own), steps);
      const darkness = findDarkness(box) ?? 0;
      assert.equal(lookAt(box, darkness - 1), box, steps);
      assert.deepEqual(lookAt(box, darkness).display, { is: 'dark' }, steps);
      assert.equal(press(box, '1', darkness).display.is, 'dark', steps);
    }
  });
});
