import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('../../scripts/build-pages.ts', import.meta.url));

/** Bundles the pages, as a process of its own: the source knows no script. Does nothing where they are built already. Returns ms. */
export async function buildPages(): Promise<number> {
  const begun = performance.now();
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  return performance.now() - begun;
}
