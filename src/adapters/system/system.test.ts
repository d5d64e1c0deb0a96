import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock, systemRandom } from '#adapters/system';

test('the clock calls back once the time has come, not before', async () => {
  const at = systemClock.now() + 20;
  const called = await new Promise<number>((resolve) => systemClock.at(at, () => resolve(systemClock.now())));
  assert.ok(called >= at, `called at ${called}, asked for ${at}`);
});

test('a cancelled call is never made', async () => {
  const calls: string[] = [];
  const at = systemClock.now() + 5;
  const cancel = systemClock.at(at, () => calls.push('cancelled'));
  cancel();
  await new Promise<void>((resolve) => systemClock.at(at + 10, resolve));
  assert.deepEqual(calls, []);
});

test('chance has the length asked for and does not repeat', () => {
  assert.equal(systemRandom.bytes(20).length, 20);
  assert.notDeepEqual(systemRandom.bytes(20), systemRandom.bytes(20));
});
