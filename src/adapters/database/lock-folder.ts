import { createHash } from 'node:crypto';
import { open, readFile, realpath, unlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Broken } from '#ports';

/**
 * One process at a time in a data folder: PGlite takes no lock of its own, and two would silently lose each other's rows.
 * Returns what gives the folder back. Throws Broken('data-folder-in-use').
 */
export async function lockFolder(folder: string, platform = process.platform): Promise<() => Promise<void>> {
  const real = await realpath(folder);
  return platform === 'linux' ? bindName(real) : writeOwnPid(`${real}.pid`, real);
}

/** A name in the kernel, not a file: given back by the kernel however the process ends, kill -9 included. */
function bindName(folder: string): Promise<() => Promise<void>> {
  const name = `\0styrka-${createHash('sha256').update(folder).digest('hex')}`;
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? inUse(folder) : error));
    server.listen({ path: name }, () => {
      server.unref();
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

/** Beside the folder, so that a copy of the folder is not locked. A file left by a dead process is removed. */
async function writeOwnPid(file: string, folder: string): Promise<() => Promise<void>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid)).finally(() => handle.close());
      return () => unlink(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt === 2 || (await isAlive(file))) throw inUse(folder);
      await unlink(file).catch(() => {});
    }
  }
}

async function isAlive(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(folder: string): Broken {
  const sentence = 'Another process is using this data folder. Stop it first, or choose another folder.';
  return new Broken('data-folder-in-use', sentence, folder);
}
