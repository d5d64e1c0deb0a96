import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createServer, readConfig } from '#server';
import { bank } from '../src/demo/bank.ts';

test('a server whose pages are not built says so and gives its database back: nothing keeps the process alive', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-start-'));
  let closed = 0;
  const opened = { ...openMemory(), close: async () => void closed++ };
  const config = readConfig({
    bank,
    policy: { profile: 'strict' },
    store: { folder: 'unused' },
    keys: { file: join(folder, 'keys') },
    listen: { host: '127.0.0.1', port: 0, appPort: 0 },
  });
  await assert.rejects(createServer(config, { opened, pages: folder }), { code: 'pages-not-built' });
  assert.equal(closed, 1);
  await rm(folder, { recursive: true });
});
