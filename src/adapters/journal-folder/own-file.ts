import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A file that nobody has written, readable by the owner only: `<name>.jsonl`, or where there is one the next of that name. */
export async function beginFile(name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const file = n === 1 ? `${name}.jsonl` : `${name}-${n}.jsonl`;
    try {
      await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600).then((handle) => handle.close());
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * On the disk when it returns, or not in the file: what a full disk took half of would stand in the middle, and nothing behind it could be
 * read (T56). Throws Halved where it cannot be taken back.
 */
export async function addWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    const { size } = await handle.stat();
    await add(handle, text).catch(async (error: unknown) => {
      await handle.truncate(size).catch(() => {
        throw new Halved(file, { cause: error });
      });
      throw error;
    });
  } finally {
    await handle.close();
  }
}

/** Nothing may be written behind what stands there. */
export class Halved extends Error {}

async function add(handle: FileHandle, text: string): Promise<void> {
  await handle.writeFile(text);
  await handle.sync();
}
