import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { orderLetter } from '#letters';
import { choosePolicy } from '#policy';
import { lyktbanken } from '#texts';
import type { Config } from '../../src/server/config.ts';
import { createPrinting } from '../../src/server/print-letters.ts';

const about = { brand: lyktbanken, numbers: [{ number: '08-465 004 10', language: 'sv' }], timeZone: 'Europe/Stockholm' } as const;
const bank = about as unknown as Config['bank'];

async function openPost() {
  const { stores } = openMemory();
  const maj = { id: 'maj', name: 'Maj Söderholm', language: 'sv', identifiers: [], born: null, letters: 'ordinary' } as const;
  await stores.customers.add(
    { ...maj, address: ['Lotsgatan 11 B', '123 45 Lykthamn'], blocked: null, closed: null, since: 0 },
    { audit: [] },
  );
  const core = { stores, keys: createPlainKeys(), clock: createVirtualClock(), node: 'north', random: createSeededRandom(5) };
  await orderLetter(
    { ...core, policy: choosePolicy('described') },
    { customer: 'maj', content: { kind: 'user-code', userCode: '604218' } },
  );
  return core;
}

test('a bank that names a folder finds its letters there; one that names none keeps them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-letters-'));
  try {
    const core = await openPost();
    assert.equal(await createPrinting({ ...core, config: { bank } })(), 0);
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await createPrinting({ ...core, config: { bank, letters: { folder } } })(), 1);
    const found = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    assert.deepEqual(found.map((name) => name.split('.')[1]).sort(), ['json', 'pdf']);
    assert.equal(await createPrinting({ ...core, config: { bank, letters: { folder } } })(), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
