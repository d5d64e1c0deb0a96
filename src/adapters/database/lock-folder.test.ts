import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockFolder } from './lock-folder.ts';

const folder = await mkdtemp(join(tmpdir(), 'styrka-lock-'));
after(() => Promise.all([rm(folder, { recursive: true }), rm(`${folder}.pid`, { force: true })]));

for (const platform of ['linux', 'darwin'] as const) {
  test(`a data folder has one process at a time, the way of ${platform}`, {
    skip: platform === 'linux' && process.platform !== 'linux',
  }, async () => {
    const unlock = await lockFolder(folder, platform);
    await assert.rejects(lockFolder(join(folder, '.'), platform), { code: 'data-folder-in-use', detail: folder });
    await unlock();
    await (await lockFolder(folder, platform))();
  });
}

test('where the system has no such names, what a dead process left behind does not lock for ever', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const left of [String(pid), '', 'nonsense']) {
    await writeFile(`${folder}.pid`, left);
    await (await lockFolder(folder, 'darwin'))();
  }
  await writeFile(`${folder}.pid`, String(process.pid));
  await assert.rejects(lockFolder(folder, 'darwin'), { code: 'data-folder-in-use' });
});
