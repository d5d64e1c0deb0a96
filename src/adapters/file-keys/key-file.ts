import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Broken, type Keys, type Random } from '#ports';
import { addSealingKey, drawKeyRing, type KeyRing, readKeyRing, writeKeyRing } from './key-ring.ts';
import { createKeys } from './keys.ts';

type KeyFile = { readonly file: string; readonly random: Random };

/** Keys from a file that only its owner may read, made on first use. For the demo and small installations; a bank brings an HSM. */
export async function openFileKeys({ file, random }: KeyFile): Promise<Keys> {
  const text = (await readOwn(file)) ?? (await begin({ file, random }));
  return createKeys(readKeyRing(text), random);
}

/** Adds a sealing key: new values are sealed with it as soon as the server starts again, old ones can still be opened. */
export async function rotateFileKeys({ file, random }: KeyFile): Promise<void> {
  const text = await readOwn(file);
  if (text === undefined) throw new Broken('keys-unreadable', 'The keys of this server cannot be read.', `${file} does not exist`);
  const fresh = await writeBeside({ file, random }, addSealingKey(readKeyRing(text), random));
  await rename(fresh, file);
  await syncFolder(file);
}

/** Two processes may begin at once: the link is made for one of them, and both read that one's keys. */
async function begin({ file, random }: KeyFile): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = await writeBeside({ file, random }, drawKeyRing(random));
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(fresh);
  await syncFolder(file);
  return readFile(file, 'utf8');
}

async function readOwn(file: string): Promise<string | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return undefined;
  refuseOpenFile(file, found);
  return readFile(file, 'utf8');
}

/** Throws Broken('key-file-open') for a file whose group or others may read it. `found`: its status; under Windows nothing is known of it. */
export function refuseOpenFile(file: string, found: { readonly mode: number }): void {
  if (process.platform === 'win32' || (found.mode & 0o077) === 0) return;
  throw new Broken('key-file-open', 'The key file can be read by others than its owner.', `chmod 600 ${file}`);
}

async function writeBeside({ file, random }: KeyFile, ring: KeyRing): Promise<string> {
  const fresh = `${file}.${Buffer.from(random.bytes(9)).toString('hex')}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(writeKeyRing(ring));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return fresh;
}

/** A new name is lost in a power cut unless its folder is written too, and with it everything sealed since. */
async function syncFolder(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}
