import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AssetList, readTokens, renderMark } from '#pages';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder to serve; its `assets.json` is read by `readAssets` of #pages. */
export const pagesFolder = join(root, 'dist', 'pages');

/**
 * Bundles every `page/main.ts` or `.tsx` under src, the stylesheet with its fonts, the mark and the app's service worker.
 * Does nothing where the sources are those of the last time. Says nothing; gives back the milliseconds it took.
 */
export async function buildPages({ force = false, to = pagesFolder }: { force?: boolean; to?: string } = {}): Promise<number> {
  const begun = performance.now();
  const sources = hashSources();
  if (force || sourcesOf(to) !== sources) {
    // Built beside and moved in one step: another process that serves the old pages never finds half of the new ones.
    const beside = `${to}.${randomUUID()}`;
    try {
      await bundle(beside);
      await copyStatics(beside);
      const list: AssetList = { sources, pages: await readPages(beside) };
      await writeFile(join(beside, 'assets.json'), JSON.stringify(list));
      await replaceFolder(beside, to);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  }
  return Math.round(performance.now() - begun);
}

/** The live pages by name: the folder that has the `page/`. */
function findPages(): Record<string, string> {
  const entries = globSync('src/**/page/main.{ts,tsx}', { cwd: root }).sort();
  return Object.fromEntries(entries.map((entry) => [basename(dirname(dirname(entry))), join(root, entry)]));
}

async function bundle(outDir: string): Promise<void> {
  // Vite takes longer to load than most starts that need no build.
  const { build } = await import('vite');
  const configFile = join(root, 'vite.config.ts');
  const input = { styrka: join(root, 'src/pages/styrka.css'), ...findPages() };
  await build({ root, configFile, build: { outDir, emptyOutDir: true, manifest: true, rolldownOptions: { input } } });
  const worker = join(root, 'src/app/page/service-worker.ts');
  if (!existsSync(worker)) return;
  // One classic file: Firefox has no module workers for push.
  const output = { format: 'iife', entryFileNames: 'app/service-worker.js', codeSplitting: false } as const;
  await build({ root, configFile, build: { outDir, emptyOutDir: false, rolldownOptions: { input: worker, output } } });
}

/** The mark as an icon, and what else lies in a page's folder and is no code: manifest, pictures. */
async function copyStatics(to: string): Promise<void> {
  const { light } = readTokens(await readFile(join(root, 'src/pages/tokens.css'), 'utf8'));
  await writeFile(join(to, 'mark.svg'), renderMark({ ink: light['ink'] ?? '', lantern: light['lantern'] ?? '' }));
  for (const file of globSync('src/**/page/*.{webmanifest,svg,png,ico}', { cwd: root })) {
    const target = join(to, basename(dirname(dirname(file))), basename(file));
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(root, file), target);
  }
}

type Chunk = { file: string; css?: string[]; imports?: string[] };

async function readPages(folder: string): Promise<AssetList['pages']> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  await rm(join(folder, '.vite'), { recursive: true });
  const pages = Object.entries(findPages()).map(([name, entry]) => {
    const chunk = manifest[relative(root, entry)];
    if (!chunk) throw new Error(`The page "${name}" was not built.`);
    return [name, { scripts: [chunk.file], styles: stylesOf(chunk, manifest) }];
  });
  return Object.fromEntries(pages);
}

function stylesOf(chunk: Chunk, manifest: Record<string, Chunk>): string[] {
  const imported = (chunk.imports ?? []).flatMap((name) => (manifest[name] ? stylesOf(manifest[name], manifest) : []));
  return [...new Set([...imported, ...(chunk.css ?? [])])];
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/**/*.*', 'vite.config.ts', 'scripts/build-pages.ts', 'package-lock.json'], { cwd: root });
  for (const file of files.sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function sourcesOf(folder: string): string | undefined {
  const list = join(folder, 'assets.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as AssetList).sources : undefined;
}

async function replaceFolder(beside: string, to: string): Promise<void> {
  const old = `${beside}.old`;
  await rename(to, old).catch(ignoreMissing);
  // Two processes that start at once: the one that comes second leaves the other's, which is the same.
  await rename(beside, to).catch((reason: NodeJS.ErrnoException) => {
    if (reason.code !== 'ENOTEMPTY' && reason.code !== 'EEXIST') throw reason;
  });
  await rm(old, { recursive: true, force: true });
}

function ignoreMissing(reason: NodeJS.ErrnoException): void {
  if (reason.code !== 'ENOENT') throw reason;
}

const help = `Builds the pages into dist/pages, for npm run serve. The demo does it by itself.

  npm run build

Takes no arguments. Does nothing where the sources are those of the last time. Exit codes: 0 built, 1 failed, 2 wrong arguments.
`;

async function main([argument]: readonly string[]): Promise<void> {
  if (argument === undefined) {
    console.log(`pages built in ${await buildPages()} ms`);
    return;
  }
  process.exitCode = argument === '--help' ? 0 : 2;
  (process.exitCode ? process.stderr : process.stdout).write(help);
}

if (import.meta.main) await main(process.argv.slice(2));
