import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { test } from 'node:test';
import { listTests, readRows } from './rows.ts';

const root = resolve(import.meta.dirname, '..');
const NOT_OURS = /^(?:node_modules|dist|data|\.git|\.cache)(?:\/|$)|\.log$/;
const CODE = /\.(?:tsx?|mjs|cjs|js|sql|sh)$/;

function listFiles(): string[] {
  const found = globSync('**/*', { cwd: root, exclude: (path) => NOT_OURS.test(path.split(sep).join('/')) });
  const hidden = globSync(['.*', '.ci/*', '.github/**'], { cwd: root });
  const paths = [...found, ...hidden].map((path) => path.split(sep).join('/'));
  return paths.filter((path) => !NOT_OURS.test(path) && statSync(join(root, path)).isFile()).sort();
}

const files = listFiles();
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const isText = (file: string) => !/\.(?:wav|mp3|ogg|opus|png|jpg|ico|woff2?|pdf|gz)$/.test(file);

/** Blanks out comments and the text of strings, so that words about a thing are not taken for the thing. */
function bare(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (text) => text.replace(/[^\n]/g, ' '));
}

function findIn(paths: string[], pattern: RegExp, prepare = (text: string) => text): string[] {
  return paths.flatMap((file) => {
    const lines = prepare(read(file)).split('\n');
    return lines.flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 100)}`] : []));
  });
}

test('no file of code is longer than 400 lines', () => {
  // Nobody writes the schema: it is what the migrations lead to (`scripts/write-schema.ts`).
  const written = files.filter((file) => CODE.test(file) && file !== 'migrations/schema.sql');
  const long = written.map((file) => ({ file, lines: read(file).split('\n').length - 1 }));
  assert.deepEqual(
    long.filter(({ lines }) => lines > 400),
    [],
  );
});

test('there is no drawer called utils, helpers, shared or common', () => {
  const drawer = /(?:^|\/)(?:utils?|helpers?|shared|commons?|misc)(?:\/|\.[a-z]+$)/;
  assert.deepEqual(
    files.filter((file) => drawer.test(file)),
    [],
  );
});

test('nothing is set up for the tests of every file: what is opened before a test stands in its describe', () => {
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file) && /^(?:before|beforeEach|afterEach)\(/m.test(read(file)));
  assert.deepEqual(tests, []);
});

test('files are named in kebab-case', () => {
  const odd = files.filter((file) => /^(?:src|test|bench|scripts)\//.test(file) && !/^[a-z0-9.-]+$/.test(basename(file)));
  assert.deepEqual(odd, []);
});

test('time and chance come through ports: source has no clock, timer or dice of its own', () => {
  const ruled = files.filter((file) => /^src\/.+\.tsx?$/.test(file) && !/^src\/(?:adapters|server|demo)\/|\/page\//.test(file));
  const clocks = /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bset(?:Timeout|Interval|Immediate)\b/;
  const dice = /\bMath\.random\b|\brandom(?:Bytes|UUID|Int|Fill|FillSync)\b|\bgetRandomValues\b/;
  assert.deepEqual(findIn(ruled, clocks, bare), []);
  assert.deepEqual(findIn(ruled, dice, bare), []);
});

test('the repository stands alone: it names no workplace and no package registry', () => {
  // Put together here, or this file would name them.
  const places = [
    '\\.\\./sha' + 'red\\b',
    '/wo' + 'rk/',
    '/tmp/' + 'w/',
    'registry\\.npm' + 'js',
    'deb\\.deb' + 'ian\\.org',
    '"resol' + 'ved":',
  ];
  assert.deepEqual(findIn(files.filter(isText), new RegExp(places.join('|'))), []);
});

test('every row that a test name cites is explained in docs/rows.md', () => {
  const rows = readRows();
  assert.ok(rows.size > 200, `only ${rows.size} rows were read`);
  const unexplained = listTests().flatMap(({ file, line, rows: cited }) =>
    cited.filter((row) => !rows.has(row)).map((row) => `${file}:${line}: ${row}`),
  );
  assert.deepEqual(unexplained, []);
});

test('no test is switched off or left alone', () => {
  const tests = files.filter((file) => /^(?:src|test)\/.+\.tsx?$/.test(file));
  assert.deepEqual(findIn(tests, /\b(?:test|it|describe|suite)\.(?:only|skip|todo)\(/, bare), []);
});
