import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Answer } from './http.ts';

const fontsource = '@fontsource-variable';
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 0 40 40"><path d="M9 6a6 6 0 0 1 12 0" fill="none" stroke="#0e2a33" stroke-width="2"/><path d="M4 12 15 5l11 7v3H4z" fill="#0e2a33"/><rect x="5" y="15" width="20" height="19" fill="#ffc83d" stroke="#0e2a33" stroke-width="2"/><path d="M15 15v19M5 24.5h20" stroke="#0e2a33" stroke-width="2"/><rect x="3" y="34" width="24" height="4" fill="#0e2a33"/></svg>`;

type File = { readonly type: string; readonly read: () => Promise<string | Uint8Array> };

/** The bank's fonts come from npm and are served by us; without the packages a page takes those of the machine. */
const font = (name: string): File => ({
  type: 'font/woff2',
  read: () => readFile(fileURLToPath(import.meta.resolve(`${fontsource}/${name}/files/${name}-latin-wght-normal.woff2`))),
});

const files: Readonly<Record<string, File>> = {
  '/hamnen.css': { type: 'text/css; charset=utf-8', read: () => readFile(new URL('hamnen.css', import.meta.url)) },
  '/mark.svg': { type: 'image/svg+xml', read: async () => mark },
  '/fonts/text.woff2': font('atkinson-hyperlegible-next'),
  '/fonts/mono.woff2': font('atkinson-hyperlegible-mono'),
  '/fonts/display.woff2': font('familjen-grotesk'),
};

export async function findFile(path: string): Promise<Answer | undefined> {
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!file) return undefined;
  const body = await file.read().catch(() => undefined);
  return body === undefined
    ? { status: 404 }
    : { status: 200, headers: { 'content-type': file.type, 'cache-control': 'max-age=3600' }, body };
}
