import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Box, type Key, keys, makeBox, makeStartedBox, tries } from './box.ts';
import { readDisplay } from './display.ts';
import { lookAt } from './light.ts';
import { isWeakPin } from './pin.ts';
import { press } from './press.ts';

const start = '4071';
const own = '2580';

const openWith = (box: Box, pin: string) => (['OK', ...pin, 'OK'] as Key[]).reduce((now, key) => press(now, key, now.pressed), box);

const key = fc.constantFrom(...keys);
/** Hands that know the PIN, hands that do not, and fumbling ones. */
const gesture = fc.oneof(
  { weight: 3, arbitrary: key.map((one) => [one]) },
  { weight: 3, arbitrary: fc.constant<Key[]>(['OK', ...([...own] as Key[])]) },
  { weight: 2, arbitrary: fc.constant<Key[]>(['OK', ...([...own] as Key[]), 'OK']) },
  { weight: 1, arbitrary: fc.constant<Key[]>(['MENU', 'OK', '1', '9', '7', '3', 'OK', '1', '9', '7', '3', 'OK']) },
);
const asks: Key[] = ['OK', ...([...own] as Key[]), 'OK', 'MENU', 'MENU', '4', '8', '2', '1', '3', '9', '0', '7', 'OK'];
const pauses = fc.constantFrom(0, 300, 1_000, 5_000, 45_000, 120_000);
const hands = fc.array(fc.tuple(gesture, pauses), { maxLength: 60 });
const challenged = fc.array(fc.tuple(fc.oneof(gesture, fc.constant(asks)), pauses), { maxLength: 30 });
const anyBox = fc.constantFrom(makeBox(own), makeBox(start), makeStartedBox(own), makeStartedBox('1973', 12));

/** Every box on the way, beside the one before it. */
function* walk(first: Box, presses: readonly (readonly [readonly Key[], number])[]): Generator<readonly [before: Box, after: Box]> {
  let before = first;
  let now = 0;
  for (const [pressed, pause] of presses) {
    now += pause;
    for (const one of pressed) {
      const after = press(before, one, now);
      yield [lookAt(before, now), after];
      before = after;
    }
  }
}

test('K28, D10: the counter rises by one with each code that comes on the display, and never otherwise', () => {
  fc.assert(
    fc.property(anyBox, hands, (box, presses) => {
      for (const [before, after] of walk(box, presses)) {
        const isNew = after.display.is === 'code' && before.display !== after.display;
        assert.equal(after.counter, before.counter + (isNew ? 1 : 0));
        if (after.display.is === 'code') assert.equal(after.display.counter, after.counter - 1);
      }
    }),
  );
});

test('N5, K2: answers are counted apart, and come only where a code was shown before and eight digits were keyed', () => {
  fc.assert(
    fc.property(anyBox, challenged, (box, presses) => {
      for (const [before, after] of walk(box, presses)) {
        const isNew = after.display.is === 'answer' && before.display !== after.display;
        assert.equal(after.answered, (before.answered ?? 0) + (isNew ? 1 : 0));
        if (isNew) assert.equal('keyed' in before.display && before.display.keyed.length, 8);
        if (after.display.is === 'challenge' && before.display.is !== 'challenge') assert.equal(before.display.is, 'menu');
      }
    }),
  );
});

test('K2: a code comes only by the OK that follows the whole right PIN of a started box', () => {
  fc.assert(
    fc.property(anyBox, hands, (box, presses) => {
      for (const [before, after] of walk(box, presses)) {
        if (after.display.is !== 'code' || before.display === after.display) continue;
        assert.deepEqual(before.display, { is: 'pin', keyed: before.pin });
        assert.equal(before.isStart, false);
      }
    }),
  );
});

test('K2: hands that cannot key one digit of the PIN change nothing but the tries, and five wrong ones are for good', () => {
  const blind = fc.constantFrom(...keys.filter((one) => one !== '5'));
  fc.assert(
    fc.property(fc.boolean(), fc.array(blind, { maxLength: 120 }), (isStart, pressed) => {
      const box = isStart ? makeBox(own) : makeStartedBox(own);
      for (const [, after] of walk(box, [[pressed, 0]])) {
        assert.deepEqual([after.pin, after.isStart, after.counter], [own, isStart, 0]);
        assert.ok(after.wrong <= tries);
        if (after.wrong < tries) continue;
        assert.ok(['locked', 'dark'].includes(after.display.is));
        assert.ok(['locked', 'dark'].includes(openWith(after, own).display.is));
      }
    }),
  );
});

test('K22: the PIN is the one it came with or a strong one, and the start PIN never becomes an own one', () => {
  fc.assert(
    fc.property(anyBox, hands, (box, presses) => {
      for (const [before, after] of walk(box, presses)) {
        if (after.pin !== before.pin) assert.ok(/^\d{4}$/.test(after.pin) && !isWeakPin(after.pin));
        if (before.isStart && !after.isStart) assert.notEqual(after.pin, before.pin);
      }
    }),
  );
});

test('RTS art. 22: no digit of a PIN can be read off the display', () => {
  fc.assert(
    fc.property(anyBox, hands, (box, presses) => {
      for (const [, after] of walk(box, presses)) {
        const { word, left, stars } = readDisplay(after);
        assert.match(`${word}|${left}|${stars}`, /^[A-ZÅ ]*\|([1-4] KVAR)?\|\*{0,4}$/);
      }
    }),
  );
});

test('a box is the same after it was kept as JSON', () => {
  fc.assert(
    fc.property(anyBox, hands, (box, presses) => {
      for (const [, after] of walk(box, presses)) assert.deepEqual(JSON.parse(JSON.stringify(after)), after);
    }),
  );
});
