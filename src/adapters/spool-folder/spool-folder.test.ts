import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { PrintedLetter } from '#ports';
import { createSpoolFolder } from './index.ts';

const letter: PrintedLetter = {
  id: 'letter-1',
  kind: 'one-time-password',
  customer: 'maj',
  to: ['Maj Söderholm', 'Fyrgränd 4', '00990 Lykthamn'],
  posted: Date.UTC(2026, 10, 24, 13, 2),
  keptApart: true,
  form: 'pdf',
  pages: 1,
  bytes: Buffer.from('%PDF 48207163'),
  text: { language: 'sv', heading: 'Ditt engångslösenord', before: [], code: null, table: null, after: [] },
};

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-spool-'));
  await run(join(parent, 'letters')).finally(() => rm(parent, { recursive: true }));
}
const seen = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();

describe('the folder for a printing house', () => {
  test('a letter lies there with a sheet that says to whom, and nothing of what it holds; only the owner may read either', () =>
    inFolder(async (folder) => {
      assert.equal(await createSpoolFolder({ folder }).print(letter), 'printed');
      assert.deepEqual(await seen(folder), ['letter-1.json', 'letter-1.pdf']);
      assert.deepEqual(await readFile(join(folder, 'letter-1.pdf')), letter.bytes);
      const sheet = await readFile(join(folder, 'letter-1.json'), 'utf8');
      assert.deepEqual(JSON.parse(sheet), {
        letter: 'letter-1',
        kind: 'one-time-password',
        to: letter.to,
        post: '2026-11-24T13:02:00.000Z',
        file: 'letter-1.pdf',
        pages: 1,
        sha256: createHash('sha256').update(letter.bytes).digest('hex'),
      });
      assert.ok(!sheet.includes('48207163'));
      if (process.platform === 'win32') return;
      for (const name of ['letter-1.pdf', 'letter-1.json']) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
    }));

  test('printed once: after a crash the same letter is not put there again, though it was taken away meanwhile', () =>
    inFolder(async (folder) => {
      await createSpoolFolder({ folder }).print(letter);
      for (const name of await seen(folder)) await rm(join(folder, name));
      const after = createSpoolFolder({ folder });
      assert.equal(await after.print(letter), 'printed');
      assert.deepEqual(await seen(folder), []);
      await after.forget(letter.id);
      assert.deepEqual(await readdir(join(folder, '.work')), []);
    }));

  test('a crash just before the letter appeared loses nothing', () =>
    inFolder(async (folder) => {
      await createSpoolFolder({ folder }).print(letter);
      await rename(join(folder, 'letter-1.pdf'), join(folder, '.work', 'letter-1.pdf'));
      await createSpoolFolder({ folder }).print(letter);
      assert.deepEqual(await seen(folder), ['letter-1.json', 'letter-1.pdf']);
    }));
});
