import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { createCalls } from '#calls';
import type { Identify } from '#identification';
import { startJobs } from './jobs.ts';

function openJobs(deliver: () => Promise<number>, carriers: readonly (() => Promise<unknown>)[] = []) {
  const { stores, signals } = openMemory();
  const clock = createVirtualClock();
  const calls = createCalls({ stores, clock, random: createSeededRandom(1), signals, node: 'one' });
  const identify = { endCall: async () => {}, endOverdue: async () => 0, countLost: async () => 0 } as unknown as Identify;
  const complaints: string[] = [];
  const rounds = { watched: 0 };
  const watch = async () => rounds.watched++;
  const complain = (code: string) => void complaints.push(code);
  return {
    clock,
    complaints,
    rounds,
    parts: { clock, calls, identify, deliver, carryOrders: async () => 0, watch, carriers, complain },
  };
}

test('a job that fails is complained of, and keeps neither the others nor the next round from their work', async () => {
  const { clock, complaints, rounds, parts } = openJobs(async () => Promise.reject(new Error('no push service')));
  const stop = startJobs(parts);
  for (const ms of [0, 1_000, 1_000]) await clock.advance(ms);
  await stop();
  assert.equal(rounds.watched, 3);
  assert.deepEqual(complaints, ['job-failed', 'job-failed', 'job-failed']);
});

test('jobs that are stopped finish their round and begin no other', async () => {
  let finish = () => {};
  let begun = 0;
  const { clock, parts } = openJobs(() => {
    begun++;
    return new Promise((resolve) => {
      finish = () => resolve(0);
    });
  });
  const stop = startJobs(parts);
  await clock.advance(0);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await clock.advance(0);
  assert.equal(stopped, false);
  finish();
  await stopping;
  await clock.advance(5_000);
  assert.equal(begun, 1);
});

test('S42: a gateway that does not answer keeps the other jobs from nothing', async () => {
  let finish = () => {};
  const slow = () => new Promise<void>((resolve) => (finish = resolve));
  const { clock, rounds, parts } = openJobs(async () => 0, [slow]);
  const stop = startJobs(parts);
  for (const ms of [0, 1_000, 1_000]) await clock.advance(ms);
  assert.equal(rounds.watched, 3);
  finish();
  await stop();
});
