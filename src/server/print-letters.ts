import { readLetterFonts } from '#adapters/font-files';
import { createSpoolFolder } from '#adapters/spool-folder';
import { type Fonts, printDue } from '#letters';
import type { Printer } from '#ports';
import type { Config } from './config.ts';
import type { Core } from './core.ts';

type PrintingParts = Pick<Core, 'stores' | 'keys' | 'clock' | 'node'> & { readonly config: Pick<Config, 'letters' | 'bank'> };

/** The job that prints what is due; `given` stands in for the printer of the configuration. Without either letters wait. */
export function createPrinting(core: PrintingParts, given?: Printer): () => Promise<number> {
  const { letters, bank } = core.config;
  const printer = given ?? (letters ? createSpoolFolder(letters) : null);
  let fonts: Promise<Fonts> | undefined;
  return async () => {
    if (!printer) return 0;
    fonts ??= readLetterFonts();
    return printDue({ ...core, ...bank, printer, fonts: await fonts });
  };
}
