import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openFolder } from '#adapters/database';
import { openMemory } from '#adapters/memory';
import { histories, live } from './histories.ts';
import { newId } from './stores/samples.ts';

test('memory and the database answer alike, whatever is done in whatever order', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-agreement-'));
  const { stores, close } = await openFolder({ folder: join(parent, 'data') });
  try {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const word = newId('word');
        assert.deepEqual(await live(stores, word, history), await live(openMemory().stores, word, history));
      }),
      // Shrinking takes minutes at a database's pace; the seed that is printed leads back here.
      { numRuns: 25, endOnFailure: true },
    );
  } finally {
    await close();
    await rm(parent, { recursive: true });
  }
});
