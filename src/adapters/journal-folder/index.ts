import { chmod, mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Broken, type Epoch, type JournalFolder } from '#ports';
import { mergeLines } from './merge-lines.ts';
import { addWhole, beginFile, Halved } from './own-file.ts';
import { readLast } from './read-last.ts';

/**
 * The export as files of a folder outside the database: `epochs.json`, and for each epoch and start of a node `<epoch>-<node>-<from>.jsonl`,
 * one line each. Several nodes write the same lines each into a file of its own. Readable by the owner only.
 */
export function createJournalFolder({ folder, node }: { readonly folder: string; readonly node: string }): JournalFolder {
  const list = join(folder, 'epochs.json');
  let own: { readonly epoch: string; readonly file: string } | undefined;
  const filesOf = async (epoch: string) => {
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.startsWith(`${epoch}-`) && name.endsWith('.jsonl')).map((name) => join(folder, name));
  };
  return {
    epochs: () => readEpochs(list),
    async last(epoch) {
      const ends = await Promise.all((await filesOf(epoch)).map(readLast));
      return ends.reduce((one, other) => ((other?.sequence ?? 0) > (one?.sequence ?? 0) ? other : one), undefined);
    },
    async begin(epoch) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chmod(folder, 0o700);
      const all = [epoch, ...(await readEpochs(list))];
      await write(`${list}.new`, `${JSON.stringify(all, null, 2)}\n`);
      await rename(`${list}.new`, list);
      await syncFolder(folder);
    },
    async append(epoch, lines) {
      const [first] = lines;
      if (!first) return;
      // What a killed process has half written stands at the end of its file, and nothing after it.
      own = own?.epoch === epoch ? own : { epoch, file: await beginFile(join(folder, `${epoch}-${node}-${first.sequence}`)) };
      try {
        await addWhole(own.file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      } catch (error) {
        if (error instanceof Halved) own = undefined;
        throw error;
      }
    },
    async *read(epoch, after) {
      yield* mergeLines(await filesOf(epoch), after);
    },
  };
}

async function readEpochs(list: string): Promise<readonly Epoch[]> {
  const text = await readFile(list, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return [];
  try {
    return JSON.parse(text) as readonly Epoch[];
  } catch {
    throw new Broken('export-unreadable', 'What was exported of the audit cannot be read.', list);
  }
}

async function write(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
