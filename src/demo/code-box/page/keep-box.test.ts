import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBox, makeStartedBox } from '../machine/box.ts';
import type { GivenBox } from '../page-state.ts';
import { putBack, takeOut } from './keep-box.ts';

const given: GivenBox = {
  serial: 'LB-1007-5526',
  owner: 'Greta Öhman',
  secret: '3132333435363738393031323334353637383930',
  answerSecret: '3132333435363738393031323334353637383930',
  box: makeBox('4071', 5),
  handedOut: 1,
  note: '',
};

function openDrawer() {
  const inside = new Map<string, string>();
  return { getItem: (name: string) => inside.get(name) ?? null, setItem: (name: string, text: string) => void inside.set(name, text) };
}

test('K2: the PIN that was chosen, and the codes that were made, are there after a new load of the page', () => {
  const drawer = openDrawer();
  assert.deepEqual(takeOut(given, drawer), given.box);
  const started = makeStartedBox('7283', 9);
  putBack(given, started, drawer);
  assert.deepEqual(takeOut(given, drawer), started);
  assert.deepEqual(takeOut({ ...given, serial: 'LB-1007-4418' }, drawer), given.box, 'another box is untouched');
});

test('K28, D10: a box is never behind a code that the bank has seen from another browser', () => {
  const drawer = openDrawer();
  putBack(given, makeStartedBox('7283', 9), drawer);
  assert.equal(takeOut({ ...given, box: makeBox('4071', 30) }, drawer).counter, 30);
});

test('a bank that starts afresh hands out fresh boxes', () => {
  const drawer = openDrawer();
  putBack(given, makeStartedBox('7283', 9), drawer);
  assert.deepEqual(takeOut({ ...given, handedOut: 2 }, drawer), given.box);
});
