import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** One test, with the rows (S12, D6, T9 …) that its name carries. */
export type NamedTest = { file: string; line: number; name: string; rows: string[] };

const A_ROW = /(?<![\w.-])(?:S\d+b?|K\d+[abc]?|[NDT]\d+|I[1-9])(?!\w)/g;
const A_TEST = /\b(?:test|it|describe|suite)(?:\.\w+)?\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;

/** Every test of src/ and test/, read from the text: nothing is run. */
export function listTests(): NamedTest[] {
  const files = globSync(['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'], { cwd: root }).map((file) => file.split(sep).join('/'));
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(A_TEST)].map((match) => {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      return { file, line: text.slice(0, match.index).split('\n').length, name, rows: [...new Set(name.match(A_ROW) ?? [])] };
    });
  });
}

/** The rows that docs/rows.md explains, in its order: S12 → what it asks for. */
export function readRows(): Map<string, string> {
  const text = readFileSync(join(root, 'docs/rows.md'), 'utf8');
  return new Map([...text.matchAll(/^\| ([SKNDIT]\d+[abc]?) \| (.+) \|$/gm)].map(([, row = '', says = '']) => [row, says]));
}
