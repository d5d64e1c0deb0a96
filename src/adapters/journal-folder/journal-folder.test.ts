import assert from 'node:assert/strict';
import { appendFile, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { JournalFolder, JournalLine } from '#ports';
import { createJournalFolder } from './index.ts';

const line = (sequence: number, text = ''): JournalLine => ({
  sequence,
  at: 1,
  change: { is: 'once', of: 'sms', mark: `${sequence}${text}` },
});

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-journal-'));
  await run(join(parent, 'export')).finally(() => rm(parent, { recursive: true }));
}
const readAll = async (folder: JournalFolder, after = 0) => {
  const all: number[] = [];
  for await (const { sequence } of folder.read('e1', after)) all.push(sequence);
  return all;
};

describe('T57: the folder outside the database', () => {
  test('keeps what it was given, for its owner only', () =>
    inFolder(async (path) => {
      const folder = createJournalFolder({ folder: path, node: 'north' });
      assert.deepEqual([await folder.epochs(), await folder.last('e1'), await readAll(folder)], [[], undefined, []]);
      await folder.begin({ epoch: 'e1', began: 7, from: 0 });
      await folder.append('e1', [line(1), line(2)]);
      await folder.append('e1', [line(3, 'x'.repeat(200_000))]);
      await folder.begin({ epoch: 'e2', began: 8, from: 3 });
      assert.deepEqual(
        (await folder.epochs()).map(({ epoch }) => epoch),
        ['e2', 'e1'],
      );
      assert.deepEqual([(await folder.last('e1'))?.sequence, await folder.last('e2'), await readAll(folder, 1)], [3, undefined, [2, 3]]);
      if (process.platform === 'win32') return;
      assert.equal((await stat(path)).mode & 0o777, 0o700);
      for (const name of await readdir(path)) assert.equal((await stat(join(path, name))).mode & 0o777, 0o600);
    }));

  test('what a killed process has half written is not there, and its successor writes elsewhere', () =>
    inFolder(async (path) => {
      const folder = createJournalFolder({ folder: path, node: 'north' });
      await folder.begin({ epoch: 'e1', began: 7, from: 0 });
      await folder.append('e1', [line(1)]);
      const [file = ''] = (await readdir(path)).filter((name) => name.endsWith('.jsonl'));
      await appendFile(join(path, file), JSON.stringify(line(2)).slice(0, 20));
      assert.equal((await folder.last('e1'))?.sequence, 1);
      const next = createJournalFolder({ folder: path, node: 'north' });
      await next.append('e1', [line(2), line(3)]);
      assert.deepEqual(await readAll(next), [1, 2, 3]);
      await appendFile(join(path, file), '\n');
      await appendFile(join(path, file), `${JSON.stringify(line(9))}\n`);
      await assert.rejects(readAll(next), { code: 'export-unreadable' }, 'in the middle it is no crash but damage');
      await writeFile(join(path, 'epochs.json'), '{');
      await assert.rejects(next.epochs(), { code: 'export-unreadable' });
    }));

  test('nor is what it has half written of the first line of its file', () =>
    inFolder(async (path) => {
      const begin = createJournalFolder({ folder: path, node: 'north' });
      await begin.begin({ epoch: 'e1', began: 7, from: 0 });
      await begin.append('e1', [line(1)]);
      const [file = ''] = (await readdir(path)).filter((name) => name.endsWith('.jsonl'));
      await writeFile(join(path, file), JSON.stringify(line(1)).slice(0, 20));
      const next = createJournalFolder({ folder: path, node: 'north' });
      await next.append('e1', [line(1), line(2)]);
      await next.append('e1', [line(3)]);
      assert.deepEqual([(await next.last('e1'))?.sequence, await readAll(next)], [3, [1, 2, 3]]);
      if (process.platform !== 'win32')
        for (const name of await readdir(path)) assert.equal((await stat(join(path, name))).mode & 0o777, 0o600);
    }));

  for (const fails of ['writeFile', 'sync', 'truncate'] as const)
    test(`T56: what a full disk took half of does not stand in the middle (${fails})`, ({ mock }) =>
      inFolder(async (path) => {
        const folder = createJournalFolder({ folder: path, node: 'north' });
        await folder.begin({ epoch: 'e1', began: 7, from: 0 });
        await folder.append('e1', [line(1)]);
        const anyFile = await open(join(path, 'epochs.json'));
        const file = Object.getPrototypeOf(anyFile) as typeof anyFile;
        await anyFile.close();
        const full = async () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        };
        const writes = mock.method(file, 'writeFile', async function (this: typeof anyFile, text: string) {
          await this.write(text.slice(0, -10));
          if (fails !== 'sync') await full();
        });
        const others = fails === 'writeFile' ? [] : [mock.method(file, fails, full)];
        for (let n = 0; n < 3; n++) await assert.rejects(folder.append('e1', [line(2), line(3)]));
        for (const { mock: each } of [writes, ...others]) each.restore();
        await folder.append('e1', [line(2), line(3)]);
        await folder.append('e1', [line(4)]);
        assert.deepEqual([(await folder.last('e1'))?.sequence, await readAll(folder)], [4, [1, 2, 3, 4]]);
        const files = (await readdir(path)).filter((name) => name.endsWith('.jsonl'));
        assert.equal(files.length, fails === 'truncate' ? 4 : 1);
      }));
});
