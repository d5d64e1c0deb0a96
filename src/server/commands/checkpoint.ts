import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { WrongUse } from './command.ts';

/** How far an import has come, and a hash of all lines up to there: a checkpoint of another file is noticed. */
type Kept = { readonly last: number; readonly sha256: string };

export type Checkpoint = {
  /** The first line that has not been carried out. */
  readonly from: number;
  /** The same lines, watched as they pass. Throws WrongUse at the last line known if those before it are not the ones known. */
  watch(lines: AsyncIterable<string>): AsyncIterable<string>;
  /** To be called while the watched lines stand at line `last`. */
  keep(last: number): Promise<void>;
};

export async function openCheckpoint(file: string): Promise<Checkpoint> {
  const known = await readKept(file);
  const hash = createHash('sha256');
  return {
    from: known.last + 1,
    async *watch(lines) {
      let line = 0;
      for await (const text of lines) {
        line += 1;
        hash.update(`${text}\n`);
        if (line === known.last && hash.copy().digest('hex') !== known.sha256) throw wrongFile(file);
        yield text;
      }
      if (line < known.last) throw wrongFile(file);
    },
    async keep(last) {
      const kept: Kept = { last, sha256: hash.copy().digest('hex') };
      await writeFile(`${file}.new`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

async function readKept(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { last: 0, sha256: '' };
  try {
    const { last, sha256 } = JSON.parse(text) as Partial<Kept>;
    if (Number.isSafeInteger(last) && typeof sha256 === 'string') return { last: last ?? 0, sha256 };
  } catch {}
  throw new WrongUse(`${file} is no checkpoint of an import.`);
}

function wrongFile(file: string): WrongUse {
  return new WrongUse(`The checkpoint ${file} belongs to another file: the lines before it are not the same.`);
}
