import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openFolder } from '#adapters/database';
import { openMemory } from '#adapters/memory';
import { newDataFolder } from '../data-folder.ts';
import { histories, live } from './histories.ts';
import { newId } from './stores/samples.ts';

test('memory and the database answer alike, whatever is done in whatever order', async () => {
  const { folder, remove } = await newDataFolder();
  const { stores, close } = await openFolder({ folder });
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
    await remove();
  }
});
