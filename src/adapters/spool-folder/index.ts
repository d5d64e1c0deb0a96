import { createHash } from 'node:crypto';
import { access, chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrintedLetter, Printer } from '#ports';

/**
 * Letters as files for a printing house: `<id>.json` says to whom, then `<id>.pdf` or `<id>.brf` appears, whole, at once. Who
 * takes them away deletes both. Readable by the owner only.
 */
export function createSpoolFolder({ folder }: { readonly folder: string }): Printer {
  const work = join(folder, '.work');
  const begun = (id: string) => join(work, `${id}.begun`);
  return {
    async print(letter) {
      await openFolders(folder, work);
      const file = `${letter.id}.${letter.form}`;
      // A second time: the first wrote the mark when all was ready, and moved the letter out as its last deed.
      if (!(await isThere(begun(letter.id)))) await makeReady(work, letter, begun(letter.id));
      if (!(await isThere(join(work, file)))) return 'printed';
      if (await isThere(join(work, `${letter.id}.json`))) await rename(join(work, `${letter.id}.json`), join(folder, `${letter.id}.json`));
      await rename(join(work, file), join(folder, file));
      await sync(folder);
      return 'printed';
    },
    async forget(id) {
      await rm(begun(id), { force: true });
    },
  };
}

async function openFolders(folder: string, work: string): Promise<void> {
  await mkdir(work, { recursive: true, mode: 0o700 });
  for (const each of [folder, work]) await chmod(each, 0o700);
}

async function makeReady(work: string, letter: PrintedLetter, mark: string): Promise<void> {
  await write(join(work, `${letter.id}.${letter.form}`), letter.bytes);
  await write(join(work, `${letter.id}.json`), `${JSON.stringify(describe(letter), null, 2)}\n`);
  await write(mark, '');
  await sync(work);
}

/** The cover sheet: nothing of what the letter says. */
function describe({ id, kind, to, posted, form, pages, bytes }: PrintedLetter) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { letter: id, kind, to, post: new Date(posted).toISOString(), file: `${id}.${form}`, pages, sha256 };
}

async function write(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
