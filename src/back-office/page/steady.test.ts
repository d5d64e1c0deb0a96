import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DeskCall } from '../desk-state.ts';
import { keepSteady } from './steady.ts';

const calls = (...ids: string[]) => ids.map((id) => ({ id, identified: { name: `Name of ${id}` } }) as DeskCall);
const shownAs = (lines: ReturnType<typeof keepSteady>) => lines.map(({ call, gone }) => (gone ? `(${call.id})` : call.id)).join(' ');

describe('nothing jumps under a pointer', () => {
  test('while nobody points at the table it is the queue as it is', () => {
    const before = keepSteady([], calls('one', 'two'), false);
    assert.equal(shownAs(keepSteady(before, calls('two', 'three'), false)), 'two three');
  });

  test('while somebody does, a call that leaves keeps its line, and new ones come last', () => {
    const before = keepSteady([], calls('one', 'two'), false);
    const held = keepSteady(before, calls('two', 'three'), true);
    assert.equal(shownAs(held), '(one) two three');
    assert.equal(shownAs(keepSteady(held, calls('three'), true)), '(one) (two) three');
    assert.equal(shownAs(keepSteady(held, calls('three'), false)), 'three');
  });

  test('I1: the line of a call that has left names nobody any more', () => {
    const held = keepSteady(keepSteady([], calls('one'), false), [], true);
    assert.equal(held[0]?.call.identified, null);
  });
});
