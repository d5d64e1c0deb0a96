import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [next, mono] = ['atkinson-hyperlegible-next', 'atkinson-hyperlegible-mono'] as const;

/** The fonts of the letters, from their packages: the static `.woff` files, the only ones that the PDF writer can read. */
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

function read(font: string, part: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(`@fontsource/${font}/files/${font}-${part}-normal.woff`)));
}
