import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unpackWoff } from './unpack-woff.ts';

const [next, mono] = ['atkinson-hyperlegible-next', 'atkinson-hyperlegible-mono'] as const;

/** The fonts of the letters, from their packages: the static `.woff` files, since the PDF writer can read no others. */
export async function readLetterFonts() {
  const [text, textExtended, bold, mono400, monoBold] = await Promise.all([
    read(next, 'latin-400'),
    read(next, 'latin-ext-400'),
    read(next, 'latin-700'),
    read(mono, 'latin-400'),
    read(mono, 'latin-700'),
  ]);
  return { text, textExtended, bold, mono: mono400, monoBold };
}

async function read(font: string, part: string): Promise<Uint8Array> {
  return unpackWoff(await readFile(fileURLToPath(import.meta.resolve(`@fontsource/${font}/files/${font}-${part}-normal.woff`))));
}
