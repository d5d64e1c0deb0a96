import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys } from '#adapters/virtual';
import { createServer, readConfig } from '#server';
import { bank } from '../src/demo/bank.ts';

test('a server that cannot start gives its database back: nothing keeps the process alive', async () => {
  let closed = 0;
  const opened = { ...openMemory(), close: async () => void closed++ };
  const config = readConfig({
    bank,
    policy: { profile: 'strict' },
    store: { folder: 'unused' },
    keys: { environment: 'UNUSED' },
    listen: { host: '127.0.0.1', port: 0, appPort: 0 },
  });
  await assert.rejects(createServer(config, { opened, keys: createPlainKeys(), pages: '/no-such-folder' }), /assets\.json/);
  assert.equal(closed, 1);
});
